import { sameValue } from "../bson/compare-values.ts";
import { describeValue } from "../bson/describe-value.ts";
import { asNumber } from "../bson/numbers.ts";
import { isDoc, isNumeric, typeName, type Doc, type Value } from "../bson/values.ts";
import { dialect } from "../dialect.ts";
import { checkFields, outsideDialect, StoreError } from "../errors.ts";
import { parseFilter, type Filter } from "../match/parse-filter.ts";
import type { CollectionEntry, IndexEntry } from "../store/catalog.ts";
import { answerAll } from "./collection-commands.ts";
import { readDoc, readFlag, type Command, type Request } from "./request.ts";

const maxIndexes = 64;
const longestExpiry = 2_147_483_647;

/** Reads the specification of one new index into the form that `listIndexes` shows. @throws StoreError 67, 40415, 238 */
function readSpec(given: Value): Doc {
  if (!isDoc(given)) throw new StoreError(14, "The elements of the 'indexes' array must be objects");
  checkFields(given.keys(), dialect.indexOptions, "createIndexes.indexes");
  const [key, name] = [given.get("key"), given.get("name")];
  if (!isDoc(key) || key.size === 0) throw new StoreError(67, "Index keys cannot be empty.");
  if (key.size > 32) throw new StoreError(13103, "Index key pattern has too many fields (32 at most)");
  for (const [path, direction] of key) checkKeyField(path, direction);
  if (typeof name !== "string" || name === "") throw new StoreError(67, "The index name cannot be empty");
  const spec: Doc = new Map<string, Value>([["v", 2], ["key", key], ["name", name]]);
  for (const option of ["unique", "sparse"]) if (readFlag(given, "createIndexes.indexes", option)) spec.set(option, true);
  const filter = readDoc(given, "createIndexes.indexes", "partialFilterExpression");
  if (filter) {
    if (spec.has("sparse")) throw new StoreError(67, "cannot mix \"partialFilterExpression\" and \"sparse\" options");
    checkPartialFilter(parseFilter(filter));
    spec.set("partialFilterExpression", filter);
  }
  const expiry = given.get("expireAfterSeconds");
  if (expiry !== undefined) {
    if (!isNumeric(expiry) || asNumber(expiry) < 0 || asNumber(expiry) > longestExpiry) throw new StoreError(67, `TTL index 'expireAfterSeconds' must be within 0 and ${longestExpiry}, but found ${describeValue(expiry)}`);
    if (key.size > 1) throw new StoreError(67, "TTL indexes are single-field indexes, compound indexes do not support TTL.");
    spec.set("expireAfterSeconds", expiry);
  }
  return spec;
}

function checkKeyField(path: string, direction: Value): void {
  if (typeof direction === "string") throw outsideDialect(`a ${direction} index`);
  if (!isNumeric(direction) || !asNumber(direction)) throw new StoreError(67, `Values in v:2 index key pattern cannot be of type ${typeName(direction)} or 0. Only numbers > 0, numbers < 0, and strings are allowed.`);
  if (path.split(".").includes("")) throw new StoreError(67, "Index keys cannot contain an empty field.");
  if (path.endsWith("$**")) throw outsideDialect("a wildcard index");
  if (path.startsWith("$")) throw new StoreError(67, "Index key contains an illegal field name: field name starts with '$'.");
}

function checkPartialFilter(filter: Filter): void {
  if (filter.kind === "and" || filter.kind === "or") return filter.clauses.forEach(checkPartialFilter);
  if (filter.kind !== "leaf" || !["eq", "lt", "lte", "gt", "gte", "in", "type", "exists"].includes(filter.test.op)) throw new StoreError(67, "Expression not supported in partial index");
}

/** What makes two indexes the same one, whatever they are called. */
const identity = ["key", "unique", "sparse", "partialFilterExpression"];

/** Whether a new index is there already. @throws StoreError 85, 86 when one is that agrees only in part */
function isThere({ indexes }: CollectionEntry, spec: Doc): boolean {
  const same = (index: IndexEntry, names: readonly string[]) => names.every((name) => sameValue(index.spec.get(name), spec.get(name)));
  const named = indexes.find(({ name }) => name === spec.get("name"));
  const both = (index: IndexEntry) => `Requested index: ${describeValue(spec)}, existing index: ${describeValue(index.spec)}`;
  if (named && !same(named, identity)) throw new StoreError(86, `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. ${both(named)}`);
  const known = indexes.find((index) => same(index, index.name === "_id_" ? ["key"] : identity));
  if (known && (known.name === "_id_" || same(known, ["name", "expireAfterSeconds"]))) return true;
  if (named) throw new StoreError(85, `An equivalent index already exists with the same name but different options. ${both(named)}`);
  if (known) throw new StoreError(85, `Index already exists with a different name: ${known.name}`);
  return false;
}

/** A transaction may index what it has made itself and not filled. @throws StoreError 263 */
function checkMadeHere(request: Request, entry: CollectionEntry): void {
  if (request.view.changes.has(entry.key) && request.open(entry).count() === 0) return;
  throw new StoreError(263, `Cannot create new indexes on existing collection ${entry.namespace} in a multi-document transaction.`);
}

export const createIndexesCommand: Command = {
  view: "write",
  inTransaction: true,
  run: (request) => {
    const specs = request.list("indexes").map(readSpec);
    if (specs.length === 0) throw new StoreError(2, "Must specify at least one index to create");
    const existed = request.find() !== undefined;
    const { catalog } = request.engine;
    let { entry } = request.findOrCreate();
    const before = entry.indexes.length;
    for (const spec of specs) {
      if (isThere(entry, spec)) continue;
      if (existed && request.transaction !== undefined) checkMadeHere(request, entry);
      if (entry.indexes.length >= maxIndexes) throw new StoreError(67, `add index fails, too many indexes for ${entry.namespace} key:${describeValue(spec.get("key"))}`);
      entry = catalog.save(request.view, { ...entry, indexes: [...entry.indexes, catalog.newIndex(spec)] });
      request.open(entry).buildIndex(entry.indexes.at(-1)!);
    }
    const after = entry.indexes.length;
    return { numIndexesBefore: before, numIndexesAfter: after, createdCollectionAutomatically: !existed, ...(before === after && { note: "all indexes already exist" }), ok: 1 };
  },
};

export const listIndexesCommand: Command = {
  view: "read",
  run: (request) => {
    const entry = request.find()?.entry;
    if (!entry) throw new StoreError(26, `ns does not exist: ${request.namespace}`);
    return answerAll(request, entry.namespace, entry.indexes.map(({ spec }) => spec));
  },
};

export const dropIndexesCommand: Command = {
  view: "write",
  run: (request) => {
    const entry = request.find()?.entry;
    if (!entry) throw new StoreError(26, `ns not found ${request.namespace}`);
    const wanted = request.body.get("index");
    if (typeof wanted !== "string") throw outsideDialect("dropping an index by anything but its name");
    if (wanted === "_id_") throw new StoreError(72, "cannot drop _id index");
    const dropped = entry.indexes.filter(({ name }, at) => (wanted === "*" ? at > 0 : name === wanted));
    if (dropped.length === 0 && wanted !== "*") throw new StoreError(27, `index not found with name [${wanted}]`);
    for (const index of dropped) request.engine.catalog.discard(request.view, index.id);
    request.engine.catalog.save(request.view, { ...entry, indexes: entry.indexes.filter((index) => !dropped.includes(index)) });
    return { nIndexesWas: entry.indexes.length, ok: 1 };
  },
};
