import type { Actor } from "./actor.ts";
import { actsFor, hasRoleInAlliance, isAdministrator, isChair, isOfficerOfCounty, speaksFor } from "./scope.ts";

/** Whom a suggestion or a cooperation concerns. */
export interface DealSubject {
  parties: readonly string[];
  alliances: readonly string[];
  counties: readonly string[];
}

/**
 * Who sees a suggestion or a cooperation, with its prices. Pure.
 * Who speaks for one of its parties; the secretary and the chair of today of an alliance concerned; officers of a
 * county concerned; administrators. Other members of the alliance do not: what two firms agree on is theirs.
 */
export function canSeeDeal(actor: Actor, deal: DealSubject): boolean {
  return (
    isAdministrator(actor) ||
    deal.parties.some((party) => speaksFor(actor, party)) ||
    deal.alliances.some((alliance) => hasRoleInAlliance(actor, "secretary", alliance) || isChair(actor, alliance)) ||
    deal.counties.some((county) => isOfficerOfCounty(actor, county))
  );
}

/**
 * In the name of which parties the actor may answer a suggestion, promise, deliver, confirm and break. Pure.
 * Those for which the actor acts: as liaison, service unit or officer of that organization. A secretary types for
 * others in listings, but never agrees in their name.
 */
export const partiesActedFor = (actor: Actor, deal: DealSubject): string[] => deal.parties.filter((party) => actsFor(actor, party));

/** Who changes an alliance's weights and runs its plan: its secretary, an officer of its county, an administrator. Pure. */
export { keepsAlliance as canKeepMatching } from "./scope.ts";
