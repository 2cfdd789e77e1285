import { compareValues } from "../bson/compare-values.ts";
import { asNumber } from "../bson/numbers.ts";
import { isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { valuesAt } from "../match/paths.ts";

/** The fields to sort by, in order. */
export type SortPattern = readonly { path: string; parts: readonly string[]; descending: boolean }[];

/** Reads a sort document. @throws StoreError 2, 15974 for a direction that is not 1 or -1 */
export function parseSort(sort: Doc): SortPattern {
  if (sort.size > 32) throw new StoreError(13103, "too many compound keys");
  return [...sort].map(([path, direction]) => {
    if (isDoc(direction)) throw outsideDialect("sorting by $meta");
    if (!isNumeric(direction)) throw new StoreError(15974, `Illegal key in $sort specification: ${path}`);
    if (Math.abs(asNumber(direction)) !== 1) throw new StoreError(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    if (path === "" || path.split(".").includes("")) throw new StoreError(path === "" ? 40352 : 15998, "FieldPath field names may not be empty strings.");
    if (path.startsWith("$")) throw new StoreError(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    return { path, parts: path.split("."), descending: asNumber(direction) < 0 };
  });
}

/** What a document is sorted by: of an array the lowest element, or the highest when descending. Pure. */
export function sortKeyOf(pattern: SortPattern, doc: Doc): (Value | undefined)[] {
  return pattern.map(({ parts, descending }) => {
    if (parts.length === 1) {
      const value = doc.get(parts[0]!);
      if (!Array.isArray(value)) return value ?? null;
    }
    const { values, missing, emptyArray } = valuesAt(doc, parts);
    const all: (Value | undefined)[] = [...values];
    if (emptyArray) all.push(undefined);
    if (missing || all.length === 0) all.push(null);
    return all.reduce((best, value) => (compareValues(value, best) < 0 !== descending ? value : best));
  });
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
