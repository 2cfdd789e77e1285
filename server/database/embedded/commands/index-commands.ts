import { asNumber } from "../bson/numbers.ts";
import { sameValue } from "../bson/compare-values.ts";
import { isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { describeValue } from "../bson/describe-value.ts";
import { RawDoc, writeBson } from "../bson/write-bson.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { parseFilter, type Filter } from "../match/parse-filter.ts";
import type { CollectionEntry, IndexEntry } from "../store/catalog.ts";
import type { Collection } from "../store/collection.ts";
import { checkCollation, cursorOwner } from "./find-command.ts";
import type { Command, Request } from "./request.ts";

const known = ["key", "name", "unique", "sparse", "partialFilterExpression", "expireAfterSeconds", "background", "v", "hidden", "collation", "ns"];
const maxIndexes = 64;

/** Reads the specification of one new index into the form that `listIndexes` shows. @throws StoreError 67, 86, 197 as MongoDB */
function readSpec(given: Doc): Doc {
  for (const name of given.keys()) if (!known.includes(name)) throw outsideDialect(`the index option ${name}`);
  const key = given.get("key");
  if (!isDoc(key) || key.size === 0) throw new StoreError(67, "Index keys cannot be empty.");
  if (key.size > 32) throw new StoreError(13103, "Index key pattern has too many fields (32 at most)");
  for (const [path, direction] of key) checkKeyField(path, direction);
  if (given.get("hidden") === true) throw outsideDialect("a hidden index");
  checkCollation(given.get("collation"));
  const spec: Doc = new Map<string, Value>([["v", 2], ["key", key]]);
  const name = given.get("name");
  if (typeof name !== "string" || name === "") throw new StoreError(67, "The index name cannot be empty");
  spec.set("name", name);
  if (truthy(given.get("unique"))) spec.set("unique", true);
  if (truthy(given.get("sparse"))) spec.set("sparse", true);
  const filter = given.get("partialFilterExpression");
  if (filter !== undefined) {
    if (!isDoc(filter)) throw new StoreError(67, "The field 'partialFilterExpression' must be an object");
    if (spec.has("sparse")) throw new StoreError(67, "cannot mix \"partialFilterExpression\" and \"sparse\" options");
    checkPartialFilter(parseFilter(filter));
    spec.set("partialFilterExpression", filter);
  }
  const expiry = given.get("expireAfterSeconds");
  if (expiry !== undefined) {
    if (!isNumeric(expiry) || asNumber(expiry) < 0 || asNumber(expiry) > 2_147_483_647) throw new StoreError(67, `TTL index 'expireAfterSeconds' must be within 0 and 2147483647, but found ${describeValue(expiry)}`);
    if (key.size > 1) throw new StoreError(67, "TTL indexes are single-field indexes, compound indexes do not support TTL.");
    spec.set("expireAfterSeconds", expiry);
  }
  return spec;
}

function truthy(value: Value | undefined): boolean {
  return value === true || (value !== undefined && isNumeric(value) && asNumber(value) !== 0);
}

function checkKeyField(path: string, direction: Value): void {
  if (typeof direction === "string") throw outsideDialect(`a ${direction} index`);
  if (!isNumeric(direction) || asNumber(direction) === 0 || Number.isNaN(asNumber(direction))) {
    throw new StoreError(67, `Values in v:2 index key pattern cannot be of type ${typeof direction} or 0. Only numbers > 0, numbers < 0, and strings are allowed.`);
  }
  if (path === "" || path.split(".").includes("")) throw new StoreError(67, "Index keys cannot contain an empty field.");
  if (path.endsWith("$**")) throw outsideDialect("a wildcard index");
  if (path.startsWith("$")) throw new StoreError(67, "Index key contains an illegal field name: field name starts with '$'.");
}

function checkPartialFilter(filter: Filter): void {
  if (filter.kind === "and" || filter.kind === "or") return filter.clauses.forEach(checkPartialFilter);
  const allowed = filter.kind === "leaf" && (["eq", "lt", "lte", "gt", "gte", "in", "type"].includes(filter.test.op) || (filter.test.op === "exists" && filter.test.operand === true));
  if (!allowed) throw new StoreError(67, "Expression not supported in partial index");
}

/** What makes two indexes the same one, whatever they are called. */
const identity = ["key", "unique", "sparse", "partialFilterExpression"];

/** The existing index that a new one repeats. @throws StoreError 85, 86 when it repeats only part of it */
function repeated(entry: CollectionEntry, spec: Doc): IndexEntry | undefined {
  const same = (index: IndexEntry, names: readonly string[]) => names.every((name) => sameValue(index.spec.get(name), spec.get(name)));
  const named = entry.indexes.find(({ name }) => name === spec.get("name"));
  if (named && !same(named, identity)) throw new StoreError(86, `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${describeValue(spec)}, existing index: ${describeValue(named.spec)}`);
  const known = entry.indexes.find((index) => same(index, index.name === "_id_" ? ["key"] : identity));
  if (known && (known.name === "_id_" || same(known, ["name", "expireAfterSeconds"]))) return known;
  if (named) throw new StoreError(85, `An equivalent index already exists with the same name but different options. Requested index: ${describeValue(spec)}, existing index: ${describeValue(named.spec)}`);
  if (known) throw new StoreError(85, `Index already exists with a different name: ${known.name}`);
  return undefined;
}

export const createIndexesCommand: Command = {
  view: "write",
  inTransaction: true,
  fields: ["createIndexes", "indexes", "commitQuorum", "ignoreUnknownIndexOptions"],
  run: (request) => {
    const specs = request.list("indexes");
    if (specs.length === 0) throw new StoreError(2, "Must specify at least one index to create");
    const existed = request.find() !== undefined;
    let collection = request.findOrCreate();
    const before = collection.entry.indexes.length;
    for (const given of specs) {
      if (!isDoc(given)) throw new StoreError(14, "The elements of the 'indexes' array must be objects");
      const spec = readSpec(given);
      if (repeated(collection.entry, spec)) continue;
      if (collection.entry.indexes.length >= maxIndexes) throw new StoreError(67, `add index fails, too many indexes for ${collection.entry.namespace} key:${describeValue(spec.get("key"))}`);
      collection = addIndex(request, collection, spec);
    }
    const after = collection.entry.indexes.length;
    return { numIndexesBefore: before, numIndexesAfter: after, createdCollectionAutomatically: !existed, ...(before === after && { note: "all indexes already exist" }), ok: 1 };
  },
};

function addIndex(request: Request, collection: Collection, spec: Doc): Collection {
  const index = request.engine.catalog.newIndex(spec);
  const { entry } = collection;
  const saved = request.engine.catalog.save(request.view, { ...entry, indexes: [...entry.indexes, index] });
  const grown = request.open(saved);
  grown.buildIndex(saved.indexes.at(-1)!);
  return grown;
}

export const listIndexesCommand: Command = {
  view: "read",
  fields: ["listIndexes", "cursor", "includeBuildUUIDs", "includeIndexBuildInfo"],
  run: (request) => {
    const collection = request.find();
    if (!collection) throw new StoreError(26, `ns does not exist: ${request.database}.${request.collectionName}`);
    const specs = collection.entry.indexes.map(({ spec }) => new RawDoc(writeBson(spec)));
    const batchSize = request.doc("cursor")?.get("batchSize");
    const source = { documents: specs[Symbol.iterator](), close: () => {} };
    return request.engine.cursors.start(collection.entry.namespace, source, isNumeric(batchSize ?? null) ? asNumber(batchSize as number) : Infinity, cursorOwner(request));
  },
};

export const dropIndexesCommand: Command = {
  view: "write",
  fields: ["dropIndexes", "index"],
  run: (request) => {
    const collection = request.find();
    if (!collection) throw new StoreError(26, `ns not found ${request.database}.${request.collectionName}`);
    const { entry } = collection;
    const wanted = request.body.get("index");
    const dropped = wanted === "*" ? entry.indexes.slice(1) : (Array.isArray(wanted) ? wanted : [wanted]).map((one) => findIndex(entry, one));
    for (const index of dropped) request.engine.catalog.discard(request.view, index.id);
    request.engine.catalog.save(request.view, { ...entry, indexes: entry.indexes.filter((index) => !dropped.includes(index)) });
    return { nIndexesWas: entry.indexes.length, ...(wanted === "*" && { msg: "non-_id indexes dropped for collection" }), ok: 1 };
  },
};

function findIndex(entry: CollectionEntry, wanted: Value | undefined): IndexEntry {
  if (typeof wanted !== "string" && !isDoc(wanted)) throw new StoreError(14, "BSON field 'dropIndexes.index' must be a string, an object or an array");
  const found = entry.indexes.find(({ name, spec }) => (typeof wanted === "string" ? name === wanted : sameValue(spec.get("key"), wanted)));
  if (!found) throw new StoreError(27, typeof wanted === "string" ? `index not found with name [${wanted}]` : `can't find index with key: ${describeValue(wanted)}`);
  if (found.name === "_id_") throw new StoreError(72, "cannot drop _id index");
  return found;
}

/** Changes the one thing of an index that may change: after how long a TTL index removes. */
export const collModCommand: Command = {
  view: "write",
  fields: ["collMod", "index", "validator", "validationLevel", "validationAction"],
  run: (request) => {
    const collection = request.find();
    if (!collection) throw new StoreError(26, `ns does not exist: ${request.database}.${request.collectionName}`);
    for (const name of ["validator", "validationLevel", "validationAction"]) if (request.body.has(name)) throw outsideDialect(`${name} of collMod`);
    const change = request.doc("index");
    if (!change) return { ok: 1 };
    const { entry } = collection;
    const wanted = change.get("name") ?? change.get("keyPattern");
    const index = findIndex(entry, wanted);
    const expiry = change.get("expireAfterSeconds");
    if (!isNumeric(expiry ?? null) || change.size !== 2) throw outsideDialect("changing anything but expireAfterSeconds of an index");
    const old = index.spec.get("expireAfterSeconds");
    const spec = new Map(index.spec).set("expireAfterSeconds", expiry!);
    request.engine.catalog.save(request.view, { ...entry, indexes: entry.indexes.map((one) => (one === index ? { ...one, spec } : one)) });
    return { ...(old !== undefined && { expireAfterSeconds_old: old }), expireAfterSeconds_new: expiry!, ok: 1 };
  },
};
