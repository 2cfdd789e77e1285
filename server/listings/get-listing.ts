import type { ListingStep, ListingView } from "../../app/contracts/listings.ts";
import type { Actor } from "../access/actor.ts";
import { canWriteListing } from "../access/listing-rules.ts";
import { keepsAlliance } from "../access/scope.ts";
import { notFound } from "../errors.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { presentOne } from "./present-listing.ts";
import { requireListing } from "./write-listing.ts";

/**
 * One listing as the actor may see it.
 * @throws not_found
 */
export async function getListing(dependencies: ListingDependencies, actor: Actor, id: string): Promise<ListingView> {
  return presentOne(dependencies, actor, await requireListing(dependencies, actor, id));
}

/**
 * One policy as the actor may see it.
 * @throws not_found, also for a listing of another kind
 */
export async function getPolicy(dependencies: ListingDependencies, actor: Actor, id: string): Promise<ListingView> {
  const listing = await requireListing(dependencies, actor, id);
  if (listing.kind !== "policy") throw notFound();
  return presentOne(dependencies, actor, listing);
}

/** A timeline longer than this shows its newest part. */
const MOST_STEPS = 100;

/**
 * What happened to a listing, newest first. Names of people and of changed terms only for who may change it; others see
 * when it was published, changed, renewed and closed.
 * @throws not_found
 */
export async function listListingSteps(
  dependencies: ListingDependencies,
  actor: Actor,
  id: string,
): Promise<{ items: ListingStep[] }> {
  const { models } = dependencies;
  const listing = await requireListing(dependencies, actor, id);
  const inside = canWriteListing(actor, listing) || keepsAlliance(actor, listing);
  const audits = await models.audits
    .find({ "subject.id": id, ...(inside ? {} : { action: { $ne: "listing.draft" } }) })
    .sort({ at: -1 })
    .limit(MOST_STEPS)
    .lean();
  const people = await models.people
    .find({ _id: { $in: [...new Set(audits.flatMap(({ person }) => (person ? [person] : [])))] } }, { name: 1 })
    .lean();
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return {
    items: audits.map(({ at, action, person, after }) => ({
      at: at.toISOString(),
      action: action.replace(/^listing\./, ""),
      person: inside && person ? (names.get(person) ?? null) : null,
      terms: inside && action === "listing.change" ? Object.keys(after ?? {}) : [],
    })),
  };
}
