import type { PolicyDetails } from "../../app/contracts/policies.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import type { Actor } from "../access/actor.ts";
import { conditionsOf } from "../conditions/conditions-of.ts";
import { badField, forbidden, notFound } from "../errors.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";

export type PolicyRecord = ListingRecord & { policy: PolicyDetails };

/**
 * A policy that the actor may read.
 * @throws not_found when there is none, it is another kind of listing, or the actor may not
 */
export async function requirePolicy(dependencies: PolicyDependencies, actor: Actor, id: string): Promise<PolicyRecord> {
  const listing = await dependencies.requireListing(actor, id);
  const { policy } = listing;
  if (listing.kind !== "policy" || policy === null) throw notFound();
  return { ...listing, policy };
}

/**
 * A policy, or a resource with conditions, that the actor may read.
 * @throws not_found when there is none, it has no conditions to meet, or the actor may not
 */
export async function requireConditioned(dependencies: PolicyDependencies, actor: Actor, id: string): Promise<ListingRecord> {
  const listing = await dependencies.requireListing(actor, id);
  if (listing.kind !== "policy" && conditionsOf(listing).length === 0) throw notFound();
  return listing;
}

/**
 * The organization that a request is about, else that of the seat in force, where `may` allows it.
 * @throws bad_input on `organization` when none is named or it is unknown; forbidden
 */
export async function requireOrganization(
  { models }: PolicyDependencies,
  actor: Actor,
  named: string | undefined,
  may: (organization: string) => boolean,
): Promise<OrganizationRecord> {
  const id = named ?? actor.seat?.organization;
  if (!id) throw badField("organization", "required");
  if (!may(id)) throw forbidden();
  const organization = await models.organizations.findOne({ _id: id }).lean();
  if (!organization) throw badField("organization", "not_allowed");
  return organization;
}
