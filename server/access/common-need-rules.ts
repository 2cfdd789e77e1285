import type { Actor } from "./actor.ts";
import { countiesOf, hasRoleInAlliance, isAdministrator, isChair, isOfficerOfCounty } from "./scope.ts";

/** What the rules ask of a common need: the alliances and counties of its members. */
export interface CommonNeedSubject {
  alliances: readonly string[];
  counties: readonly string[];
}

/**
 * Who finds a common need in the list: the secretary and the chair of today of an alliance concerned, officers of a
 * county concerned, administrators. Pure.
 */
export const canListCommonNeed = (actor: Actor, { alliances, counties }: CommonNeedSubject): boolean =>
  isAdministrator(actor) ||
  alliances.some((alliance) => hasRoleInAlliance(actor, "secretary", alliance) || isChair(actor, alliance)) ||
  counties.some((county) => isOfficerOfCounty(actor, county));

/**
 * Who may open one: these, and whoever has a seat in an alliance concerned, because it may stand on a meeting's agenda.
 * They learn how many have it, and of its members those whose listings they may read. Pure.
 */
export const canReadCommonNeed = (actor: Actor, subject: CommonNeedSubject): boolean =>
  canListCommonNeed(actor, subject) || subject.alliances.some((alliance) => actor.seats.some((seat) => seat.alliance === alliance));

/** Who may say that a need is not the same: who finds it in the list, but for the chair, who does not keep registers. Pure. */
export const canChangeCommonNeed = (actor: Actor, { alliances, counties }: CommonNeedSubject): boolean =>
  isAdministrator(actor) ||
  alliances.some((alliance) => hasRoleInAlliance(actor, "secretary", alliance)) ||
  counties.some((county) => isOfficerOfCounty(actor, county));

/** Restricts a query on common needs to what `canListCommonNeed` allows; null: nothing. Pure. */
export function listableCommonNeeds(actor: Actor): Record<string, unknown> | null {
  if (isAdministrator(actor)) return {};
  const kept = actor.seats.flatMap(({ role, alliance }) => (alliance && (role === "secretary" || role === "chair") ? [alliance] : []));
  const counties = countiesOf(actor);
  if (kept.length === 0 && counties.length === 0) return null;
  return { $or: [{ alliances: { $in: kept } }, { counties: { $in: counties } }] };
}
