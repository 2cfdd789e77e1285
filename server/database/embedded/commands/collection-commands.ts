import { type Doc, type Value } from "../bson/values.ts";
import { RawDoc, writeBson } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import { matches } from "../match/parse-filter.ts";
import type { CollectionEntry } from "../store/catalog.ts";
import { sourceOf } from "./cursors.ts";
import type { Command, Request } from "./request.ts";

export const createCommand: Command = {
  view: "write",
  inTransaction: true,
  run: (request) => {
    request.findOrCreate();
    return { ok: 1 };
  },
};

export const dropCommand: Command = {
  view: "write",
  run: (request) => {
    const entry = request.find()?.entry;
    if (!entry) return { ok: 1 };
    request.engine.catalog.drop(request.view, entry);
    return { nIndexesWas: entry.indexes.length, ns: entry.namespace, ok: 1 };
  },
};

export const dropDatabaseCommand: Command = {
  view: "write",
  run: (request) => {
    const entries = request.engine.catalog.list(request.view, request.database);
    for (const entry of entries) request.engine.catalog.drop(request.view, entry);
    return { ...(entries.length > 0 && { dropped: request.database }), ok: 1 };
  },
};

function describe({ name, uuid, indexes }: CollectionEntry, nameOnly: boolean): Doc {
  const doc: Doc = new Map<string, Value>([["name", name], ["type", "collection"]]);
  if (nameOnly) return doc;
  return doc.set("options", new Map()).set("info", new Map<string, Value>([["readOnly", false], ["uuid", uuid]])).set("idIndex", indexes[0]!.spec);
}

/** Answers a list that is short with a cursor that is read at once. */
export function answerAll(request: Request, namespace: string, docs: readonly Doc[]) {
  const documents = docs.map((doc) => new RawDoc(writeBson(doc))).values();
  return request.engine.cursors.start(namespace, sourceOf(request, documents), Infinity);
}

export const listCollectionsCommand: Command = {
  view: "read",
  run: (request) => {
    const filter = request.filter("filter");
    const docs = request.engine.catalog.list(request.view, request.database).map((entry) => describe(entry, request.flag("nameOnly")));
    return answerAll(request, `${request.database}.$cmd.listCollections`, docs.filter((doc) => matches(filter, doc)));
  },
};

export const listDatabasesCommand: Command = {
  view: "read",
  run: (request) => {
    if (request.database !== "admin") throw new StoreError(13, "listDatabases may only be run against the admin database.");
    const names = new Set(request.engine.catalog.list(request.view).map(({ database }) => database));
    const databases = Array.from(names, (name): Doc => new Map<string, Value>([["name", name], ["empty", false]]));
    return { databases, ok: 1 };
  },
};
