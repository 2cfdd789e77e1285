import type { ListingRecord } from "../../models/listing.ts";
import { declinedWith } from "./declined-with.ts";
import { queryFor } from "./engine-query.ts";
import type { Suggestion } from "./engine/types.ts";
import type { MarketMemory } from "./market-memory.ts";
import type { MatchingDependencies } from "./ports.ts";
import { isWorthSuggesting, pairKey, proposePair, proposeSplit, type Proposal } from "./propose.ts";
import { askableAmong, canBeAsked, reachOf, readAskable } from "./read-counterparts.ts";
import { rememberLive, type ReadLive } from "./read-live.ts";
import { searchOn, type Found } from "./search-on.ts";

/** Candidates that become suggestions. */
const SUGGESTED = 5;

/**
 * What is worth suggesting for a live listing now, best first: single counterparts both ways, and for needs the best
 * split supply. Reads; changes nothing.
 */
export async function findProposals(dependencies: MatchingDependencies, memory: MarketMemory, listing: ListingRecord): Promise<Proposal[]> {
  // The needs of a resource find much the same counterparts.
  const once = { ...dependencies, memory, readLive: rememberLive(memory.readLive) };
  return listing.kind === "need" ? forNeed(once, listing, listing._id) : forResource(once, listing);
}

type Looking = MatchingDependencies & { memory: MarketMemory; readLive: ReadLive };

/** What the need itself finds, where `asker` is in the market. */
const forNeed = (dependencies: Looking, need: ListingRecord, asker: string): Promise<Proposal[]> =>
  dependencies.memory.proposalsOf(need, asker, () => lookForNeed(dependencies, need));

/**
 * Reads only those counterparts of a listing whose owners may see it, and notes the others, which need not be read: often most of
 * what the listing's own side may see. Where no owner is remembered the record has to say.
 */
function withinReach(dependencies: Looking, listing: ListingRecord): { readLive: ReadLive; beyond: ReadonlySet<string> } {
  const { market, readLive } = dependencies;
  const beyond = new Set<string>();
  const isBeyond = async (id: string): Promise<boolean> => {
    const owner = market.ownerOf(id);
    return owner !== undefined && (await reachOf(dependencies, listing, owner)) !== null;
  };
  return {
    beyond,
    async readLive(ids) {
      for (const id of ids) if (await isBeyond(id)) beyond.add(id);
      return readLive(ids.filter((id) => !beyond.has(id)));
    },
  };
}

async function lookForNeed(dependencies: Looking, need: ListingRecord): Promise<Proposal[]> {
  const { engine } = dependencies;
  const declined = await declinedWith(dependencies, need);
  const query = await queryFor(dependencies, need, { declined });
  const { readLive, beyond } = withinReach(dependencies, need);
  const { found } = await searchOn({ ...dependencies, readLive }, need, query, SUGGESTED, isSuggestable);
  const askable = askableAmong(counterpartsOf(found));
  const suggestions = surelyCertain(found, askable.unsure);
  // Who may not see the need, or whose conditions it does not meet, must not stand in for those who together could do it.
  const unasked = [...beyond, ...suggestions.flatMap(({ id }) => (askable.records.has(id) ? [] : [id]))];
  const plan = await engine.split({ ...query, declined: [...declined, ...unasked] });
  const further = await readAskable(dependencies, need, (plan?.parts ?? []).flatMap(({ id }) => (askable.records.has(id) ? [] : [id])));
  const counterparts = new Map([...askable.records, ...further.records]);
  const worthy = suggestions.filter((suggestion) => isWorthSuggesting(suggestion) && counterparts.has(suggestion.id));

  const byId = new Map(suggestions.map((suggestion) => [suggestion.id, suggestion]));
  const together = plan && plan.complete && plan.parts.length > 1 ? proposeSplit(dependencies, need, plan, counterparts, byId) : null;
  const members = new Set(together?.resources.map((resource) => resource._id));
  // Who is asked for a part of the whole supply is not asked a second time for the same part alone.
  const single = worthy.filter((suggestion) => suggestion.fits || !members.has(suggestion.id)).slice(0, SUGGESTED);
  const pairs = single.map((suggestion) => proposePair(dependencies, need, counterparts.get(suggestion.id)!, suggestion));
  const unsure = together?.resources.some(({ _id }) => askable.unsure.has(_id)) ?? false;
  return together ? [...pairs, { ...together, certain: together.certain && !unsure }] : pairs;
}

async function forResource(dependencies: Looking, resource: ListingRecord): Promise<Proposal[]> {
  const query = await queryFor(dependencies, resource, { declined: await declinedWith(dependencies, resource) });
  const { readLive } = withinReach(dependencies, resource);
  const { found } = await searchOn({ ...dependencies, readLive }, resource, query, SUGGESTED, isSuggestable);
  const { records: needs, unsure } = askableAmong(counterpartsOf(found));
  const suggestions = surelyCertain(found, unsure);
  const worthy = suggestions.filter((suggestion) => isWorthSuggesting(suggestion) && needs.has(suggestion.id)).slice(0, SUGGESTED);
  const proposals = new Map<string, Proposal>();
  // The need's own view decides: the same pair has one score, and a split supply may be better than this part alone.
  const ofNeeds = await Promise.all(worthy.map(({ id }) => forNeed(dependencies, needs.get(id)!, resource._id)));
  for (const [at, suggestion] of worthy.entries()) {
    const need = needs.get(suggestion.id)!;
    const ofNeed = ofNeeds[at]!.filter((proposal) => proposal.resources.some((part) => part._id === resource._id));
    const chosen = ofNeed.length > 0 ? ofNeed : [proposePair(dependencies, need, resource, suggestion)];
    for (const proposal of chosen) {
      proposals.set(pairKey(need._id, proposal.resources.map((part) => part._id)), proposal);
    }
  }
  return [...proposals.values()];
}

const isSuggestable = ({ suggestion, counterpart }: Found): boolean => isWorthSuggesting(suggestion) && canBeAsked(counterpart);

const counterpartsOf = (found: readonly Found[]) => new Map(found.map(({ suggestion, counterpart }) => [suggestion.id, counterpart]));

/** Nothing is certain while a condition may not be met. Pure. */
const surelyCertain = (found: readonly Found[], unsure: ReadonlySet<string>): Suggestion[] =>
  found.map(({ suggestion }) => (unsure.has(suggestion.id) ? { ...suggestion, certain: false } : suggestion));
