import { BSONRegExp } from "bson";
import { isDoc, isNumeric, typeNumbers, typeRank, type Value } from "../bson/values.ts";
import { asNumber } from "../bson/numbers.ts";
import { afterPrefix, encodeValue, typeByte, type Key } from "../keys/encode-key.ts";
import type { LeafTest } from "../match/parse-filter.ts";
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
const lowestNumber = `${typeByte(10)}${"\0".repeat(8)}\x01`;

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

/** Whether an index finds exactly what the matcher accepts for this operand. */
function comparesExactly(value: Value): boolean {
  if (isNumeric(value)) return !Number.isNaN(asNumber(value));
  return [15, 35, 40, 45].includes(typeRank(value));
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
  // Only types whose whole values stand in one run of the index.
  if (![10, 15, 35, 40, 45].includes(rank) || (isNumeric(operand) && Number.isNaN(asNumber(operand)))) return undefined;
  const whole = wholeType(rank);
  const key = encodeValue(operand, false);
  const inclusive = op === "lte" || op === "gte";
  if (op === "gt" || op === "gte") return { intervals: [{ ...whole, low: key, lowInclusive: inclusive }], exact: true };
  return { intervals: [{ ...whole, low: rank === 10 ? lowestNumber : whole.low, high: key, highInclusive: inclusive }], exact: true };
}

function boundsOfRegex(regex: BSONRegExp): Bounds | undefined {
  const literal = literalPrefix(regex);
  if (!literal) return undefined;
  const key = encodeValue(literal.prefix, false).slice(0, -1);
  const texts = { low: key, lowInclusive: true, high: afterPrefix(key), highInclusive: false };
  return { intervals: normalize([texts, point(regex)]), exact: false };
}

const ranksByType: Readonly<Record<number, number>> = { 1: 10, 2: 15, 7: 35, 8: 40, 9: 45, 16: 10, 18: 10, 19: 10 };

function boundsOfType(operand: Value): Bounds | undefined {
  const ranks = (Array.isArray(operand) ? operand : [operand]).map((type) => {
    if (type === "number") return 10;
    return ranksByType[typeof type === "string" ? (typeNumbers[type] ?? 0) : isNumeric(type) ? asNumber(type) : 0];
  });
  if (ranks.includes(undefined)) return undefined;
  return { intervals: normalize(ranks.map((rank) => wholeType(rank!))), exact: false };
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

function invert(key: Key): Key {
  return Array.from(key, (byte) => String.fromCharCode(255 - byte.charCodeAt(0))).join("");
}
