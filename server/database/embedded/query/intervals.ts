import { BSONRegExp } from "bson";
import { bsonTypes, isDoc, isNumeric, numberRank, typeRank, type Value } from "../bson/values.ts";
import { asNumber } from "../bson/numbers.ts";
import { afterPrefix, encodeValue, invert, typeByte, type Key } from "../keys/encode-key.ts";
import { typeNumbersOf, type LeafTest } from "../match/leaf-tests.ts";
import { literalPrefix } from "../match/regex.ts";

/** A run of encoded values of one field, in ascending order. */
export interface Interval {
  low: Key;
  lowInclusive: boolean;
  high: Key;
  highInclusive: boolean;
}

/** The values that a test can pass, in order and disjoint; `exact` when every one of them passes. */
export interface Bounds {
  intervals: Interval[];
  exact: boolean;
}

/** Every value, and a document without the field. */
export const everything: Interval = { low: "\x01", lowInclusive: true, high: "\xfe", highInclusive: true };

const nullKey = encodeValue(null, false);
/** Below every number but above NaN, which compares with nothing but itself. */
const lowestNumber = `${typeByte(numberRank)}${"\0".repeat(8)}\x01`;

export function isPoint(interval: Interval): boolean {
  return interval.low === interval.high;
}

function point(value: Value): Interval {
  const key = encodeValue(value, false);
  return { low: key, lowInclusive: true, high: key, highInclusive: true };
}

function wholeType(rank: number): Interval {
  return { low: typeByte(rank), lowInclusive: true, high: afterPrefix(typeByte(rank)), highInclusive: false };
}

/** Numbers, strings, object ids, booleans and dates: the values of each stand in one run of an index, and in the order of the matcher. */
const orderedRanks: readonly number[] = [numberRank, 15, 35, 40, 45];

/** Whether an index finds exactly what the matcher accepts for this operand. */
function comparesExactly(value: Value): boolean {
  return orderedRanks.includes(typeRank(value)) && !(isNumeric(value) && Number.isNaN(asNumber(value)));
}

/** The values that can pass a test, or undefined when an index is of no use for it. Pure. */
export function boundsOf(test: LeafTest): Bounds | undefined {
  const { op, operand } = test;
  switch (op) {
    case "eq":
      return Array.isArray(operand) || isDoc(operand) ? undefined : { intervals: [point(operand)], exact: comparesExactly(operand) };
    case "in":
      return boundsOfList(operand as Value[]);
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return boundsOfComparison(op, operand);
    case "regex":
      return boundsOfRegex(operand as BSONRegExp);
    case "type":
      return boundsOfType(operand);
    default:
      return undefined;
  }
}

function boundsOfList(values: Value[]): Bounds | undefined {
  if (values.some((value) => Array.isArray(value) || isDoc(value) || value instanceof BSONRegExp)) return undefined;
  return { intervals: normalize(values.map(point)), exact: values.every(comparesExactly) };
}

function boundsOfComparison(op: "lt" | "lte" | "gt" | "gte", operand: Value): Bounds | undefined {
  const rank = typeRank(operand);
  if (!comparesExactly(operand)) return undefined;
  const whole = wholeType(rank);
  const key = encodeValue(operand, false);
  const inclusive = op === "lte" || op === "gte";
  if (op === "gt" || op === "gte") return { intervals: [{ ...whole, low: key, lowInclusive: inclusive }], exact: true };
  return { intervals: [{ ...whole, low: rank === numberRank ? lowestNumber : whole.low, high: key, highInclusive: inclusive }], exact: true };
}

function boundsOfRegex(regex: BSONRegExp): Bounds | undefined {
  const literal = literalPrefix(regex);
  if (literal === undefined) return undefined;
  const key = encodeValue(literal, false).slice(0, -1);
  const texts = { low: key, lowInclusive: true, high: afterPrefix(key), highInclusive: false };
  return { intervals: normalize([texts, point(regex)]), exact: false };
}

function boundsOfType(operand: Value): Bounds | undefined {
  const numbers = (Array.isArray(operand) ? operand : [operand]).flatMap(typeNumbersOf);
  const ranks = numbers.map((number) => bsonTypes.find((type) => type.number === number)!.rank);
  if (!ranks.every((rank) => orderedRanks.includes(rank))) return undefined;
  // Numbers of all kinds stand in one run, so only the test itself knows an int from a double.
  return { intervals: normalize(ranks.map(wholeType)), exact: false };
}

/** Whether one bound reaches as far down as another. */
function compareLow(a: Interval, b: Interval): number {
  return a.low < b.low ? -1 : a.low > b.low ? 1 : Number(b.lowInclusive) - Number(a.lowInclusive);
}

function compareHigh(a: Interval, b: Interval): number {
  return a.high < b.high ? -1 : a.high > b.high ? 1 : Number(a.highInclusive) - Number(b.highInclusive);
}

function isEmpty(interval: Interval): boolean {
  return interval.low > interval.high || (interval.low === interval.high && !(interval.lowInclusive && interval.highInclusive));
}

/** Sorts intervals and joins those that overlap. Pure. */
export function normalize(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const next of intervals.toSorted(compareLow)) {
    const last = joined.at(-1);
    const overlaps = last && (next.low < last.high || (next.low === last.high && (next.lowInclusive || last.highInclusive)));
    if (!last || !overlaps) joined.push(next);
    else if (compareHigh(next, last) > 0) joined[joined.length - 1] = { ...last, high: next.high, highInclusive: next.highInclusive };
  }
  return joined;
}

export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (const left of a) {
    for (const right of b) {
      const low = compareLow(left, right) >= 0 ? left : right;
      const high = compareHigh(left, right) <= 0 ? left : right;
      const both = { low: low.low, lowInclusive: low.lowInclusive, high: high.high, highInclusive: high.highInclusive };
      if (!isEmpty(both)) common.push(both);
    }
  }
  return normalize(common);
}

/** Whether every value of `inner` is one of `outer`. Pure. */
export function covers(outer: readonly Interval[], inner: readonly Interval[]): boolean {
  return inner.every((one) => outer.some((other) => compareLow(other, one) <= 0 && compareHigh(other, one) >= 0));
}

/** Whether the intervals leave out null and the missing field. Pure. */
export function excludesNull(intervals: readonly Interval[]): boolean {
  const nothing = { low: nullKey, lowInclusive: true, high: nullKey, highInclusive: true };
  return intersect(intervals, [nothing]).length === 0;
}

/** The keys of an interval behind a prefix, from `low` (inclusive) to `high` (exclusive), in the direction of the field. Pure. */
export function keyRange(interval: Interval, prefix: Key, descending: boolean): { low: Key; high: Key } {
  const from = (key: Key, inclusive: boolean) => (inclusive ? prefix + key : afterPrefix(prefix + key));
  const to = (key: Key, inclusive: boolean) => (inclusive ? afterPrefix(prefix + key) : prefix + key);
  if (!descending) return { low: from(interval.low, interval.lowInclusive), high: to(interval.high, interval.highInclusive) };
  return { low: from(invert(interval.high), interval.highInclusive), high: to(invert(interval.low), interval.lowInclusive) };
}
