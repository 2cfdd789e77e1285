import { type Line, noDay, unsaid } from "./line.ts";
import type { PairContext } from "./pair-context.ts";
import { fullRelevance, leastRelevance, mostWithoutDue, nearPermille, relevancePermille, unknownPermille, urgencyPermille } from "./score-pair.ts";

/**
 * Upper bounds, in milli-points, of what criteria other than category and text can give to counterparts of one query;
 * `rest` is that of all but distance and reliability.
 */
export interface ScoreBound {
  /** To any counterpart. */
  most: number;
  /** To one that names a quantity in the query's unit, in another unit, or none. */
  restSameUnit: number;
  restOtherUnit: number;
  restNoUnit: number;
}

function knownOr(known: boolean, permille: number): number {
  return known ? 1000 : permille;
}

/** What a query does not say cannot earn all its points. Pure. */
export function boundOthers({ line, weights, today }: PairContext): ScoreBound {
  const pricey = line.need
    ? line.unitPriceFen !== unsaid || (line.budgetFen !== unsaid && line.quantityMilli !== unsaid)
    : line.unitPriceFen !== unsaid;
  const daysLeft = line.until === noDay ? noDay : line.until - today;
  const others =
    weights.time * knownOr(!line.need || line.until !== noDay, mostWithoutDue) +
    weights.qualification * 1000 +
    weights.urgency * (line.need ? urgencyPermille(line, daysLeft) : 1000);
  const price = weights.price * knownOr(pricey, unknownPermille);
  const hasQuantity = line.quantityMilli !== unsaid;
  const restSameUnit = others + price + weights.quantity * knownOr(hasQuantity, unknownPermille);
  const restNoUnit = others + price + weights.quantity * unknownPermille;
  const restOtherUnit = hasQuantity ? others + weights.price * unknownPermille : restNoUnit;
  const most =
    restSameUnit + weights.distance * knownOr(line.place !== 0, unknownPermille) + weights.reliability * 1000;
  return { most, restSameUnit, restOtherUnit, restNoUnit };
}

/** What a bound reads of a counterpart. */
type Seen = Pick<Line, "place" | "keptPermille" | "unitGroup">;

/** The most that a counterpart of which only this much and its milli-points of category and text are known can score. Pure. */
export function mostWith(bound: ScoreBound, context: PairContext, seen: Seen, relevant: number): number {
  const { unitGroup } = seen;
  const rest =
    unitGroup === context.line.unitGroup ? bound.restSameUnit : unitGroup === 0 ? bound.restNoUnit : bound.restOtherUnit;
  const { distance, reliability } = context.weights;
  const others = rest + distance * nearPermille(context.distanceKm(seen.place)) + reliability * seen.keptPermille;
  if (relevant >= fullRelevance) return relevant + others;
  return relevant + Math.floor((others * relevancePermille(relevant)) / 1000);
}

/**
 * The least milli-points of category and text with which a line can still reach `score`, when all other
 * criteria together give at most `others`. Pure. Cost: a binary search at most.
 */
export function leastRelevantFor(score: number, others: number): number {
  if (score - others >= fullRelevance) return score - others;
  let low = leastRelevance;
  let high = 100_000;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middle + Math.floor((others * relevancePermille(middle)) / 1000) >= score) high = middle;
    else low = middle + 1;
  }
  return low;
}
