import type { Role } from "../../app/contracts/people.ts";
import type { Actor } from "./actor.ts";

/** The alliance that a record belongs to, and that alliance's county. */
export interface AllianceScope {
  alliance: string;
  county: string;
}

/** Anybody with an administrator's seat. Pure. */
export const isAdministrator = (actor: Actor): boolean => actor.seats.some((seat) => seat.role === "administrator");

/** A person with this role in the alliance itself. Pure. */
export const hasRoleInAlliance = (actor: Actor, role: Role, alliance: string): boolean =>
  actor.seats.some((seat) => seat.role === role && seat.alliance === alliance);

/** A department officer of the county: sees every alliance of that county. Pure. */
export const isOfficerOfCounty = (actor: Actor, county: string): boolean =>
  actor.seats.some((seat) => seat.role === "officer" && seat.county === county);

/** A person who speaks for the organization: its liaison, its chair of today, its officer or its service unit. Pure. */
export const speaksFor = (actor: Actor, organization: string): boolean =>
  actor.seats.some((seat) => seat.organization === organization);

/** The liaison, service unit or officer of an organization: may act in its name. Pure. */
export const actsFor = (actor: Actor, organization: string): boolean =>
  actor.seats.some(
    (seat) =>
      seat.organization === organization &&
      (seat.role === "liaison" || seat.role === "service" || seat.role === "officer"),
  );

/**
 * Whoever has any seat in the alliance, is an officer of its county, or an administrator, is an insider:
 * may read what the alliance shares among its members. Pure.
 */
export const isInsider = (actor: Actor, scope: AllianceScope): boolean =>
  isAdministrator(actor) ||
  isOfficerOfCounty(actor, scope.county) ||
  actor.seats.some((seat) => seat.alliance === scope.alliance);

/** The secretary of the alliance, an officer of its county or an administrator keeps its registers. Pure. */
export const keepsAlliance = (actor: Actor, scope: AllianceScope): boolean =>
  isAdministrator(actor) ||
  isOfficerOfCounty(actor, scope.county) ||
  hasRoleInAlliance(actor, "secretary", scope.alliance);

/** The chair whose term (or acting time) runs today. Pure. */
export const isChair = (actor: Actor, alliance: string): boolean => hasRoleInAlliance(actor, "chair", alliance);

/** Alliances in which the actor has a seat. Pure. */
export const alliancesOf = (actor: Actor): string[] => [
  ...new Set(actor.seats.flatMap((seat) => (seat.alliance ? [seat.alliance] : []))),
];

/** Counties whose every alliance the actor may read. Pure. */
export const countiesOf = (actor: Actor): string[] => [
  ...new Set(actor.seats.flatMap((seat) => (seat.role === "officer" && seat.county ? [seat.county] : []))),
];

/** Organizations in whose name the actor may read. Pure. */
export const organizationsOf = (actor: Actor): string[] => [
  ...new Set(actor.seats.flatMap((seat) => (seat.organization ? [seat.organization] : []))),
];

/** Filter for records of alliances that the actor is an insider of (as `isInsider`), or that suit one of the other `ways`. Pure. */
export const readableInside = (actor: Actor, ways: Record<string, unknown>[]): Record<string, unknown> =>
  isAdministrator(actor) ? {} : { $or: [{ alliance: { $in: alliancesOf(actor) } }, { county: { $in: countiesOf(actor) } }, ...ways] };
