import { randomBytes } from "node:crypto";
import { Binary, type Timestamp } from "bson";
import { asNumber } from "../bson/numbers.ts";
import { readBson } from "../bson/read-bson.ts";
import { isDoc, type Doc, type Numeric, type Value } from "../bson/values.ts";
import { writeBson } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import { afterPrefix, encodePrefix, type Key } from "../keys/encode-key.ts";
import type { KeyPattern } from "../keys/index-keys.ts";
import { fieldsOf, parseFilter, type Filter } from "../match/parse-filter.ts";
import { catalogKey, firstFreeId, prefixes } from "./layout.ts";
import type { View } from "./view.ts";

/** One index as it is used; `spec` is what `listIndexes` answers. */
export interface IndexEntry {
  id: number;
  prefix: Key;
  name: string;
  spec: Doc;
  pattern: KeyPattern;
  /** The top-level fields that decide under which keys it has a document. */
  roots: readonly string[];
  unique: boolean;
  sparse: boolean;
  filter: Filter | undefined;
  expireAfterSeconds: number | undefined;
}

/** One collection: its number, its indexes (the first is the one on `_id`). */
export interface CollectionEntry {
  id: number;
  prefix: Key;
  key: Key;
  database: string;
  name: string;
  namespace: string;
  uuid: Binary;
  indexes: IndexEntry[];
  /** Since when inserts are kept for change streams: since somebody first opened one. */
  watchedSince: Timestamp | undefined;
}

/** Finds, makes and changes collections as one view sees them. */
export class Catalog {
  private readonly parsed = new Map<Key, { bytes: Buffer; entry: CollectionEntry }>();
  private nextId = firstFreeId;

  /** Reads the highest number in use, so that none is given twice. */
  load(view: View): void {
    for (const [key, bytes] of view.range(prefixes.catalog, afterPrefix(prefixes.catalog))) {
      const entry = parseEntry(key, bytes);
      for (const { id } of [entry, ...entry.indexes]) this.nextId = Math.max(this.nextId, id + 1);
    }
    for (const [key] of view.range(prefixes.garbage, afterPrefix(prefixes.garbage))) {
      this.nextId = Math.max(this.nextId, Buffer.from(key, "latin1").readUInt32BE(4) + 1);
    }
  }

  find(view: View, database: string, name: string): CollectionEntry | undefined {
    const key = catalogKey(database, name);
    const bytes = view.get(key);
    if (!bytes) return undefined;
    const known = this.parsed.get(key);
    if (known?.bytes.equals(bytes)) return known.entry;
    const entry = parseEntry(key, bytes);
    this.parsed.set(key, { bytes, entry });
    return entry;
  }

  list(view: View, database?: string): CollectionEntry[] {
    const prefix = database === undefined ? prefixes.catalog : catalogKey(database, "");
    return [...view.range(prefix, afterPrefix(prefix))].map(([key, bytes]) => parseEntry(key, bytes));
  }

  /** Makes an empty collection with its `_id` index. @throws StoreError 73 for a name that MongoDB refuses */
  create(view: View, database: string, name: string): CollectionEntry {
    checkName(database, name);
    const id = this.nextId++;
    const idIndex = this.newIndex(new Map<string, Value>([["v", 2], ["key", new Map([["_id", 1]])], ["name", "_id_"]]));
    return this.save(view, { key: catalogKey(database, name), id, uuid: new Binary(randomBytes(16), 4), indexes: [idIndex], watchedSince: undefined });
  }

  /** Stores changed indexes or `watchedSince` of a collection and returns the entry as it is now. */
  save(view: View, { key, id, uuid, indexes, watchedSince }: Pick<CollectionEntry, "key" | "id" | "uuid" | "indexes" | "watchedSince">): CollectionEntry {
    const bytes = writeBson({ id, uuid, watchedSince, indexes: indexes.map((index) => ({ id: index.id, spec: index.spec })) });
    view.put(key, bytes);
    return parseEntry(key, bytes);
  }

  /** A new index with a number of its own; not yet part of a collection. */
  newIndex(spec: Doc): IndexEntry {
    return parseIndex(this.nextId++, spec);
  }

  /** Removes a collection; its entries are removed later, in the background. */
  drop(view: View, entry: CollectionEntry): void {
    view.remove(entry.key);
    for (const { id } of [entry, ...entry.indexes]) this.discard(view, id);
  }

  /** Marks the entries of a collection or index for removal. */
  discard(view: View, id: number): void {
    view.put(prefixes.garbage + encodePrefix(id), Buffer.alloc(1));
  }
}

function checkName(database: string, name: string): void {
  if (name === "" || name.includes("\0") || name.includes("$") || name.startsWith(".") || name.endsWith(".")) {
    throw new StoreError(73, `Invalid collection name: ${name}`);
  }
  if (name.startsWith("system.")) throw new StoreError(73, `Invalid system namespace: ${database}.${name}`);
  if (Buffer.byteLength(`${database}.${name}`) > 255) throw new StoreError(73, "Fully qualified namespace is too long (255 bytes)");
}

/** @throws StoreError 73 for a database name that MongoDB refuses */
export function checkDatabaseName(name: string): void {
  // eslint-disable-next-line no-control-regex -- MongoDB forbids the null byte in names
  if (name === "" || name.length > 63 || /[/\\. "$*<>:|?\x00]/.test(name)) throw new StoreError(73, `Invalid namespace specified '${name}'`);
}

function parseEntry(key: Key, bytes: Buffer): CollectionEntry {
  const stored = readBson(bytes);
  const [database, name] = Buffer.from(key.slice(4), "latin1").toString("utf8").split("\0") as [string, string];
  const id = stored.get("id") as number;
  return {
    id,
    key,
    database,
    name,
    prefix: encodePrefix(id),
    namespace: `${database}.${name}`,
    uuid: stored.get("uuid") as Binary,
    watchedSince: stored.get("watchedSince") as Timestamp | undefined,
    indexes: (stored.get("indexes") as Doc[]).map((index) => parseIndex(index.get("id") as number, index.get("spec") as Doc)),
  };
}

function parseIndex(id: number, spec: Doc): IndexEntry {
  const condition = spec.get("partialFilterExpression");
  const expiry = spec.get("expireAfterSeconds");
  const filter = isDoc(condition) ? parseFilter(condition) : undefined;
  const pattern = [...(spec.get("key") as Doc)].map(([path, direction]) => ({ path, parts: path.split("."), descending: asNumber(direction as Numeric) < 0 }));
  return {
    id,
    prefix: encodePrefix(id),
    name: spec.get("name") as string,
    spec,
    pattern,
    roots: [...pattern.map(({ parts }) => parts[0]!), ...(filter ? fieldsOf(filter) : [])],
    unique: spec.get("unique") === true || spec.get("name") === "_id_",
    sparse: spec.get("sparse") === true,
    filter,
    expireAfterSeconds: expiry === undefined ? undefined : asNumber(expiry as Numeric),
  };
}
