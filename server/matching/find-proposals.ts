import type { ListingRecord } from "../../models/listing.ts";
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
  const query = await queryFor(dependencies, need, { declined: await declinedWith(dependencies, need) });
  const { suggestions } = await engine.match(query);
  const plan = await engine.split(query);
  const wanted = [...suggestions.map((suggestion) => suggestion.id), ...(plan?.parts.map((part) => part.id) ?? [])];
  const counterparts = await readMutual(dependencies, need, wanted);
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

/** Counterparts that declined, or were declined, under the terms that still hold. */
async function declinedWith({ models }: MatchingDependencies, listing: ListingRecord): Promise<string[]> {
  const declined = await models.matches.find({ listings: listing._id, state: "declined" }).sort({ score: -1 }).limit(200).lean();
  const out = declined.flatMap((match) => {
    const own = listing._id === match.need ? match.terms.split("+")[0] : null;
    if (own !== null && own !== String(listing.termsRevision)) return [];
    const refusing = match.answers.filter((answer) => answer.state === "declined").map((answer) => answer.organization);
    if (listing._id !== match.need) return match.parts.length === 1 ? [{ id: match.need, match }] : [];
    const parts = match.parts.length === 1 ? match.parts : match.parts.filter((part) => refusing.includes(part.owner));
    return parts.map((part) => ({ id: part.resource, match }));
  });
  const now = await models.listings.find({ _id: { $in: out.map(({ id }) => id) } }, { termsRevision: 1 }).lean();
  const revisionOf = new Map(now.map((record) => [record._id, record.termsRevision]));
  revisionOf.set(listing._id, listing.termsRevision);
  return out
    .filter(({ id, match }) => {
      const order = [match.need, ...match.parts.map((part) => part.resource).toSorted()];
      const terms = match.terms.split("+").map(Number);
      const unchanged = (which: string) => revisionOf.get(which) === terms[order.indexOf(which)];
      return unchanged(id) && unchanged(listing._id);
    })
    .map(({ id }) => id);
}

