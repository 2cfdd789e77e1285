import type { OrganizationView } from "../../app/contracts/organizations.ts";
import { canReadOrganization } from "../access/organization-rules.ts";
import type { Actor } from "../access/actor.ts";
import { notFound } from "../errors.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { organizationFacts } from "./organization-facts.ts";
import { presentOrganizations } from "./present-organization.ts";

/**
 * One organization as the actor may see it.
 * @throws not_found when there is none or it is not theirs to read
 */
export async function getOrganization(
  dependencies: AllianceDependencies,
  actor: Actor,
  id: string,
): Promise<OrganizationView> {
  const organization = await dependencies.models.organizations.findOne({ _id: id }).lean();
  if (!organization) throw notFound();
  const [facts] = await organizationFacts(dependencies, [organization]);
  if (!canReadOrganization(actor, facts!)) throw notFound();
  const [view] = await presentOrganizations(dependencies, actor, [organization]);
  return view!;
}
