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
  /**
   * The plan reads in the order of the sort and hopes to come soon upon as many documents as are wanted; when it has read `after`
   * and has not, this is the way that leads to the fewest, which may be the same.
   */
  instead?: { plan: () => Plan; after: number };
}

interface Candidate {
  index: IndexEntry;
  bounds: IndexBounds;
  multikey: boolean;
  sorted: boolean;
  reverse: boolean;
}

/** Keys are counted up to so many before the documents are read. */
const wide = 2_000;
/** The same once a way has turned out to be long: a key is read in a small part of the time that a document takes. */
const widest = 32_000;
const mostMerged = 64;
/** Of several conditions on an array so many are looked at. */
const mostChoices = 8;
/** A document that is sorted costs so much more than one that comes in order. */
const sorting = 1.5;
/** Documents that are read in the order of the sort for one that passes, unless it turns out otherwise. */
const hoped = 20;

/**
 * Chooses how to read a query's documents: by the index that leads to the fewest, counting what need not be sorted.
 * @param limit how many documents the caller takes at most
 */
export function planQuery(collection: Collection, filter: Filter, sort: SortPattern, limit = Infinity): Plan {
  const union = filter.kind === "or" ? planUnion(collection, filter.clauses) : undefined;
  const candidates = candidatesFor(collection, filter, sort);
  const ways = candidates.length > 1 ? cheapestFirst(collection, candidates, sort.length > 0, limit) : candidates.map((candidate) => ({ candidate, cost: 0, atMost: Infinity }));
  const [best] = ways;
  if (best && (best.candidate.bounds.narrowed > 0 || !union)) return { ...planOf(collection, best.candidate), ...insteadOf(collection, ways) };
  if (union) return union;
  const all = filter.kind === "and" && filter.clauses.length === 0;
  return { records: () => collection.scan(), exact: all, sorted: sort.length === 0, index: undefined };
}

function candidatesFor(collection: Collection, filter: Filter, sort: SortPattern): Candidate[] {
  const constraints = constraintsOf(filter);
  const candidates: Candidate[] = [];
  for (const index of collection.entry.indexes) {
    if (constraints.byPath.size === 0 && sort.length === 0) continue;
    if (!index.pattern.some(({ path }) => constraints.byPath.has(path) || sort[0]?.path === path)) continue;
    if (!holdsAll(index, constraints)) continue;
    const { multikey, cut } = collection.factsOf(index);
    const choices = multikey.has(0) ? Math.min(mostChoices, constraints.byPath.get(index.pattern[0]!.path)?.length ?? 1) : 1;
    for (let choice = 0; choice < choices; choice++) {
      const bounds = indexBounds(index, constraints, multikey, choice);
      const order = cut ? undefined : orderOf(index, bounds, sort, multikey);
      if (bounds.narrowed === 0 && (!order || sort.length === 0)) continue;
      const candidate = { index, bounds: { ...bounds, exact: bounds.exact && !cut }, multikey: multikey.size > 0, sorted: order !== undefined, reverse: order === "backward" };
      // One key of a unique index leads to one document: nothing can be better.
      if (index.unique && bounds.whole && bounds.ranges.length <= 1) return [{ ...candidate, sorted: true }];
      candidates.push(candidate);
    }
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

interface Way {
  candidate: Candidate;
  /** Documents that it will read, as far as can be told; one that is sorted counts as more. */
  cost: number;
  /** The same, when nothing goes as hoped; Infinity where the range is too wide to be counted. */
  atMost: number;
}

/** The ways to the documents, the one that costs least first. */
function cheapestFirst(collection: Collection, candidates: readonly Candidate[], sorts: boolean, limit: number): Way[] {
  const ways = candidates.map((candidate): Way => {
    const { bounds, sorted, index } = candidate;
    const keys = countKeys(collection, index, bounds.ranges, wide);
    const atMost = keys >= wide ? Infinity : costOf(candidate, keys, sorts);
    let cost = Math.min(atMost, costOf(candidate, wide * 2, sorts));
    if (sorted) cost = Math.min(cost, bounds.exact ? limit : Math.max(limit * hoped, 200));
    return { candidate, cost: cost - bounds.narrowed * 0.01, atMost: sorted && bounds.exact ? cost : atMost };
  });
  return ways.toSorted((one, other) => one.cost - other.cost);
}

const costOf = ({ sorted }: Candidate, keys: number, sorts: boolean): number => keys * (sorts && !sorted ? sorting : 1);

/** The way out where the best way may cost much more than it seems. */
function insteadOf(collection: Collection, [best, ...others]: readonly Way[]): Pick<Plan, "instead"> {
  if (!best!.candidate.sorted || best!.atMost < Infinity || others.length === 0) return {};
  const surest = others.reduce((one, other) => (other.atMost < one.atMost ? other : one));
  if (surest.atMost < Infinity) return { instead: { plan: () => planOf(collection, surest.candidate), after: surest.atMost } };
  return { instead: { plan: () => planOf(collection, narrowest(collection, [best!, ...others])), after: wide } };
}

/** The candidate with the fewest keys; the first where all have many. */
function narrowest(collection: Collection, ways: readonly Way[]): Candidate {
  for (let most = wide * 2; most <= widest; most *= 2) {
    let [found, fewest]: [Candidate | undefined, number] = [undefined, most];
    for (const { candidate } of ways) {
      const cost = costOf(candidate, countKeys(collection, candidate.index, candidate.bounds.ranges, Math.ceil(fewest)), true);
      if (cost < fewest) [found, fewest] = [candidate, cost];
    }
    if (found) return found;
  }
  return ways[0]!.candidate;
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
