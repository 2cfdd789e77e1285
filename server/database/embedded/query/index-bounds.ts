import { afterPrefix, uncutPart, type Key } from "../keys/encode-key.ts";
import type { Filter } from "../match/parse-filter.ts";
import type { IndexEntry } from "../store/catalog.ts";
import { constraintsOf, type Constraints } from "./constraints.ts";
import { covers, everything, excludesNull, intersect, isPoint, keyRange, type Bounds, type Interval } from "./intervals.ts";

/** A run of an index's keys (without the index's own prefix). */
export interface KeyRange {
  low: Key;
  /** Exclusive. */
  high: Key;
  /** How many bytes at the beginning are the same in all of them. */
  fixed: number;
}

/** Where in an index the documents of a query are. */
export interface IndexBounds {
  ranges: KeyRange[];
  /** The number of leading fields that have one value in each range. */
  points: number;
  /** The number of leading fields that have one and the same value in all ranges. */
  constant: number;
  /** The number of fields that narrow the search. */
  narrowed: number;
  /** Every document in the ranges passes the filter. */
  exact: boolean;
  /** Each range is one whole key. */
  whole: boolean;
}

const mostRanges = 200;

/** Whether every document that passes the filter is in the index. Pure. */
export function holdsAll(index: IndexEntry, constraints: Constraints): boolean {
  if (index.sparse && !index.pattern.some(({ path }) => constraints.byPath.get(path)?.some(({ intervals }) => excludesNull(intervals)))) return false;
  return index.filter === undefined || implies(constraints, index.filter);
}

function implies(constraints: Constraints, filter: Filter): boolean {
  if (filter.kind === "and") return filter.clauses.every((clause) => implies(constraints, clause));
  if (filter.kind !== "leaf") return false;
  const known = constraints.byPath.get(filter.path) ?? [];
  if (filter.test.op === "exists") return known.some(({ intervals }) => excludesNull(intervals));
  const wanted = constraintsOf(filter).byPath.get(filter.path)?.[0];
  if (!wanted || !isWholeTest(filter, wanted)) return false;
  return known.some(({ intervals }) => covers(wanted.intervals, intervals));
}

/** Whether a partial filter's bounds say all that it asks: a type's bounds do so only where a type has a run of its own. */
function isWholeTest(filter: Filter & { kind: "leaf" }, bounds: Bounds): boolean {
  return bounds.exact || (filter.test.op === "type" && ["string", "date", "objectId", "bool", "number"].includes(filter.test.operand as string));
}

/**
 * The ranges of an index that hold everything the constraints allow.
 * @param multikey the fields of the index on whose paths documents have arrays
 * @param first which of several conditions bounds the first field where that has arrays: one element need not fulfil them all
 */
export function indexBounds(index: IndexEntry, constraints: Constraints, multikey: ReadonlySet<number>, first = 0): IndexBounds {
  let prefixes: Key[] = [""];
  const used = new Set<Bounds>();
  const bounded: number[] = [];
  let [points, constant, allOfEach] = [0, 0, true];
  let ranges: KeyRange[] | undefined;
  for (let field = 0; field < index.pattern.length && !ranges; field++) {
    const { path, descending } = index.pattern[field]!;
    const known = sharesArray(index, field, bounded, multikey) ? [] : (constraints.byPath.get(path) ?? []);
    const { intervals, taken } = choose(known, multikey.has(field), field === 0 ? first : undefined);
    for (const bounds of taken) used.add(bounds);
    allOfEach &&= taken.length === known.length;
    if (taken.length > 0) bounded.push(field);
    if (intervals.every(isPoint) && prefixes.length * intervals.length <= mostRanges) {
      prefixes = prefixes.flatMap((prefix) => intervals.map((interval) => pointKey(prefix, interval, descending)));
      if (intervals.length === 1 && constant === points) constant++;
      points++;
    } else {
      ranges = prefixes.flatMap((prefix) => intervals.map((interval) => ({ ...keyRange(interval, prefix, descending), fixed: prefix.length })));
    }
  }
  ranges ??= prefixes.map((prefix) => ({ low: prefix, high: afterPrefix(prefix), fixed: prefix.length }));
  const total = [...constraints.byPath.values()].reduce((sum, list) => sum + list.length, 0);
  const exact = constraints.complete && allOfEach && used.size === total && [...used].every((bounds) => bounds.exact);
  const uncut = ranges.every(({ low, high }) => uncutPart(low) === low && uncutPart(high) === high);
  return { ranges: ranges.map(withinKeys), points, constant, narrowed: bounded.length, exact: exact && uncut, whole: uncut && points === index.pattern.length };
}

/** Two fields below one array need not hold by the same element, so only the first of them narrows. */
function sharesArray(index: IndexEntry, field: number, bounded: readonly number[], multikey: ReadonlySet<number>): boolean {
  if (!multikey.has(field)) return false;
  const root = (at: number) => index.pattern[at]!.parts[0];
  return bounded.some((other) => multikey.has(other) && root(other) === root(field));
}

/** Of several conditions on one field: all together, or with arrays (where each may hold by another element) the one named or a value. */
function choose(known: readonly Bounds[], isArray: boolean, named?: number): { intervals: readonly Interval[]; taken: readonly Bounds[] } {
  if (known.length === 0) return { intervals: [everything], taken: [] };
  if (!isArray) return { intervals: known.map(({ intervals }) => intervals).reduce(intersect), taken: known };
  const best = (named === undefined ? known.find(({ intervals }) => intervals.every(isPoint)) : known[named]) ?? known[0]!;
  return { intervals: best.intervals, taken: [best] };
}

function pointKey(prefix: Key, interval: Interval, descending: boolean): Key {
  return descending ? keyRange(interval, prefix, true).low : prefix + interval.low;
}

/** Ranges over keys that may be cut begin and end where no key is cut. */
function withinKeys({ low, high, fixed }: KeyRange): KeyRange {
  const [from, to] = [uncutPart(low), uncutPart(high)];
  return { low: from, high: to === high ? high : `${to}\xff`, fixed };
}
