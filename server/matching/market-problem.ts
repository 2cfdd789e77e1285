import type { ListingRecord } from "../../models/listing.ts";
import type { PlanEdge, PlanProblem } from "./engine/plan/types.ts";
import type { Suggestion } from "./engine/types.ts";
import { toCanonical } from "./engine-listing.ts";

/** A possible supply with what the engine said of it. */
export interface PlanOption {
  need: ListingRecord;
  resource: ListingRecord;
  suggestion: Suggestion;
}

/** Needs and resources of a problem in its order, and how many thousandths of a canonical unit one of its units is. */
export interface MarketProblem {
  problem: PlanProblem;
  needs: ListingRecord[];
  resources: ListingRecord[];
  options: PlanOption[];
  milliPerUnit: number;
}

/** Largest sum of quantity × profit that is still counted exactly. */
const LARGEST_VALUE = Number.MAX_SAFE_INTEGER / 4;

/** What a unit is worth when the need names neither a loss nor a budget nor a price: one yuan, so that it still counts. */
const UNVALUED_FEN = 100;

/**
 * What serving one canonical unit of a need is worth, in fen: the loss that threatens, else the budget, each by unit;
 * else the price it would pay. Pure.
 */
export function worthPerUnit(need: ListingRecord): number {
  const { quantity, stakeFen, amountFen, price } = need;
  const units = quantity ? quantity.canonicalMilli / 1_000 : 0;
  if (units > 0 && stakeFen) return stakeFen / units;
  if (units > 0 && amountFen) return amountFen / units;
  if (price && price.canonicalPer === quantity?.canonicalUnit) return price.canonicalFen;
  return UNVALUED_FEN;
}

/**
 * The open market as an allocation problem. Profit of a unit: what it is worth × the pair's score. Counted in
 * thousandths of a unit where that stays exact, else in whole units. Only options that can supply something in time and
 * for which both quantities are known take part. Pure.
 */
export function compileMarketProblem(needs: readonly ListingRecord[], options: readonly PlanOption[]): MarketProblem {
  const usable = options.filter(({ suggestion }) => suggestion.relevance === 100 && (suggestion.supplyMilli ?? 0) > 0);
  const resources = [...new Map(usable.map(({ resource }) => [resource._id, resource])).values()];
  const wanted = needs.filter((need) => need.quantity && (need.remainingMilli ?? 0) > 0);
  const needAt = new Map(wanted.map((need, index) => [need._id, index]));
  const resourceAt = new Map(resources.map((resource, index) => [resource._id, index]));
  const worth = wanted.reduce((sum, need) => sum + openMilli(need) * worthPerUnit(need), 0);
  const milliPerUnit = worth < LARGEST_VALUE ? 1 : 1_000;
  const edges: PlanEdge[] = [];
  const kept: PlanOption[] = [];
  for (const option of usable) {
    const need = needAt.get(option.need._id);
    const profitPerUnit = Math.round((worthPerUnit(option.need) * option.suggestion.milliScore) / 100_000);
    if (need === undefined || profitPerUnit <= 0) continue;
    edges.push({ need, resource: resourceAt.get(option.resource._id)!, profitPerUnit });
    kept.push(option);
  }
  const problem: PlanProblem = {
    needs: wanted.map((need) => ({ id: need._id, quantity: Math.floor(openMilli(need) / milliPerUnit) })),
    resources: resources.map((resource) => ({ id: resource._id, capacity: Math.floor(openMilli(resource) / milliPerUnit) })),
    edges,
  };
  return { problem, needs: wanted, resources, options: kept, milliPerUnit };
}

/** What is open of a listing, in thousandths of its canonical unit; 0 where it names no quantity. Pure. */
const openMilli = ({ quantity, remainingMilli }: ListingRecord): number =>
  quantity && remainingMilli !== null ? toCanonical(quantity, remainingMilli) : 0;
