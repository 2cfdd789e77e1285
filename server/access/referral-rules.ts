import type { Actor } from "./actor.ts";
import { countiesOf, hasRoleInAlliance, isAdministrator, isOfficerOfCounty, organizationsOf, speaksFor, type AllianceScope } from "./scope.ts";

export interface ReferralSubject extends AllianceScope {
  owner: string;
}

/**
 * Who reads a request for an introduction: who speaks for the owner of the listing, the secretary of its alliance,
 * officers of its county, administrators. Pure.
 */
export const canReadReferral = (actor: Actor, referral: ReferralSubject): boolean =>
  speaksFor(actor, referral.owner) ||
  hasRoleInAlliance(actor, "secretary", referral.alliance) ||
  isOfficerOfCounty(actor, referral.county) ||
  isAdministrator(actor);

/** Who answers it: officers of the county, who oversee all of its alliances, and administrators. Pure. */
export const canAnswerReferral = (actor: Actor, referral: AllianceScope): boolean =>
  isOfficerOfCounty(actor, referral.county) || isAdministrator(actor);

/** Restricts a query on requests to what `canReadReferral` allows. Pure. */
export function readableReferrals(actor: Actor): Record<string, unknown> {
  if (isAdministrator(actor)) return {};
  const kept = actor.seats.flatMap((seat) => (seat.role === "secretary" && seat.alliance ? [seat.alliance] : []));
  return { $or: [{ owner: { $in: organizationsOf(actor) } }, { alliance: { $in: kept } }, { county: { $in: countiesOf(actor) } }] };
}
