import type { Actor } from "../../server/access/actor.ts";

/** The firm for which somebody looks at conditions: that of the seat in force, where it is a liaison's or the chair's. Pure. */
export const firmOf = (actor: Actor): string | null =>
  actor.seat?.role === "liaison" || actor.seat?.role === "chair" ? actor.seat.organization : null;
