import type { Actor } from "./actor.ts";
import { isAdministrator, isChair, isInsider, isOfficerOfCounty, keepsAlliance, type AllianceScope } from "./scope.ts";

/** Its insiders read an alliance: chain, members, rotation, seats. Pure. */
export const canReadAlliance = (actor: Actor, scope: AllianceScope): boolean => isInsider(actor, scope);

/** An officer of the county or an administrator founds an alliance. Pure. */
export const canFoundAlliance = (actor: Actor, county: string): boolean =>
  isAdministrator(actor) || isOfficerOfCounty(actor, county);

/** The secretary, an officer of the county or an administrator keeps chain, members and rotation. Pure. */
export const canKeepAlliance = (actor: Actor, scope: AllianceScope): boolean => keepsAlliance(actor, scope);

/**
 * Who names a term's deputy and calls them in: who keeps the alliance; and the chair of today, for the term that is
 * their own. Pure.
 */
export const canCallDeputy = (actor: Actor, scope: AllianceScope, holder: string | null): boolean =>
  keepsAlliance(actor, scope) || (isChair(actor, scope.alliance) && actor.person.id === holder);
