import type { Key } from "../keys/encode-key.ts";
import type { IndexEntry } from "../store/catalog.ts";
import { recordIdOf, type Collection, type StoredRecord } from "../store/collection.ts";
import type { KeyRange } from "./index-bounds.ts";

interface Entry {
  /** What follows the part of the key that is fixed in its range: ranges are merged by it. */
  rest: Key;
  id: number;
}

function* entriesOf(collection: Collection, index: IndexEntry, range: KeyRange, reverse: boolean): Generator<Entry> {
  const { prefix } = index;
  for (const [key, value] of collection.view.range(prefix + range.low, prefix + range.high, reverse)) {
    yield { rest: key.slice(prefix.length + range.fixed), id: recordIdOf(index, key, value) };
  }
}

/** Several ranges as one run in the order of what follows their fixed parts. */
function* merged(sources: Generator<Entry>[], reverse: boolean): Generator<Entry> {
  const heads: { source: Generator<Entry>; entry: Entry }[] = [];
  const advance = (source: Generator<Entry>) => {
    const step = source.next();
    if (!step.done) heads.push({ source, entry: step.value });
  };
  try {
    sources.forEach(advance);
    while (heads.length > 0) {
      let best = 0;
      for (let at = 1; at < heads.length; at++) {
        if (heads[at]!.entry.rest < heads[best]!.entry.rest !== reverse) best = at;
      }
      const [{ source, entry }] = heads.splice(best, 1) as [(typeof heads)[number]];
      yield entry;
      advance(source);
    }
  } finally {
    for (const source of sources) source.return(undefined);
  }
}

export interface ScanOptions {
  reverse: boolean;
  /** The ranges are to be given in one order, not one after the other. */
  merge: boolean;
  /** A document may have several keys in the ranges. */
  mayRepeat: boolean;
}

/** The documents that the ranges of an index point at, each once. */
export function* scanIndex(collection: Collection, index: IndexEntry, ranges: readonly KeyRange[], options: ScanOptions): Generator<StoredRecord> {
  const sources = ranges.map((range) => entriesOf(collection, index, range, options.reverse));
  const entries = options.merge && sources.length > 1 ? merged(sources, options.reverse) : inTurn(sources);
  const seen = new Set<number>();
  for (const { id } of entries) {
    if (options.mayRepeat) {
      if (seen.has(id)) continue;
      seen.add(id);
    }
    const bytes = collection.get(id);
    if (bytes) yield { id, bytes };
  }
}

/** The documents at whole keys of a unique index. */
export function* readPoints(collection: Collection, index: IndexEntry, points: readonly KeyRange[]): Generator<StoredRecord> {
  for (const { low } of points) {
    const pointer = collection.view.get(index.prefix + low);
    const id = pointer && recordIdOf(index, low, pointer);
    const bytes = id === undefined ? undefined : collection.get(id);
    if (bytes) yield { id: id!, bytes };
  }
}

function* inTurn(sources: readonly Generator<Entry>[]): Generator<Entry> {
  for (const source of sources) yield* source;
}

/** The number of keys in the ranges, at most about `most`. */
export function countKeys(collection: Collection, index: IndexEntry, ranges: readonly KeyRange[], most = Infinity): number {
  let count = 0;
  for (const { low, high } of ranges) {
    count += collection.view.count(index.prefix + low, index.prefix + high, most - count);
    if (count >= most) break;
  }
  return count;
}
