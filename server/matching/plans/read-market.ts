import { openStates } from "../../../app/contracts/listings.ts";
import type { ListingRecord } from "../../../models/listing.ts";
import type { PlanSubject } from "../../access/plan-rules.ts";
import { conflict } from "../../errors.ts";
import { readStands } from "../../conditions/read-stands.ts";
import { queryFor, weightsOf } from "../engine-query.ts";
import type { Suggestion, Weights } from "../engine/types.ts";
import type { PlanningDependencies } from "../ports.ts";
import { pairKey, termsKey } from "../propose.ts";
import { readersOfOrganization } from "../readers-of-organization.ts";
import { type PlanNeed, planNeed, planOption, type PlanResource, planResource } from "./plan-listings.ts";
import type { MarketReading } from "./plan-market.ts";
import { isInScope, listingsOf, scopeKey } from "./plan-scope.ts";

/** Counterparts of each need that take part. */
const OPTIONS_PER_NEED = 30;
/** Needs of a resource that may have become its askers. */
const NEEDS_PER_RESOURCE = 200;
/** Needs asked for in one message to the engine: other questions wait for them. */
const BATCH = 25;

/** Every open need of a scope with what suits it. @throws conflict `plan_too_large` beyond `mostNeeds` */
export async function readMarket(dependencies: PlanningDependencies, subject: PlanSubject, mostNeeds: number): Promise<MarketReading> {
  const needs = await dependencies.models.listings
    .find({ ...listingsOf(subject), kind: "need", state: { $in: openStates }, remainingMilli: { $gt: 0 } })
    .limit(mostNeeds + 1)
    .lean();
  requireFew(needs.length, mostNeeds);
  return { ...(await readOptions(dependencies, needs)), gone: [] };
}

/** Whether so many needs are few enough for one plan. @throws conflict `plan_too_large` */
export function requireFew(needs: number, mostNeeds: number): void {
  if (needs > mostNeeds) throw conflict("plan_too_large", { most: mostNeeds });
}

/** Listings that changed as they are now: the resources that are open, and the open needs among them or that one of the resources suits. */
export interface ChangedListings {
  listings: readonly string[];
  resources: ReadonlySet<string>;
  needs: readonly ListingRecord[];
}

/** Reads what the change of some listings may mean, for whatever scope. */
export async function readChanged(dependencies: PlanningDependencies, listings: readonly string[]): Promise<ChangedListings> {
  if (listings.length === 0) return { listings, resources: new Set(), needs: [] };
  const { models, engine } = dependencies;
  const resources = await models.listings.find({ _id: { $in: listings }, kind: "resource", open: true }).lean();
  const ids = new Set(listings);
  for (const resource of resources) {
    const { suggestions } = await engine.match(await queryFor(dependencies, resource, { limit: NEEDS_PER_RESOURCE }));
    for (const { id } of suggestions) ids.add(id);
  }
  return { listings, resources: new Set(resources.map(({ _id }) => _id)), needs: await readNeeds(dependencies, [...ids]) };
}

/**
 * What that means for one scope: its needs that changed, and all its needs that a resource among the changed suits or suited, are read anew with
 * their options. `askers` are the needs in the market that have one of them as an option.
 */
export async function readChanges(
  dependencies: PlanningDependencies,
  subject: PlanSubject,
  { listings, resources, needs }: ChangedListings,
  askers: readonly string[],
): Promise<MarketReading> {
  const known = new Set(needs.map(({ _id }) => _id));
  const others = await readNeeds(dependencies, askers.filter((id) => !known.has(id)));
  const own = [...needs, ...others].filter((need) => isInScope(scopeKey(subject), need));
  const open = new Set([...resources, ...own.map(({ _id }) => _id)]);
  return { ...(await readOptions(dependencies, own)), gone: [...listings, ...askers].filter((id) => !open.has(id)) };
}

