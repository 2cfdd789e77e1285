import { openStates } from "../../app/contracts/listings.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import type { PolicyRecord } from "./require-policy.ts";

/** Most policies and firms that are looked at for one change. */
const MOST_POLICIES = 1_000;
const MOST_FIRMS = 5_000;

/** Open policies that the groups of a firm may read. */
export async function policiesFor({ models }: PolicyDependencies, readers: readonly string[]): Promise<PolicyRecord[]> {
  const found = await models.listings
    .find({ readers: { $in: readers }, state: { $in: openStates }, kind: "policy" })
    .sort({ "order.published": -1 })
    .limit(MOST_POLICIES)
    .lean();
  return found.flatMap((listing) => (listing.policy ? [{ ...listing, policy: listing.policy }] : []));
}

/** Firms whose groups may read a policy: members of the alliances that its audience reaches. */
export async function firmsFor({ models }: PolicyDependencies, readers: readonly string[]): Promise<OrganizationRecord[]> {
  const named = (beginning: string) => readers.flatMap((reader) => (reader.startsWith(beginning) ? [reader.slice(beginning.length)] : []));
  const reached = readers.includes("public") ? {} : { $or: [{ _id: { $in: named("alliance:") } }, { county: { $in: named("county:") } }] };
  const alliances = await models.alliances.find(reached, { _id: 1 }).lean();
  const members = await models.memberships
    .find({ alliance: { $in: alliances.map(({ _id }) => _id) }, leftAt: null }, { organization: 1 })
    .limit(MOST_FIRMS)
    .lean();
  return models.organizations.find({ _id: { $in: [...new Set(members.map(({ organization }) => organization))] } }).lean();
}
