import type { ClientSession } from "mongoose";
import type { OrganizationFacts } from "../access/organization-rules.ts";
import type { Dependencies } from "../dependencies.ts";

/** What the access rules need to know of organizations, in the order of their records. */
export async function organizationFacts(
  { models }: Pick<Dependencies, "models">,
  organizations: { _id: string; county: string }[],
  session: ClientSession | null = null,
): Promise<OrganizationFacts[]> {
  const ids = organizations.map((organization) => organization._id);
  const memberships = await models.memberships
    .find({ organization: { $in: ids }, leftAt: null }, { alliance: 1, organization: 1 }, { session })
    .lean();
  const alliances = await models.alliances
    .find(
      { $or: [{ _id: { $in: memberships.map((member) => member.alliance) } }, { leadDepartment: { $in: ids } }] },
      { county: 1, leadDepartment: 1 },
      { session },
    )
    .lean();
  return organizations.map(({ _id, county }) => {
    const joined = new Set(memberships.filter((member) => member.organization === _id).map((member) => member.alliance));
    const memberOf = alliances
      .filter((alliance) => joined.has(alliance._id) || alliance.leadDepartment === _id)
      .map((alliance) => ({ alliance: alliance._id, county: alliance.county }));
    return { id: _id, county, memberOf };
  });
}

/** The same for one organization, or null when there is none. */
export async function findOrganizationFacts(
  dependencies: Pick<Dependencies, "models">,
  id: string,
  session: ClientSession | null = null,
): Promise<OrganizationFacts | null> {
  const organization = await dependencies.models.organizations.findOne({ _id: id }, { county: 1 }, { session }).lean();
  if (!organization) return null;
  const [facts] = await organizationFacts(dependencies, [organization], session);
  return facts!;
}
