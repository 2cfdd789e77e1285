import { readBson } from "../bson/read-bson.ts";
import type { Doc, Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { afterPrefix, decodeRecordId, emptyArrayMark, encodeRecordId, longestValues, type Key } from "../keys/encode-key.ts";
import { indexKeysOf, type IndexKeys } from "../keys/index-keys.ts";
import { matches } from "../match/parse-filter.ts";
import { describeValue } from "../bson/describe-value.ts";
import type { CollectionEntry, IndexEntry } from "./catalog.ts";
import type { CollectionMemory, IndexFacts } from "./collection-memory.ts";
import type { View } from "./view.ts";

const empty = Buffer.alloc(0);

/** A stored document with its place. */
export interface StoredRecord {
  id: number;
  bytes: Buffer;
}

/** The documents of one collection in one view, kept together with their index entries. */
export class Collection {
  constructor(
    readonly view: View,
    readonly entry: CollectionEntry,
    private readonly memory: CollectionMemory,
  ) {}

  get(id: number): Buffer | undefined {
    return this.view.get(this.entry.prefix + encodeRecordId(id));
  }

  /** All documents in the order of insertion, or from the last. */
  *scan(reverse = false): Generator<StoredRecord> {
    for (const [key, bytes] of this.view.range(this.entry.prefix, afterPrefix(this.entry.prefix), reverse)) {
      yield { id: decodeRecordId(key), bytes };
    }
  }

  count(): number {
    return this.view.count(this.entry.prefix, afterPrefix(this.entry.prefix));
  }

  /**
   * Stores a document and its index entries.
   * @throws StoreError 11000 when a unique index holds one of its keys; nothing is changed then
   */
  insert(doc: Doc, bytes: Buffer): void {
    const id = this.memory.takeRecordId(this.view, this.entry);
    const added = this.entry.indexes.map((index) => ({ index, keys: this.keysIn(index, doc) }));
    for (const { index, keys } of added) if (keys && index.unique) this.checkUnique(index, keys, keys.keys);
    for (const { index, keys } of added) if (keys) this.addKeys(index, keys, keys.keys, id);
    this.view.put(this.entry.prefix + encodeRecordId(id), bytes);
  }

  /**
   * Replaces a stored document.
   * @param touches the top-level fields that may differ: indexes on others need not be looked at; undefined for all
   * @throws StoreError 11000 as {@link insert}
   */
  replace(id: number, before: Doc, after: Doc, bytes: Buffer, touches?: ReadonlySet<string>): void {
    const affected = touches ? this.entry.indexes.filter(({ roots }) => roots.some((root) => touches.has(root))) : this.entry.indexes;
    const changed = affected.map((index) => {
      const [old, now] = [this.keysIn(index, before), this.keysIn(index, after)];
      const gone = old?.keys.filter((key) => !now?.keys.includes(key)) ?? [];
      const fresh = now?.keys.filter((key) => !old?.keys.includes(key)) ?? [];
      return { index, now, gone, fresh };
    });
    for (const { index, now, fresh } of changed) if (now && index.unique) this.checkUnique(index, now, fresh);
    for (const { index, now, gone, fresh } of changed) {
      for (const key of gone) this.view.remove(entryKey(index, key, id));
      if (now) this.addKeys(index, now, fresh, id);
    }
    this.view.put(this.entry.prefix + encodeRecordId(id), bytes);
  }

  remove(id: number, doc: Doc): void {
    for (const index of this.entry.indexes) {
      for (const key of this.keysIn(index, doc)?.keys ?? []) this.view.remove(entryKey(index, key, id));
    }
    this.view.remove(this.entry.prefix + encodeRecordId(id));
  }

  /**
   * Fills a new index from the documents.
   * @throws StoreError 171 for a document that cannot have keys, and only if all can, 11000 when two share one of a unique index
   */
  buildIndex(index: IndexEntry): void {
    let duplicate: unknown;
    for (const { id, bytes } of this.scan()) {
      const keys = this.keysIn(index, readBson(bytes));
      if (!keys || duplicate) continue;
      try {
        if (index.unique) this.checkUnique(index, keys, keys.keys);
        this.addKeys(index, keys, keys.keys, id);
      } catch (error) {
        duplicate = error;
      }
    }
    if (duplicate) throw duplicate as Error;
  }

  /** Where indexes do not agree with the documents: entries that these make and that are not there, and entries that none makes. Reads all. */
  compareIndexes(): { index: string; missing: number; surplus: number }[] {
    const counts = this.entry.indexes.map((index) => ({ index, made: 0, found: 0 }));
    for (const { id, bytes } of this.scan()) {
      const doc = readBson(bytes);
      for (const count of counts) {
        for (const key of this.keysIn(count.index, doc)?.keys ?? []) {
          const entry = this.view.get(entryKey(count.index, key, id));
          count.made++;
          if (entry && (!count.index.unique || entry.readUIntBE(0, 6) === id)) count.found++;
        }
      }
    }
    return counts
      .map(({ index, made, found }) => ({ index: index.name, missing: made - found, surplus: this.view.count(index.prefix, afterPrefix(index.prefix)) - found }))
      .filter(({ missing, surplus }) => missing > 0 || surplus > 0);
  }

  factsOf(index: IndexEntry): IndexFacts {
    return this.memory.factsOf(this.view, index);
  }

  private keysIn(index: IndexEntry, doc: Doc): IndexKeys | undefined {
    if (index.filter && !matches(index.filter, doc)) return undefined;
    const keys = indexKeysOf(index.pattern, doc);
    return index.sparse && keys.missing ? undefined : keys;
  }

  private addKeys(index: IndexEntry, { multikey, keys: all }: IndexKeys, fresh: Key[], id: number): void {
    for (const field of multikey) this.memory.note(this.view, index, `m${field}`);
    if (all.some((key) => key.length >= longestValues)) this.memory.note(this.view, index, "c");
    for (const key of fresh) this.view.put(entryKey(index, key, id), index.unique ? Buffer.from(encodeRecordId(id), "latin1") : empty);
  }

  private checkUnique(index: IndexEntry, { values }: IndexKeys, fresh: Key[]): void {
    for (const key of fresh) {
      if (!this.view.get(index.prefix + key)) continue;
      const shown = new Map(index.pattern.map(({ path }, at) => [path, shownValue(values[at])]));
      const text = [...shown].map(([path, value]) => `${path}: ${describeValue(value)}`).join(", ");
      throw new StoreError(
        11000,
        `E11000 duplicate key error collection: ${this.entry.namespace} index: ${index.name} dup key: { ${text} }`,
        [],
        new Map<string, unknown>([
          ["keyPattern", index.spec.get("key")],
          ["keyValue", shown],
        ]),
      );
    }
  }
}

function shownValue(value: Value | undefined | typeof emptyArrayMark): Value {
  return value === undefined || value === emptyArrayMark ? null : value;
}

/** The whole key of an index entry: a unique index knows its document by the value, any other by the end of the key. */
export function entryKey(index: IndexEntry, values: Key, id: number): Key {
  return index.unique ? index.prefix + values : `${index.prefix}${values}\x01${encodeRecordId(id)}`;
}

/** The document that an index entry points at. */
export function recordIdOf(index: IndexEntry, key: Key, value: Buffer): number {
  return index.unique ? value.readUIntBE(0, 6) : decodeRecordId(key);
}
