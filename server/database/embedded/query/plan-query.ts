import type { Filter } from "../match/parse-filter.ts";
import type { IndexEntry } from "../store/catalog.ts";
import type { Collection, StoredRecord } from "../store/collection.ts";
import { constraintsOf } from "./constraints.ts";
import { holdsAll, indexBounds, type IndexBounds } from "./index-bounds.ts";
import { countKeys, readPoints, scanIndex } from "./index-scan.ts";
import type { SortPattern } from "./sort.ts";

/** How a query reads its documents. */
export interface Plan {
  records: () => Iterable<StoredRecord>;
  /** Every record passes the filter; it need not be asked again. */
  exact: boolean;
  /** The records come in the order of the sort. */
  sorted: boolean;
  /** The index that is used; undefined for a scan of all documents. */
  index: string | undefined;
  /** The number of documents, where the index knows it without reading them. */
  count?: () => number;
}

interface Candidate {
  index: IndexEntry;
  bounds: IndexBounds;
  multikey: boolean;
  sorted: boolean;
  reverse: boolean;
}

/** Beyond so many keys an index counts as wide. */
const wide = 2_000;
const mostMerged = 64;

/**
 * Chooses how to read a query's documents: by the index that leads to the fewest, counting what need not be sorted.
 * @param limit how many documents the caller takes at most
 */
export function planQuery(collection: Collection, filter: Filter, sort: SortPattern, limit = Infinity): Plan {
  const union = filter.kind === "or" ? planUnion(collection, filter.clauses) : undefined;
  const candidates = candidatesFor(collection, filter, sort);
  const best = candidates.length > 1 ? cheapest(collection, candidates, sort.length > 0, limit) : candidates[0];
  if (best && (best.bounds.narrowed > 0 || !union)) return planOf(collection, best);
  if (union) return union;
  const all = filter.kind === "and" && filter.clauses.length === 0;
  return { records: () => collection.scan(), exact: all, sorted: sort.length === 0, index: undefined, ...(all && { count: () => collection.count() }) };
}

function candidatesFor(collection: Collection, filter: Filter, sort: SortPattern): Candidate[] {
  const constraints = constraintsOf(filter);
  const candidates: Candidate[] = [];
  for (const index of collection.entry.indexes) {
    if (constraints.byPath.size === 0 && sort.length === 0) continue;
    if (!index.pattern.some(({ path }) => constraints.byPath.has(path) || sort[0]?.path === path)) continue;
    if (!holdsAll(index, constraints)) continue;
    const { multikey, cut } = collection.factsOf(index);
    const bounds = indexBounds(index, constraints, multikey);
    const order = cut ? undefined : orderOf(index, bounds, sort, multikey);
    if (bounds.narrowed === 0 && (!order || sort.length === 0)) continue;
    const candidate = { index, bounds: { ...bounds, exact: bounds.exact && !cut }, multikey: multikey.size > 0, sorted: order !== undefined, reverse: order === "backward" };
    // One key of a unique index leads to one document: nothing can be better.
    if (index.unique && bounds.whole && bounds.ranges.length <= 1) return [{ ...candidate, sorted: true }];
    candidates.push(candidate);
  }
  return candidates;
}

/** Whether the index gives the order of the sort, and read from which end. */
function orderOf(index: IndexEntry, bounds: IndexBounds, sort: SortPattern, multikey: ReadonlySet<number>): "forward" | "backward" | undefined {
  if (sort.length === 0) return "forward";
  if (bounds.ranges.length > mostMerged) return undefined;
  const fixed = new Set(index.pattern.slice(0, bounds.constant).filter((_field, at) => !multikey.has(at)).map(({ path }) => path));
  const wanted = sort.filter(({ path }) => !fixed.has(path));
  let direction: "forward" | "backward" | undefined;
  for (let at = 0; at < wanted.length; at++) {
    const field = bounds.points + at;
    const part = index.pattern[field];
    if (!part || part.path !== wanted[at]!.path || multikey.has(field)) return undefined;
    const needed = part.descending === wanted[at]!.descending ? "forward" : "backward";
    if (direction && direction !== needed) return undefined;
    direction = needed;
  }
  return direction ?? "forward";
}

/** What each way costs, in documents read; a wide range that needs sorting counts as many. */
function cheapest(collection: Collection, candidates: readonly Candidate[], sorts: boolean, limit: number): Candidate {
  let best: { candidate: Candidate; cost: number } | undefined;
  for (const candidate of candidates) {
    const keys = countKeys(collection, candidate.index, candidate.bounds.ranges, wide);
    let cost = keys >= wide ? wide * 2 : keys;
    if (candidate.sorted) cost = Math.min(cost, candidate.bounds.exact ? limit : Math.max(limit * 20, 200));
    else if (sorts) cost *= 1.5;
    cost -= candidate.bounds.narrowed * 0.01;
    if (!best || cost < best.cost) best = { candidate, cost };
  }
  return best!.candidate;
}

function planOf(collection: Collection, { index, bounds, multikey, sorted, reverse }: Candidate): Plan {
  const { ranges, exact } = bounds;
  return {
    records: () => {
      if (index.unique && bounds.whole && !multikey) return readPoints(collection, index, ranges);
      return scanIndex(collection, index, ranges, { reverse, merge: sorted, mayRepeat: multikey });
    },
    exact,
    sorted,
    index: index.name,
    ...(exact && !multikey && { count: () => countKeys(collection, index, ranges) }),
  };
}

/** Reads each branch of an `$or` by an index of its own, if every branch has one. */
function planUnion(collection: Collection, branches: readonly Filter[]): Plan | undefined {
  const plans = branches.map((branch) => planQuery(collection, branch, []));
  if (plans.some(({ index }) => index === undefined)) return undefined;
  return { records: () => eachOnce(plans), exact: plans.every(({ exact }) => exact), sorted: false, index: plans.map(({ index }) => index).join(", ") };
}

function* eachOnce(plans: readonly Plan[]): Generator<StoredRecord> {
  const seen = new Set<number>();
  for (const plan of plans) {
    for (const record of plan.records()) {
      if (seen.has(record.id)) continue;
      seen.add(record.id);
      yield record;
    }
  }
}
