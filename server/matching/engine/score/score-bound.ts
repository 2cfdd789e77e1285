import { noDay, unsaid } from "./line.ts";
import type { PairContext } from "./pair-context.ts";
import { leastRelevance, mostWithoutDue, relevancePermille, unknownPermille } from "./score-pair.ts";

/**
 * Upper bound of what all criteria but category and text can give to any counterpart of this query, in
 * milli-points; what the query does not say cannot earn all its points. Pure.
 */
export function mostOfOthers({ line, weights }: PairContext): number {
  const knownOr = (known: boolean, permille: number): number => (known ? 1000 : permille);
  const pricey = line.need
    ? line.unitPriceFen !== unsaid || (line.budgetFen !== unsaid && line.quantityMilli !== unsaid)
    : line.unitPriceFen !== unsaid;
  return (
    weights.quantity * knownOr(line.quantityMilli !== unsaid, unknownPermille) +
    weights.time * knownOr(!line.need || line.until !== noDay, mostWithoutDue) +
    weights.distance * knownOr(line.place !== 0, unknownPermille) +
    weights.price * knownOr(pricey, unknownPermille) +
    weights.qualification * 1000 +
    weights.reliability * 1000 +
    weights.urgency * 1000
  );
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
