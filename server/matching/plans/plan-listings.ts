import type { ListingRecord, StoredQuantity } from "../../../models/listing.ts";
import { toCanonical, toEngineListing } from "../engine-listing.ts";
import type { Suggestion } from "../engine/types.ts";
import type { MatchingPorts } from "../ports.ts";
import { worthPerUnit } from "./worth-per-unit.ts";

/** A supply that suits a need: what a canonical unit is worth in fen, on which days it can be made (day numbers), and the pair's score. */
export interface PlanOption {
  resource: string;
  profitPerUnit: number;
  from: number;
  until: number | null;
  score: number;
}

/** What a plan keeps of an open need; amounts in thousandths of the canonical unit. A `revision` alone changes no plan. */
export interface PlanNeed {
  id: string;
  revision: number;
  alliance: string;
  arrival: string;
  quantity: StoredQuantity;
  openMilli: number;
  minLotMilli: number | null;
  options: PlanOption[];
}

/** What a plan keeps of an open resource. A `revision` alone changes no plan. */
export interface PlanResource {
  id: string;
  revision: number;
  quantity: StoredQuantity;
  openMilli: number;
  minLotMilli: number | null;
  ratePerDayMilli: number | null;
}

/** Earlier than every calendar: how the scorer writes a day that was not said. */
const NO_DAY = -(2 ** 31);

/** A need with what suits it; null where nothing of it is open or nobody knows how much. Pure. */
export function planNeed(record: ListingRecord, options: PlanOption[]): PlanNeed | null {
  const { quantity, remainingMilli } = record;
  if (!quantity || remainingMilli === null || remainingMilli <= 0) return null;
  return {
    id: record._id,
    revision: record.revision,
    alliance: record.alliance,
    arrival: (record.publishedAt ?? record.createdAt).toISOString(),
    quantity,
    openMilli: toCanonical(quantity, remainingMilli),
    minLotMilli: toEngineListing(record).minLotMilli,
    options,
  };
}

/** A resource; null where nobody knows how much of it there is. Pure. */
export function planResource(record: ListingRecord): PlanResource | null {
  const { quantity, remainingMilli } = record;
  if (!quantity || remainingMilli === null) return null;
  const { minLotMilli, ratePerDayMilli } = toEngineListing(record);
  return { id: record._id, revision: record.revision, quantity, openMilli: toCanonical(quantity, remainingMilli), minLotMilli, ratePerDayMilli };
}

/**
 * What the scorer's suggestion means for a plan: null where the pair is not plainly about the same, nothing can be supplied in time, or
 * the price is above what the need would pay. Distance and qualifications that are conditions were kept by the scorer. Profit of a
 * unit: what it is worth × the pair's score, one fen at least, so that a need of cheap pieces has its place in the plan. Pure.
 */
export function planOption(units: Pick<MatchingPorts, "unitGroup">, need: ListingRecord, suggestion: Suggestion): PlanOption | null {
  if (suggestion.relevance < 100 || (suggestion.supplyMilli ?? 0) <= 0) return null;
  const facts = (criterion: string) => suggestion.reasons.find((reason) => reason.criterion === criterion)!.facts;
  if (facts("price").overPermille! > 0) return null;
  const profitPerUnit = Math.max(1, Math.round((worthPerUnit(units, need) * suggestion.milliScore) / 100_000));
  const { firstDay, lastDay } = facts("time") as { firstDay: number; lastDay: number };
  return { resource: suggestion.id, profitPerUnit, from: firstDay, until: lastDay === NO_DAY ? null : lastDay, score: suggestion.score };
}
