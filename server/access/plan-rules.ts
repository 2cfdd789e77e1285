import type { PlanScopeKind } from "../../app/contracts/plans.ts";
import type { Actor } from "./actor.ts";
import { countiesOf, isAdministrator, isChair, isInsider, isOfficerOfCounty, keepsAlliance } from "./scope.ts";

/** What a plan is made for: an alliance with its county, a county, or a province by its code. */
export type PlanSubject =
  | { kind: "alliance"; id: string; county: string }
  | { kind: Exclude<PlanScopeKind, "alliance">; id: string };

/** Whether a county lies in a province, by their codes. Pure. */
export const liesIn = (county: string, province: string): boolean => county.slice(0, 2) === province.slice(0, 2);

/**
 * Who computes a plan and makes it suggestions. Pure.
 * An alliance's: its secretary, an officer of its county, an administrator. A county's: its officers and administrators.
 * A province's: administrators.
 */
export function canRunPlan(actor: Actor, subject: PlanSubject): boolean {
  switch (subject.kind) {
    case "alliance":
      return keepsAlliance(actor, { alliance: subject.id, county: subject.county });
    case "county":
      return isAdministrator(actor) || isOfficerOfCounty(actor, subject.id);
    case "province":
      return isAdministrator(actor);
  }
}

/**
 * Who reads a plan, its needs only as far as they may read those. Pure.
 * Who computes it; of an alliance also the chair of today; of a province also the officers of its counties.
 */
export function canReadPlan(actor: Actor, subject: PlanSubject): boolean {
  if (canRunPlan(actor, subject)) return true;
  if (subject.kind === "alliance") return isChair(actor, subject.id);
  return subject.kind === "province" && countiesOf(actor).some((county) => liesIn(county, subject.id));
}

/**
 * Who may know that something is planned for at all: for everybody else it does not exist. Pure.
 * Insiders of the alliance; who has a seat in the county, or in a county of the province; administrators.
 */
export function knowsPlanSubject(actor: Actor, subject: PlanSubject): boolean {
  if (subject.kind === "alliance") return isInsider(actor, { alliance: subject.id, county: subject.county });
  if (isAdministrator(actor)) return true;
  return actor.seats.some(({ county }) => county !== null && (subject.kind === "county" ? county === subject.id : liesIn(county, subject.id)));
}
