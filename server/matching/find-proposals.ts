import type { ListingRecord } from "../../models/listing.ts";
import { declinedWith } from "./declined-with.ts";
import { queryFor } from "./engine-query.ts";
import type { MatchingDependencies } from "./ports.ts";
import { isWorthSuggesting, pairKey, proposePair, proposeSplit, type Proposal } from "./propose.ts";
import { readMutual } from "./read-mutual.ts";

/** Candidates that become suggestions. */
const SUGGESTED = 5;

/**
 * What is worth suggesting for a live listing now, best first: single counterparts both ways, and for needs the best
 * split supply. Reads; changes nothing.
 */
export async function findProposals(dependencies: MatchingDependencies, listing: ListingRecord): Promise<Proposal[]> {
  return listing.kind === "need" ? forNeed(dependencies, listing) : forResource(dependencies, listing);
}

async function forNeed(dependencies: MatchingDependencies, need: ListingRecord): Promise<Proposal[]> {
  const { engine } = dependencies;
  const declined = await declinedWith(dependencies, need);
  const query = await queryFor(dependencies, need, { declined });
  const { suggestions } = await engine.match(query);
  const mutual = await readMutual(dependencies, need, suggestions.map(({ id }) => id));
  // Who may not see the need cannot be asked: it must not stand in for those who together could do it.
  const unasked = suggestions.flatMap(({ id }) => (mutual.has(id) ? [] : [id]));
  const plan = await engine.split({ ...query, declined: [...declined, ...unasked] });
  const further = (plan?.parts ?? []).flatMap(({ id }) => (mutual.has(id) ? [] : [id]));
  const counterparts = new Map([...mutual, ...(await readMutual(dependencies, need, further))]);
  const worthy = suggestions.filter((suggestion) => isWorthSuggesting(suggestion) && counterparts.has(suggestion.id));

  const byId = new Map(suggestions.map((suggestion) => [suggestion.id, suggestion]));
  const together = plan && plan.complete && plan.parts.length > 1 ? proposeSplit(need, plan, counterparts, byId) : null;
  const members = new Set(together?.resources.map((resource) => resource._id));
  // Who is asked for a part of the whole supply is not asked a second time for the same part alone.
  const single = worthy.filter((suggestion) => suggestion.fits || !members.has(suggestion.id)).slice(0, SUGGESTED);
  const pairs = single.map((suggestion) => proposePair(need, counterparts.get(suggestion.id)!, suggestion));
  return together ? [...pairs, together] : pairs;
}

async function forResource(dependencies: MatchingDependencies, resource: ListingRecord): Promise<Proposal[]> {
  const { engine } = dependencies;
  const query = await queryFor(dependencies, resource, { declined: await declinedWith(dependencies, resource) });
  const { suggestions } = await engine.match(query);
  const needs = await readMutual(dependencies, resource, suggestions.map((suggestion) => suggestion.id));
  const worthy = suggestions.filter((suggestion) => isWorthSuggesting(suggestion) && needs.has(suggestion.id)).slice(0, SUGGESTED);
  const proposals = new Map<string, Proposal>();
  for (const suggestion of worthy) {
    const need = needs.get(suggestion.id)!;
    // The need's own view decides: the same pair has one score, and a split supply may be better than this part alone.
    const found = (await forNeed(dependencies, need)).filter((proposal) => proposal.resources.some((part) => part._id === resource._id));
    const chosen = found.length > 0 ? found : [proposePair(need, resource, suggestion)];
    for (const proposal of chosen) {
      proposals.set(pairKey(need._id, proposal.resources.map((part) => part._id)), proposal);
    }
  }
  return [...proposals.values()];
}
