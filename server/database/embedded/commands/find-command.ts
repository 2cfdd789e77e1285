import { bsonType, isDoc, type Value } from "../bson/values.ts";
import { RawDoc, writeBson } from "../bson/write-bson.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { valuesAt } from "../match/paths.ts";
import { compareValues, sameValue } from "../bson/compare-values.ts";
import { findRecords, type FoundRecord } from "../query/find-records.ts";
import { parseProjection } from "../query/projection.ts";
import { parseSort } from "../query/sort.ts";
import { sessionKeyOf } from "../transactions/sessions.ts";
import type { Command, Request } from "./request.ts";

/** The id of the transaction that a request belongs to, as cursors remember it. */
export function cursorOwner(request: Request): string | undefined {
  return request.inTransaction ? sessionKeyOf(request.body) : undefined;
}

/** Lets a cursor keep the view of its command; returns how to give it free. */
export function keepView(request: Request): () => void {
  request.keepsView = true;
  return () => {
    if (!request.inTransaction) request.view.release();
  };
}

function readFindOptions(request: Request) {
  for (const option of ["tailable", "awaitData", "returnKey", "showRecordId", "oplogReplay"]) {
    if (request.flag(option)) throw outsideDialect(`the option ${option} of find`);
  }
  for (const option of ["min", "max"]) if (request.body.has(option)) throw outsideDialect(`the option ${option} of find`);
  checkHint(request, request.find(), request.body.get("hint"));
  const limit = request.number("limit", 0);
  const skip = request.number("skip", 0);
  const batchSize = request.number("batchSize", 101);
  for (const [name, value] of Object.entries({ limit, skip, batchSize })) {
    if (value < 0) throw new StoreError(51024, `BSON field '${name}' value must be >= 0, actual value '${value}'`);
  }
  return { limit: limit === 0 ? undefined : limit, skip, batchSize };
}

/** A hint changes the way, never the answer; so it is only checked. @throws StoreError 2 when no such index exists */
export function checkHint(request: Request, collection = request.find(), hint = request.body.get("hint")): void {
  if (hint === undefined || (isDoc(hint) && (hint.size === 0 || hint.has("$natural")))) return;
  if (typeof hint !== "string" && !isDoc(hint)) throw new StoreError(9, "Hint must be a string or an object");
  const known = collection?.entry.indexes.some(({ name, spec }) => (typeof hint === "string" ? name === hint : sameValue(spec.get("key"), hint)));
  if (!known && collection) throw new StoreError(2, "error processing query: hint provided does not correspond to an existing index");
}

function* output(records: Iterable<FoundRecord>, project: ReturnType<typeof parseProjection> | undefined): Generator<RawDoc> {
  for (const found of records) {
    yield new RawDoc(project ? writeBson(project(found.doc, found.position.index)) : found.bytes);
  }
}

export const findCommand: Command = {
  view: "read",
  inTransaction: true,
  fields: ["find", "filter", "sort", "projection", "skip", "limit", "batchSize", "singleBatch", "hint", "tailable", "awaitData", "noCursorTimeout", "returnKey", "showRecordId", "oplogReplay", "min", "max", "collation", "let", "allowDiskUse", "allowPartialResults"],
  run: (request) => {
    const { limit, skip, batchSize } = readFindOptions(request);
    const filter = request.filter("filter");
    const sort = parseSort(request.doc("sort") ?? new Map());
    const projection = request.doc("projection");
    const project = projection && projection.size > 0 ? parseProjection(projection) : undefined;
    const wantsPosition = projection !== undefined && [...projection.keys()].some((path) => path.endsWith(".$"));
    const collection = request.find();
    const records = collection ? findRecords(collection, filter, { sort, skip, limit, deadline: request.deadline, wantsPosition }) : [];
    const source = { documents: output(records, project), close: keepView(request) };
    const namespace = `${request.database}.${request.collectionName}`;
    return request.engine.cursors.start(namespace, source, batchSize, cursorOwner(request), request.flag("singleBatch"));
  },
};

export const getMoreCommand: Command = {
  view: "none",
  inTransaction: true,
  fields: ["getMore", "collection", "batchSize"],
  run: (request) => {
    const id = request.body.get("getMore");
    const name = request.body.get("collection");
    if (typeof id !== "bigint") throw new StoreError(14, `BSON field 'getMore.getMore' is the wrong type, expected type 'long'`);
    if (typeof name !== "string") throw new StoreError(14, "BSON field 'getMore.collection' must be a string");
    const batchSize = request.number("batchSize", 0) || Infinity;
    return request.engine.cursors.more(id, `${request.database}.${name}`, batchSize, request.number("maxTimeMS", 1000), cursorOwner(request));
  },
};

export const killCursorsCommand: Command = {
  view: "none",
  inTransaction: true,
  fields: ["killCursors", "cursors"],
  run: (request) => {
    const ids = request.list("cursors").filter((id) => typeof id === "bigint");
    const killed = ids.filter((id) => request.engine.cursors.kill(id));
    return { cursorsKilled: killed, cursorsNotFound: ids.filter((id) => !killed.includes(id)), cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};

export const countCommand: Command = {
  view: "read",
  fields: ["count", "query", "limit", "skip", "hint", "collation"],
  run: (request) => {
    const collection = request.find();
    const filter = request.filter("query");
    const limit = Math.abs(request.number("limit", 0)) || undefined;
    const skip = request.number("skip", 0);
    if (skip < 0) throw new StoreError(51024, `BSON field 'skip' value must be >= 0, actual value '${skip}'`);
    checkHint(request, collection);
    if (!collection) return { n: 0, ok: 1 };
    if ((request.doc("query")?.size ?? 0) === 0) {
      return { n: Math.min(limit ?? Infinity, Math.max(0, collection.count() - skip)), ok: 1 };
    }
    let n = 0;
    const records = findRecords(collection, filter, { skip, limit, deadline: request.deadline });
    while (!records.next().done) n++;
    return { n, ok: 1 };
  },
};

export const distinctCommand: Command = {
  view: "read",
  inTransaction: true,
  fields: ["distinct", "key", "query", "hint", "collation"],
  run: (request) => {
    const key = request.body.get("key");
    if (typeof key !== "string") throw new StoreError(14, `BSON field 'distinct.key' is the wrong type '${key === undefined ? "missing" : bsonType(key).name}', expected type 'string'`);
    const collection = request.find();
    checkHint(request, collection);
    const values: Value[] = [];
    for (const { doc } of collection ? findRecords(collection, request.filter("query"), { deadline: request.deadline }) : []) {
      values.push(...valuesAt(doc, key.split(".")));
    }
    values.sort(compareValues);
    return { values: values.filter((value, at) => at === 0 || !sameValue(value, values[at - 1])), ok: 1 };
  },
};

/** @throws StoreError 238 for any collation but the plain one */
export function checkCollation(collation: unknown): void {
  if (collation === undefined || collation === null) return;
  if (isDoc(collation) && (collation.size === 0 || collation.get("locale") === "simple")) return;
  throw outsideDialect("a collation");
}

