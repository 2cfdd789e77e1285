import type { Actor } from "./actor.ts";
import { actsFor, isAdministrator, isInsider, isOfficerOfCounty, keepsAlliance, speaksFor, type AllianceScope } from "./scope.ts";

/** What the rules need to know of an organization; `memberOf`: alliances that it is a member or the lead department of. */
export interface OrganizationFacts {
  id: string;
  county: string;
  memberOf: AllianceScope[];
}

/** A secretary of any alliance of the county. Pure. */
export const isSecretaryInCounty = (actor: Actor, county: string): boolean =>
  actor.seats.some((seat) => seat.role === "secretary" && seat.county === county);

/** The register of a county's organizations is kept by its officers and its alliances' secretaries. Pure. */
export const keepsRegister = (actor: Actor, county: string): boolean =>
  isAdministrator(actor) || isOfficerOfCounty(actor, county) || isSecretaryInCounty(actor, county);

/** Who keeps the county's register, who speaks for it, and the insiders of its alliances read an organization. Pure. */
export const canReadOrganization = (actor: Actor, organization: OrganizationFacts): boolean =>
  keepsRegister(actor, organization.county) ||
  speaksFor(actor, organization.id) ||
  organization.memberOf.some((scope) => isInsider(actor, scope));

/** Who keeps the register enters an organization. Pure. */
export const canEnterOrganization = (actor: Actor, county: string): boolean => keepsRegister(actor, county);

/** Name, kind and credit code: administrator, officer of the county, secretary of an alliance that it belongs to. Pure. */
export const canChangeIdentity = (actor: Actor, organization: OrganizationFacts): boolean =>
  isAdministrator(actor) ||
  isOfficerOfCounty(actor, organization.county) ||
  organization.memberOf.some((scope) => keepsAlliance(actor, scope));

/** All else: they too, and who acts for it. Pure. */
export const canChangeOrganization = (actor: Actor, organization: OrganizationFacts): boolean =>
  canChangeIdentity(actor, organization) || actsFor(actor, organization.id);

/** A code with a wrong check digit is confirmed by an officer of the county or an administrator, not by its owner. Pure. */
export const canConfirmCreditCode = (actor: Actor, organization: OrganizationFacts): boolean =>
  isAdministrator(actor) || isOfficerOfCounty(actor, organization.county);

/** Revenue and the full phone number: who may change them. Pure. */
export const canSeeBusinessFacts = (actor: Actor, organization: OrganizationFacts): boolean =>
  canChangeOrganization(actor, organization);
