import type { CandidateView, PreviewView, RelaxationView } from "../../app/contracts/match-preview.ts";
import type { MatchedListing } from "../../app/contracts/matches.ts";
import { writeQuantity } from "../../app/contracts/milli.ts";
import type { ListingRecord } from "../../models/listing.ts";
import { dayOfNumber, fromCanonical } from "./engine-listing.ts";
import type { Diagnosis, SplitPlan, Suggestion } from "./engine/types.ts";
import { changeOfRelaxation } from "./relaxation-change.ts";

/** A counterpart with its reasons; the supply is in the need's unit, whichever side the need is on. Pure. */
export function presentCandidate(suggestion: Suggestion, found: MatchedListing, listing: ListingRecord, other: ListingRecord): CandidateView {
  const need = listing.kind === "need" ? listing : other;
  const { supplyMilli } = suggestion;
  const supply = need.quantity && supplyMilli !== null ? fromCanonical(need.quantity, supplyMilli) : null;
  return {
    listing: found,
    score: suggestion.score,
    related: suggestion.relevance === 100,
    fits: suggestion.fits && suggestion.relevance === 100,
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

/** A split supply in the need's own unit; null where one of its parts is gone. Pure. */
export function presentSplit(
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

/** What is short, each concession with the change of the listing that makes it; counterparts stay unnamed. Pure. */
export function presentDiagnosis(
  { related, fits, relaxations, fitsOutside, zh, en }: Diagnosis,
  listing: ListingRecord,
  today: string,
  split: RelaxationView | null,
): PreviewView["diagnosis"] {
  const told = relaxations.map(({ ids: _ids, ...relaxation }) => ({
    ...relaxation,
    change: changeOfRelaxation({ ...relaxation, ids: [] }, listing, today),
  }));
  return { related, fits, relaxations: split ? [...told, split] : told, fitsOutside, zh, en };
}
