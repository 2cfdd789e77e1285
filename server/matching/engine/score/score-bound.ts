import { type Line, noDay, unsaid } from "./line.ts";
import type { PairContext } from "./pair-context.ts";
import { comparesPrice, fullRelevance, leastRelevance, mostWithoutDue, nearPermille, relevancePermille, unknownPermille, urgencyPermille } from "./score-pair.ts";

/** Upper bounds, in milli-points, of what criteria other than category and text can give to counterparts of one query. */
export interface ScoreBound {
  /** All of them to any counterpart. */
  most: number;
  /** Time, qualification and urgency to any counterpart. */
  rest: number;
  /** Quantity to one that names it in the query's unit, in another unit, or not at all. */
  sameUnit: number;
  otherUnit: number;
  noUnit: number;
  /** Price to one whose price can be compared with the query's, and to any other. */
  price: number;
  otherPrice: number;
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
  const rest =
    weights.time * knownOr(!line.need || line.until !== noDay, mostWithoutDue) +
    weights.qualification * 1000 +
    weights.urgency * (line.need ? urgencyPermille(line, daysLeft) : 1000);
  const price = weights.price * knownOr(pricey, unknownPermille);
  const otherPrice = weights.price * unknownPermille;
  const hasQuantity = line.quantityMilli !== unsaid;
  const sameUnit = weights.quantity * knownOr(hasQuantity, unknownPermille);
  const noUnit = weights.quantity * unknownPermille;
  const otherUnit = hasQuantity ? 0 : noUnit;
  const most =
    rest + sameUnit + price + weights.distance * knownOr(line.place !== 0, unknownPermille) + weights.reliability * 1000;
  return { most, rest, sameUnit, otherUnit, noUnit, price, otherPrice };
}

/** What a bound reads of a counterpart. */
type Seen = Pick<Line, "place" | "keptPermille" | "unitGroup" | "priceGroup">;

/** The most that a counterpart of which only this much and its milli-points of category and text are known can score. Pure. */
export function mostWith(bound: ScoreBound, context: PairContext, seen: Seen, relevant: number): number {
  const { line } = context;
  const { unitGroup } = seen;
  const quantity = unitGroup === line.unitGroup ? bound.sameUnit : unitGroup === 0 ? bound.noUnit : bound.otherUnit;
  const price = mayComparePrice(line, seen) ? bound.price : bound.otherPrice;
  const { distance, reliability } = context.weights;
  const others = bound.rest + quantity + price + distance * nearPermille(context.distanceKm(seen.place)) + reliability * seen.keptPermille;
  if (relevant >= fullRelevance) return relevant + others;
  return relevant + Math.floor((others * relevancePermille(relevant)) / 1000);
}

/** Whether one's price can meet the other's limit: a need's is for the unit that its price names, and by its budget for that of its quantity. Pure. */
function mayComparePrice(line: Line, seen: Seen): boolean {
  if (comparesPrice(line.priceGroup, seen.priceGroup)) return true;
  return line.need ? comparesPrice(line.unitGroup, seen.priceGroup) : comparesPrice(line.priceGroup, seen.unitGroup);
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
