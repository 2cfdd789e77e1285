import { compareValues } from "../bson/compare-values.ts";
import { asNumber } from "../bson/numbers.ts";
import { isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { emptyArrayMark, type IndexValue } from "../keys/encode-key.ts";
import { rowsOf } from "../keys/index-keys.ts";

/** The fields to sort by, in order. */
export type SortPattern = readonly { path: string; parts: readonly string[]; descending: boolean }[];

/** Reads a sort document. @throws StoreError 2, 15974 for a direction that is not 1 or -1 */
export function parseSort(sort: Doc): SortPattern {
  if (sort.size > 32) throw new StoreError(13103, "too many compound keys");
  return [...sort].map(([path, direction]) => {
    if (isDoc(direction)) throw outsideDialect("sorting by $meta");
    if (path === "$natural") throw outsideDialect("sorting by $natural");
    if (!isNumeric(direction)) throw new StoreError(15974, `Illegal key in $sort specification: ${path}`);
    if (Math.abs(asNumber(direction)) !== 1) throw new StoreError(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    if (path === "" || path.split(".").includes("")) throw new StoreError(path === "" ? 40352 : 15998, "FieldPath field names may not be empty strings.");
    if (path.startsWith("$")) throw new StoreError(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    return { path, parts: path.split("."), descending: asNumber(direction) < 0 };
  });
}

/**
 * What a document is sorted by: its values, and where it has arrays the first of the keys that an index would hold.
 * @throws StoreError 2 when two of the paths meet different arrays
 */
export function sortKeyOf(pattern: SortPattern, doc: Doc): (Value | undefined)[] {
  const plain = pattern.map(({ parts }) => plainValue(doc, parts));
  if (!plain.includes(undefined)) return plain;
  const rows = sortRows(pattern, doc).map((row) => row.map((value) => (value === emptyArrayMark ? undefined : (value ?? null))));
  return rows.reduce((best, row) => (compareSortKeys(pattern, row, best) < 0 ? row : best));
}

function sortRows(pattern: SortPattern, doc: Doc): IndexValue[][] {
  try {
    return rowsOf(pattern, doc).rows;
  } catch (error) {
    if (error instanceof StoreError) throw new StoreError(2, "Executor error during find command :: caused by :: cannot sort with keys that are parallel arrays");
    throw error;
  }
}

/** The value of a path without arrays, null where there is none; undefined when an array is met. */
function plainValue(doc: Doc, parts: readonly string[]): Value | undefined {
  let value: Value | undefined = doc;
  for (const part of parts) {
    if (!isDoc(value)) return Array.isArray(value) ? undefined : null;
    value = value.get(part);
  }
  return Array.isArray(value) ? undefined : (value ?? null);
}

export function compareSortKeys(pattern: SortPattern, a: readonly (Value | undefined)[], b: readonly (Value | undefined)[]): number {
  for (let at = 0; at < pattern.length; at++) {
    const order = compareValues(a[at], b[at]);
    if (order !== 0) return pattern[at]!.descending ? -order : order;
  }
  return 0;
}

/**
 * Sorts by the pattern, keeping the order of equals; with a limit only the first ones are kept on the way.
 */
export function sortDocs<T>(items: Iterable<T>, docOf: (item: T) => Doc, pattern: SortPattern, limit = Infinity): T[] {
  const order = (a: { key: (Value | undefined)[] }, b: { key: (Value | undefined)[] }) => compareSortKeys(pattern, a.key, b.key);
  let kept: { key: (Value | undefined)[]; item: T }[] = [];
  let worst: (Value | undefined)[] | undefined;
  for (const item of items) {
    const key = sortKeyOf(pattern, docOf(item));
    if (worst && compareSortKeys(pattern, key, worst) >= 0) continue;
    kept.push({ key, item });
    // Twice the limit is gathered before it is sorted and cut, so that each item costs little.
    if (kept.length >= limit * 2 + 64) {
      kept = kept.toSorted(order).slice(0, limit);
      worst = kept[limit - 1]?.key;
    }
  }
  const sorted = kept.toSorted(order).map(({ item }) => item);
  return limit === Infinity ? sorted : sorted.slice(0, limit);
}
