import type { CandidateView, PreviewInput, PreviewView } from "../../app/contracts/match-preview.ts";
import { writeQuantity } from "../../app/contracts/milli.ts";
import type { MatchedListing } from "../../app/contracts/matches.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { canWriteListing } from "../access/listing-rules.ts";
import { AppError, forbidden } from "../errors.ts";
import { dayOfNumber, fromCanonical } from "./engine-listing.ts";
import type { Diagnosis, EngineQuery, SplitPlan, Suggestion } from "./engine/types.ts";
import { queryFor } from "./engine-query.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentListings } from "./present-listings.ts";

/** How long a request waits for an engine that is still loading. */
const READY_MS = 10_000;

/**
 * The candidates for a listing that is being written, with reasons, the best split supply, and the diagnosis when
 * nothing fits. Stores nothing. The reader is the listing's owner: what it may not see is only counted.
 * @throws bad_input and forbidden as publishing would, unavailable while the engine loads
 */
export async function previewMatches(dependencies: MatchingDependencies, actor: Actor, input: PreviewInput): Promise<PreviewView> {
  const draft = await dependencies.draftListing(actor, input);
  if (!canWriteListing(actor, draft)) throw forbidden();
  return explainListing(dependencies, input.listing ? { ...draft, _id: input.listing } : draft, input.limit);
}

/**
 * The same for a stored listing, for who may change it: the answer is what its owner may see.
 * @throws not_found when the actor may not see it, forbidden, unavailable while the engine loads
 */
export async function explainStoredListing(dependencies: MatchingDependencies, actor: Actor, id: string): Promise<PreviewView> {
  const listing = await dependencies.requireListing(actor, id);
  if (!canWriteListing(actor, listing)) throw forbidden();
  return explainListing(dependencies, listing, 10);
}

async function explainListing(dependencies: MatchingDependencies, listing: ListingRecord, limit: number): Promise<PreviewView> {
  const { engine, market } = dependencies;
  if (!(await market.whenReady(READY_MS))) throw new AppError("unavailable", { reason: "engine_starting" });
  const query: EngineQuery = { ...(await queryFor(dependencies, listing, { limit })) };
  const result = await engine.match(query);
  const fitting = result.suggestions.some((suggestion) => suggestion.fits);
  const [split, diagnosis, similar] = await Promise.all([
    listing.kind === "need" ? engine.split(query) : null,
    fitting ? null : engine.diagnose(query),
    engine.similar(query),
  ]);
  const records = await readRecords(dependencies, [
    ...result.suggestions.map(({ id }) => id),
    ...(split?.parts.map(({ id }) => id) ?? []),
    ...similar.map(({ id }) => id),
  ]);
  const listings = await presentListings(dependencies, records.keys());
  const told = <Item extends { id: string }, View>(items: readonly Item[], present: (item: Item, listing: MatchedListing) => View) =>
    items.flatMap((item) => {
      const found = listings.get(item.id);
      return found ? [present(item, found)] : [];
    });
  return {
    items: told(result.suggestions, (suggestion, found) => presentCandidate(suggestion, found, listing, records.get(suggestion.id)!)),
    certain: result.certain,
    missing: result.missing,
    split: split && split.parts.length > 1 ? presentSplit(split, listing, listings, records) : null,
    diagnosis: diagnosis && presentDiagnosis(diagnosis),
    considered: result.considered,
    similar: told(similar.slice(0, 5), ({ likeness, duplicate }, found) => ({ listing: found, likeness, duplicate })),
  };
}

async function readRecords({ models }: MatchingDependencies, ids: readonly string[]): Promise<Map<string, ListingRecord>> {
  const records = await models.listings.find({ _id: { $in: [...new Set(ids)] } }).lean();
  return new Map(records.map((record) => [record._id, record]));
}

function presentCandidate(suggestion: Suggestion, found: MatchedListing, listing: ListingRecord, other: ListingRecord): CandidateView {
  // The supply is in the need's unit, whichever side the need is on.
  const need = listing.kind === "need" ? listing : other;
  const { supplyMilli } = suggestion;
  const supply = need.quantity && supplyMilli !== null ? fromCanonical(need.quantity, supplyMilli) : null;
  return {
    listing: found,
    score: suggestion.score,
    fits: suggestion.fits,
    certain: suggestion.certain,
    supply: writeQuantity(supply, need.quantity?.unit ?? null),
    reasons: suggestion.reasons.map((reason) => (reason.criterion === "price" && other.priceAudience === "parties" ? hidePrice(reason) : reason)),
  };
}

/** A price that is for the parties only is not told before there is a suggestion to both. Pure. */
const hidePrice = (reason: Suggestion["reasons"][number]): Suggestion["reasons"][number] => ({
  ...reason,
  facts: {},
  zh: "价格仅撮合双方可见",
  en: "the price is for the parties only",
});

function presentSplit(
  split: SplitPlan,
  need: ListingRecord,
  listings: ReadonlyMap<string, MatchedListing>,
  records: ReadonlyMap<string, ListingRecord>,
): PreviewView["split"] {
  const { quantity } = need;
  if (!quantity || split.parts.some((part) => !listings.has(part.id))) return null;
  const told = (milli: number) => writeQuantity(fromCanonical(quantity, milli), quantity.unit)!;
  return {
    parts: split.parts.map((part) => ({
      listing: listings.get(part.id)!,
      quantity: told(part.milli),
      window: { from: dayOfNumber(part.window.from), until: dayOfNumber(part.window.until) },
      score: part.score,
      cost: part.costFen === null || records.get(part.id)!.priceAudience === "parties" ? null : { amount: part.costFen, currency: "CNY" },
    })),
    covered: told(split.coveredMilli),
    missing: split.missingMilli > 0 ? told(split.missingMilli) : null,
    complete: split.complete,
    zh: split.zh,
    en: split.en,
  };
}

const presentDiagnosis = ({ related, fits, relaxations, fitsOutside, zh, en }: Diagnosis): PreviewView["diagnosis"] => ({
  related,
  fits,
  relaxations: relaxations.map(({ ids: _ids, ...relaxation }) => relaxation),
  fitsOutside,
  zh,
  en,
});
