import type { OrganizationView } from "../../app/contracts/organizations.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import {
  canChangeIdentity,
  canChangeOrganization,
  canConfirmCreditCode,
  canSeeBusinessFacts,
} from "../access/organization-rules.ts";
import type { Actor } from "../access/actor.ts";
import { isInsider } from "../access/scope.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { organizationFacts } from "./organization-facts.ts";

/** Organizations field by field, as far as the actor may see them. */
export async function presentOrganizations(
  dependencies: AllianceDependencies,
  actor: Actor,
  organizations: OrganizationRecord[],
): Promise<OrganizationView[]> {
  const { models, divisionName } = dependencies;
  const facts = await organizationFacts(dependencies, organizations);
  const memberships = await models.memberships
    .find({ organization: { $in: organizations.map((record) => record._id) }, leftAt: null })
    .lean();
  const alliances = await models.alliances
    .find({ _id: { $in: memberships.map((member) => member.alliance) } }, { name: 1, county: 1 })
    .lean();
  const visible = new Map(
    alliances
      .filter((alliance) => isInsider(actor, { alliance: alliance._id, county: alliance.county }))
      .map((alliance) => [alliance._id, alliance.name]),
  );
  return organizations.map((record, index) => {
    const fact = facts[index]!;
    const open = canSeeBusinessFacts(actor, fact);
    return {
      id: record._id,
      name: record.name,
      shortName: record.shortName,
      kind: record.kind,
      creditCode: record.creditCode,
      creditCodeChecked: record.creditCodeChecked,
      county: record.county,
      countyName: divisionName(record.county) ?? record.county,
      place: record.place,
      placeName: divisionName(record.place) ?? record.place,
      industry: record.industry,
      size: record.size,
      revenue: open && record.revenueFen !== null ? { amount: record.revenueFen, currency: "CNY" as const } : null,
      qualifications: record.qualifications,
      contactPhone: open ? record.contactPhone : record.contactPhone && maskPhone(record.contactPhone),
      alliances: memberships
        .filter((member) => member.organization === record._id && visible.has(member.alliance))
        .map((member) => ({
          id: member.alliance,
          name: visible.get(member.alliance)!,
          links: member.links,
          leading: member.leading,
        })),
      may: {
        change: canChangeOrganization(actor, fact),
        changeIdentity: canChangeIdentity(actor, fact),
        confirmCreditCode: !record.creditCodeChecked && canConfirmCreditCode(actor, fact),
      },
      revision: record.revision,
      createdAt: record.createdAt.toISOString(),
    };
  });
}

/** A phone number of which only the first three and last four digits are left: 138****0000. Pure. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
