import type { AppLoadContext } from "@remix-run/node";
import type { Role } from "../../contracts/people.ts";
import { orErrorPage } from "../../http/or-error-page.ts";
import type { requireActor } from "../../http/require-actor.ts";
import type { Intake } from "./intake.ts";

/**
 * For a loader: what the form of a ledger is offered while the address asks for it (`?new`, `?for=` an alliance).
 * `keepers`: roles that enter things in the name of others. Null while the form is shut, and for who is in no alliance.
 */
export async function readIntake(
  context: AppLoadContext,
  actor: ReturnType<typeof requireActor>,
  search: URLSearchParams,
  keepers: readonly Role[],
): Promise<Intake | null> {
  if (!search.has("new")) return null;
  const { alliances: service } = context.services;
  const { items } = await orErrorPage(context, service.listAlliances(actor, { limit: 100 }));
  const alliances = items.map(({ id, name }) => ({ id, name }));
  const wanted = search.get("for") ?? actor.seat?.alliance;
  const alliance = (alliances.find(({ id }) => id === wanted) ?? alliances[0])?.id;
  if (alliance === undefined) return null;
  const keeps = actor.seats.some((seat) => keepers.includes(seat.role) && (seat.alliance === alliance || seat.role === "officer"));
  return { alliances, alliance, units: keeps ? await orErrorPage(context, service.listUnits(actor, alliance)) : null };
}
