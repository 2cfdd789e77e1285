import type { Actor } from "./actor.ts";
import { countiesOf, isAdministrator, organizationsOf } from "./scope.ts";

/** Restricts a query on suggestions or cooperations to what `canSeeDeal` lets the actor see. Pure. */
export function readableDeals(actor: Actor): Record<string, unknown> {
  if (isAdministrator(actor)) return {};
  const alliances = actor.seats.flatMap((seat) =>
    seat.alliance && (seat.role === "secretary" || seat.role === "chair") ? [seat.alliance] : [],
  );
  const counties = countiesOf(actor);
  const ways = [
    { parties: { $in: organizationsOf(actor) } },
    ...(alliances.length > 0 ? [{ alliances: { $in: alliances } }] : []),
    ...(counties.length > 0 ? [{ counties: { $in: counties } }] : []),
  ];
  return ways.length === 1 ? ways[0]! : { $or: ways };
}
