import { sameValue } from "../bson/compare-values.ts";
import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { RawDoc, writeBson, type Writable } from "../bson/write-bson.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { matches, parseFilter } from "../match/parse-filter.ts";
import { checkDatabaseName, type CollectionEntry } from "../store/catalog.ts";
import { cursorOwner } from "./find-command.ts";
import type { Command } from "./request.ts";

const ignoredOptions = ["create", "writeConcern", "comment"];

export const createCommand: Command = {
  view: "write",
  inTransaction: true,
  fields: ["create", "capped", "timeseries", "expireAfterSeconds", "clusteredIndex", "changeStreamPreAndPostImages", "size", "max", "storageEngine", "validator", "validationLevel", "validationAction", "indexOptionDefaults", "viewOn", "pipeline", "collation", "encryptedFields", "autoIndexId", "idIndex"],
  run: (request) => {
    for (const [name, value] of request.body) {
      if (createCommand.fields.includes(name) && !ignoredOptions.includes(name) && value !== false && !(isDoc(value) && value.get("locale") === "simple")) {
        throw outsideDialect(`the collection option ${name}`);
      }
    }
    checkDatabaseName(request.database);
    const found = request.find();
    if (found) {
      if (found.entry.options.size === 0) return { ok: 1 };
      throw new StoreError(48, `Collection ${request.database}.${request.collectionName} already exists.`);
    }
    request.engine.catalog.create(request.view, request.database, request.collectionName, new Map());
    return { ok: 1 };
  },
};

export const dropCommand: Command = {
  view: "write",
  fields: ["drop"],
  run: (request) => {
    const collection = request.find();
    if (!collection) return { ok: 1 };
    request.engine.catalog.drop(request.view, collection.entry);
    return { nIndexesWas: collection.entry.indexes.length, ns: collection.entry.namespace, ok: 1 };
  },
};

export const dropDatabaseCommand: Command = {
  view: "write",
  fields: ["dropDatabase"],
  run: (request) => {
    const entries = request.engine.catalog.list(request.view, request.database);
    for (const entry of entries) request.engine.catalog.drop(request.view, entry);
    return { ...(entries.length > 0 && { dropped: request.database }), ok: 1 };
  },
};

function describe(entry: CollectionEntry, nameOnly: boolean): Doc {
  const doc: Doc = new Map<string, Value>([["name", entry.name], ["type", "collection"]]);
  if (nameOnly) return doc;
  doc.set("options", entry.options).set("info", new Map<string, Value>([["readOnly", false], ["uuid", entry.uuid]]));
  return doc.set("idIndex", entry.indexes[0]!.spec);
}

export const listCollectionsCommand: Command = {
  view: "read",
  fields: ["listCollections", "filter", "nameOnly", "authorizedCollections", "cursor"],
  run: (request) => {
    const filter = parseFilter(request.doc("filter") ?? new Map());
    const entries = request.engine.catalog.list(request.view, request.database);
    const docs = entries.map((entry) => describe(entry, request.flag("nameOnly"))).filter((doc) => matches(filter, doc));
    const documents = docs.map((doc) => new RawDoc(writeBson(doc)))[Symbol.iterator]();
    return request.engine.cursors.start(`${request.database}.$cmd.listCollections`, { documents, close: () => {} }, Infinity, cursorOwner(request));
  },
};

export const listDatabasesCommand: Command = {
  view: "read",
  fields: ["listDatabases", "filter", "nameOnly", "authorizedDatabases"],
  run: (request) => {
    if (request.database !== "admin") throw new StoreError(13, "listDatabases may only be run against the admin database.");
    const filter = parseFilter(request.doc("filter") ?? new Map());
    const names = [...new Set(request.engine.catalog.list(request.view).map(({ database }) => database))];
    const databases = names
      .map((name) => {
        const doc: Doc = new Map<string, Value>([["name", name]]);
        if (request.flag("nameOnly")) return doc;
        const size = request.engine.catalog.list(request.view, name).reduce((sum, entry) => sum + request.open(entry).count(), 0);
        return doc.set("sizeOnDisk", BigInt(size) * 512n).set("empty", false);
      })
      .filter((doc) => matches(filter, doc));
    const reply: { [name: string]: Writable } = { databases, ok: 1 };
    return reply;
  },
};

function splitNamespace(value: Value | undefined): readonly [string, string] {
  if (typeof value !== "string" || !value.includes(".")) throw new StoreError(73, `Invalid namespace specified '${String(value)}'`);
  return [value.slice(0, value.indexOf(".")), value.slice(value.indexOf(".") + 1)];
}

/** Gives a collection another name in the same database. */
export const renameCollectionCommand: Command = {
  view: "write",
  fields: ["renameCollection", "to", "dropTarget"],
  run: (request) => {
    const [from, to] = [splitNamespace(request.body.get("renameCollection")), splitNamespace(request.body.get("to"))];
    if (from[0] !== to[0]) throw outsideDialect("renaming a collection into another database");
    const { catalog } = request.engine;
    const source = catalog.find(request.view, ...from);
    if (!source) throw new StoreError(26, `Source collection ${from.join(".")} does not exist`);
    const target = catalog.find(request.view, ...to);
    if (sameValue([...from], [...to])) throw new StoreError(20, "Can't rename a collection to itself");
    if (target && !request.flag("dropTarget")) throw new StoreError(48, "target namespace exists");
    if (target) catalog.drop(request.view, target);
    catalog.rename(request.view, source, to[1]);
    return { ok: 1 };
  },
};
