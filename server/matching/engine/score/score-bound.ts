import { type Line, noDay, unsaid } from "./line.ts";
import type { Outcome } from "./outcome.ts";
import type { PairContext } from "./pair-context.ts";
import {
  comparesPrice,
  fullRelevance,
  leastRelevance,
  mostWithoutDue,
  nearPermille,
  quantityPermille,
  relevancePermille,
  timePermille,
  unknownPermille,
  urgencyPermille,
} from "./score-pair.ts";

/** Upper bounds, in milli-points, of what criteria other than category and text can give to counterparts of one query. */
export interface ScoreBound {
  /** All of them to any counterpart. */
  most: number;
  /** Time to any counterpart; qualification and urgency to any. */
  time: number;
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
  const time = weights.time * knownOr(!line.need || line.until !== noDay, mostWithoutDue);
  const rest = weights.qualification * 1000 + weights.urgency * (line.need ? urgencyPermille(line, daysLeft) : 1000);
  const price = weights.price * knownOr(pricey, unknownPermille);
  const otherPrice = weights.price * unknownPermille;
  const hasQuantity = line.quantityMilli !== unsaid;
  const sameUnit = weights.quantity * knownOr(hasQuantity, unknownPermille);
  const noUnit = weights.quantity * unknownPermille;
  const otherUnit = hasQuantity ? 0 : noUnit;
  const most =
    time + rest + sameUnit + price + weights.distance * knownOr(line.place !== 0, unknownPermille) + weights.reliability * 1000;
  return { most, time, rest, sameUnit, otherUnit, noUnit, price, otherPrice };
}

/** What a bound reads of a counterpart at a glance. */
type Seen = Pick<Line, "place" | "keptPermille" | "unitGroup" | "priceGroup">;

/** The most that a counterpart of which only this much and its milli-points of category and text are known can score. Pure. */
export function mostWith(bound: ScoreBound, context: PairContext, seen: Seen, relevant: number): number {
  return withOthers(relevant, mostOfKind(bound, context, seen) + mostOfOwner(context, seen));
}

/** The most that all but category, text, place and record give to a counterpart with these groups of units. Pure. */
export function mostOfKind(bound: ScoreBound, context: PairContext, kind: Pick<Line, "unitGroup" | "priceGroup">): number {
  const { unitGroup } = kind;
  const quantity = unitGroup === context.line.unitGroup ? bound.sameUnit : unitGroup === 0 ? bound.noUnit : bound.otherUnit;
  return bound.time + quantity + mostBeside(bound, context, kind);
}

/** The same without what time and, where it can be set against the query's, quantity give; and the most that quantity then gives. Pure. */
export function mostOfKindBeside(bound: ScoreBound, context: PairContext, kind: Pick<Line, "unitGroup" | "priceGroup">): { beside: number; quantity: number } {
  const { line } = context;
  const isCounted = kind.unitGroup === line.unitGroup && line.quantityMilli !== unsaid;
  const quantity = isCounted ? bound.sameUnit : 0;
  return { beside: mostOfKind(bound, context, kind) - bound.time - quantity, quantity };
}

/**
 * The same for one whose window, quantity and rate are known too; `unsaid` where they or the distance exclude it. Pure but for `scratch`.
 */
export function mostWithin(bound: ScoreBound, context: PairContext, seen: Line, relevant: number, scratch: Outcome): number {
  const { line, weights, today } = context;
  if (line.need && line.maxDistanceKm !== unsaid && context.distanceKm(seen.place) > line.maxDistanceKm) return unsaid;
  const need = line.need ? line : seen;
  const supplier = line.need ? seen : line;
  scratch.excluded = false;
  const time = weights.time * timePermille(need, supplier, today, scratch);
  if (scratch.excluded) return unsaid;
  const quantity = weights.quantity * quantityPermille(need, supplier, scratch);
  return withOthers(relevant, time + quantity + mostBeside(bound, context, seen) + mostOfOwner(context, seen));
}

/** The most that qualification, urgency and price give. Pure. */
function mostBeside(bound: ScoreBound, context: PairContext, kind: Pick<Line, "unitGroup" | "priceGroup">): number {
  return bound.rest + (mayComparePrice(context.line, kind) ? bound.price : bound.otherPrice);
}

/** What distance and reliability give. Pure. */
function mostOfOwner(context: PairContext, seen: Seen): number {
  const { distance, reliability } = context.weights;
  return distance * nearPermille(context.distanceKm(seen.place)) + reliability * seen.keptPermille;
}

/** The most that its place gives to a counterpart, as far as its distance has been asked for before; `unsaid` where it excludes it. Pure. */
export function mostOfPlace(context: PairContext, place: number): number {
  const { line, weights } = context;
  const km = context.leastKm(place);
  if (line.need && line.maxDistanceKm !== unsaid && km > line.maxDistanceKm) return unsaid;
  return weights.distance * nearPermille(km);
}

/**
 * The window that a counterpart's must meet, as days, and the day before which the last one of a need is passed over (its window stays open).
 * `noDay`: none. The same rule as `timePermille`'s. Pure.
 */
export function windowAsked({ line, today }: PairContext): { first: number; last: number; overdue: number } {
  const first = Math.max(today, line.from);
  if (!line.need) return { first, last: line.until, overdue: today };
  return { first, last: line.until < today ? noDay : line.until, overdue: noDay };
}

/** What the query says of amounts and its end, of which its counterparts' share and slack follow; days as `windowAsked`'s. Pure. */
export function amountsAsked({ line, today }: PairContext): { suppliers: boolean; quantity: number; rate: number; due: number } {
  const due = line.need && line.until >= today ? line.until : noDay;
  return { suppliers: line.need, quantity: line.quantityMilli, rate: line.ratePerDayMilli, due };
}

/** Category and text, and of the other criteria the share that they bring. Pure. */
function withOthers(relevant: number, others: number): number {
  return relevant >= fullRelevance ? relevant + others : relevant + Math.floor((others * relevancePermille(relevant)) / 1000);
}

/** Whether one's price can meet the other's limit: a need's is for the unit that its price names, and by its budget for that of its quantity. Pure. */
function mayComparePrice(line: Line, seen: Pick<Line, "unitGroup" | "priceGroup">): boolean {
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
