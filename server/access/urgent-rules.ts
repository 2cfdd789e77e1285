import type { UrgentMatterRecord } from "../../models/urgent-matter.ts";
import type { Actor } from "./actor.ts";
import { canConduct, canPrepare } from "./meeting-rules.ts";
import { isInsider, readableInside } from "./scope.ts";

/** What the rules need to know of an urgent matter. */
export type UrgentSubject = Pick<UrgentMatterRecord, "alliance" | "county">;

/** Who may see one: insiders of its alliance, the county's officers among them. Pure. */
export const canSeeUrgent = (actor: Actor, subject: UrgentSubject): boolean => isInsider(actor, subject);

/** Filter for those that the actor finds in the ledger and that are counted. Pure. */
export const readableUrgent = (actor: Actor): Record<string, unknown> => readableInside(actor, []);

/** Who may register one: the chair of today, or who acts for them, and the secretary. Pure. */
export const canRegisterUrgent = (actor: Actor, alliance: string): boolean => canPrepare(actor, alliance);

/** Who enters what the meeting said of it: who conducts the meeting, and nobody else. Pure. */
export const canDecideUrgent = (actor: Actor, alliance: string): boolean => canConduct(actor, alliance);
