import { noDay, unsaid } from "./line.ts";
import type { PairContext } from "./pair-context.ts";
import { leastRelevance, mostWithoutDue, nearPermille, relevancePermille, unknownPermille, urgencyPermille } from "./score-pair.ts";

/** Upper bounds, in milli-points, of what criteria other than category and text can give to counterparts of one query. */
export interface ScoreBound {
  /** To any counterpart. */
  most: number;
  /** Of that, what depends on more of the counterpart than its place and its owner's record. */
  rest: number;
}

/** What a query does not say cannot earn all its points. Pure. */
export function boundOthers({ line, weights, today }: PairContext): ScoreBound {
  const knownOr = (known: boolean, permille: number): number => (known ? 1000 : permille);
  const pricey = line.need
    ? line.unitPriceFen !== unsaid || (line.budgetFen !== unsaid && line.quantityMilli !== unsaid)
    : line.unitPriceFen !== unsaid;
  const daysLeft = line.until === noDay ? noDay : line.until - today;
  const rest =
    weights.quantity * knownOr(line.quantityMilli !== unsaid, unknownPermille) +
    weights.time * knownOr(!line.need || line.until !== noDay, mostWithoutDue) +
    weights.price * knownOr(pricey, unknownPermille) +
    weights.qualification * 1000 +
    weights.urgency * (line.need ? urgencyPermille(line, daysLeft) : 1000);
  const ofPlace = weights.distance * knownOr(line.place !== 0, unknownPermille);
  return { rest, most: rest + ofPlace + weights.reliability * 1000 };
}

/**
 * The most that a counterpart can score of which only its place (-1: not known here), its owner's record and its
 * milli-points of category and text are known. Pure.
 */
export function mostWith({ rest }: ScoreBound, context: PairContext, place: number, keptPermille: number, relevant: number): number {
  const near = place < 0 ? 1000 : nearPermille(context.distanceKm(place));
  const others = rest + context.weights.distance * near + context.weights.reliability * keptPermille;
  return relevant + Math.floor((others * relevancePermille(relevant)) / 1000);
}

/**
 * The least milli-points of category and text with which a line can still reach `score`, when all other
 * criteria together give at most `others`. Pure. Cost: a binary search.
 */
export function leastRelevantFor(score: number, others: number): number {
  let low = leastRelevance;
  let high = 100_000;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middle + Math.floor((others * relevancePermille(middle)) / 1000) >= score) high = middle;
    else low = middle + 1;
  }
  return low;
}
