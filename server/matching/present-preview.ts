import type { CandidateView, PreviewView, RelaxationView } from "../../app/contracts/match-preview.ts";
import type { MatchedListing } from "../../app/contracts/matches.ts";
import { writeQuantity } from "../../app/contracts/milli.ts";
import type { ListingRecord } from "../../models/listing.ts";
import { dayOfNumber, fromCanonical } from "./engine-listing.ts";
import type { Diagnosis, SplitPlan, Suggestion } from "./engine/types.ts";
import type { Candidate } from "./judge-candidate.ts";
import type { MatchingPorts } from "./ports.ts";
import { changeOfRelaxation } from "./relaxation-change.ts";

/** A counterpart with its reasons; the supply is in the need's unit, whichever side the need is on. Pure. */
export function presentCandidate({ suggestion, record: other, reach, stand, barred }: Candidate, found: MatchedListing, listing: ListingRecord): CandidateView {
  const need = listing.kind === "need" ? listing : other;
  const { supplyMilli } = suggestion;
  const supply = need.quantity && supplyMilli !== null ? fromCanonical(need.quantity, supplyMilli) : null;
  return {
    listing: found,
    score: suggestion.score,
    related: suggestion.relevance === 100,
    fits: suggestion.fits && suggestion.relevance === 100 && barred === null,
    certain: suggestion.certain,
    supply: writeQuantity(supply, need.quantity?.unit ?? null),
    reasons: suggestion.reasons.map((reason) => (reason.criterion === "price" && other.priceAudience === "parties" ? hidePrice(reason) : reason)),
    reach,
    conditions: stand,
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

/** Who would fit but cannot be asked, as a sentence before the others; empty where there is nobody. Pure. */
function tellHeld(held: readonly Candidate[]): { zh: string; en: string } {
  const unseen = held.filter(({ barred }) => barred === "audience").length;
  const unmet = held.length - unseen;
  const zh = [...(unseen > 0 ? [`${unseen} 家只差看不到本条`] : []), ...(unmet > 0 ? [`${unmet} 家只差准入条件`] : [])];
  const en = [...(unseen > 0 ? [`${unseen} would fit but cannot see this listing`] : []), ...(unmet > 0 ? [`${unmet} would fit but for their conditions`] : [])];
  return { zh: zh.map((words) => `${words}；`).join(""), en: en.map((words) => `${words}. `).join("") };
}

/** What is short, each concession with the change of the listing that makes it; counterparts stay unnamed. Pure. */
export function presentDiagnosis(
  units: Pick<MatchingPorts, "unitGroup">,
  { related, fits, relaxations, fitsOutside, zh, en }: Diagnosis,
  listing: ListingRecord,
  today: string,
  split: RelaxationView | null,
  held: readonly Candidate[],
): PreviewView["diagnosis"] {
  const first = tellHeld(held);
  const told = relaxations.map(({ ids: _ids, ...relaxation }) => ({
    ...relaxation,
    change: changeOfRelaxation(units, { ...relaxation, ids: [] }, listing, today),
  }));
  return { related: related + held.length, fits, relaxations: split ? [...told, split] : told, fitsOutside, zh: `${first.zh}${zh}`, en: `${first.en}${en}` };
}