/** The open needs among ids of which anything is left. */
async function readNeeds({ models }: PlanningDependencies, ids: readonly string[]): Promise<ListingRecord[]> {
  return ids.length === 0 ? [] : models.listings.find({ _id: { $in: ids }, kind: "need", open: true, remainingMilli: { $gt: 0 } }).lean();
}

async function readOptions(dependencies: PlanningDependencies, needs: readonly ListingRecord[]): Promise<Omit<MarketReading, "gone">> {
  const weights = new Map<string, Weights>();
  for (const { alliance } of needs) if (!weights.has(alliance)) weights.set(alliance, await weightsOf(dependencies, alliance));
  const planned: PlanNeed[] = [];
  const resources = new Map<string, PlanResource>();
  for (let start = 0; start < needs.length; start += BATCH) {
    const batch = needs.slice(start, start + BATCH);
    const queries = await Promise.all(
      batch.map((need) => queryFor(dependencies, need, { limit: OPTIONS_PER_NEED, weights: weights.get(need.alliance)! })),
    );
    const results = await dependencies.engine.matchMany(queries);
    const suggestions = results.map((result) => result.suggestions);
    const records = await readCounterparts(dependencies, suggestions.flat());
    const declined = await readDeclined(dependencies, batch);
    const unmet = await readUnmet(dependencies, batch, suggestions, records);
    for (const [k, need] of batch.entries()) {
      const options = [];
      for (const suggestion of suggestions[k]!) {
        const record = records.get(suggestion.id);
        const resource = record && planResource(record);
        const option = resource && planOption(dependencies, need, suggestion);
        if (!option || declined.has(`${pairKey(need._id, [record._id])} ${termsKey(need, [record])}`)) continue;
        if (unmet.has(`${need._id} ${record._id}`)) continue;
        if (!(await sees(dependencies, record.owner, need))) continue;
        resources.set(resource.id, resource);
        options.push(option);
      }
      const read = planNeed(need, options.toSorted((a, b) => (a.resource < b.resource ? -1 : 1)));
      if (read) planned.push(read);
    }
  }
  return { needs: planned, resources: [...resources.values()] };
}

async function readCounterparts({ models }: PlanningDependencies, suggestions: readonly Suggestion[]): Promise<Map<string, ListingRecord>> {
  const ids = [...new Set(suggestions.map(({ id }) => id))];
  const records = await models.listings.find({ _id: { $in: ids }, open: true }).lean();
  return new Map(records.map((record) => [record._id, record]));
}

/** Pairs that one side declined, with the terms under which it did. */
async function readDeclined({ models }: PlanningDependencies, needs: readonly ListingRecord[]): Promise<Set<string>> {
  const matches = await models.matches
    .find({ listings: { $in: needs.map(({ _id }) => _id) }, state: "declined" }, { pair: 1, terms: 1 })
    .lean();
  return new Set(matches.map(({ pair, terms }) => `${pair} ${terms}`));
}

/** Pairs (need, resource) of which a condition of the resource fails: they could never be proposed. One that nobody knows of may be met. */
async function readUnmet(
  { models }: PlanningDependencies,
  needs: readonly ListingRecord[],
  suggestions: readonly Suggestion[][],
  resources: ReadonlyMap<string, ListingRecord>,
): Promise<Set<string>> {
  const pairs = needs.flatMap((need, at) =>
    suggestions[at]!.flatMap(({ id }) => {
      const listing = resources.get(id);
      return listing ? [{ listing, organization: need.owner, need }] : [];
    }),
  );
  const stands = await readStands(models, pairs);
  return new Set(pairs.flatMap(({ need, listing }, at) => (stands[at]?.verdict === "fail" ? [`${need._id} ${listing._id}`] : [])));
}

/** Whether the owner of a resource may see the need, too: the engine looks only the other way. */
async function sees(dependencies: PlanningDependencies, owner: string, need: ListingRecord): Promise<boolean> {
  const keys = await readersOfOrganization(dependencies, owner);
  return need.readers.some((reader) => keys.includes(reader));
}
