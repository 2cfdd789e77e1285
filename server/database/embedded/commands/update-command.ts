import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { writeBson, type Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import type { Filter } from "../match/parse-filter.ts";
import { findRecords, type FoundRecord } from "../query/find-records.ts";
import { parseProjection } from "../query/projection.ts";
import { parseSort, type SortPattern } from "../query/sort.ts";
import type { Collection } from "../store/collection.ts";
import { makeUpdate, upsertBase, type Update } from "../update/make-update.ts";
import { checkCollation, checkHint } from "./find-command.ts";
import { checkSize, checkStorable, insertDocument } from "./insert-command.ts";
import { readFilter, readFlag, type Command, type Request } from "./request.ts";
import { runStatements } from "./write-errors.ts";

function checkFields(statement: Doc, allowed: readonly string[], where: string): void {
  for (const name of statement.keys()) if (!allowed.includes(name)) throw new StoreError(40415, `BSON field '${where}.${name}' is an unknown field.`);
}

function listOf(value: Value | undefined): Value[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new StoreError(14, "arrayFilters must be an array");
  return value;
}

/** Applies an update to one found document; tells whether that changed it. */
function changeRecord(request: Request, collection: Collection, found: FoundRecord, update: Update): { doc: Doc; modified: boolean } {
  let counts = false;
  const doc = update.apply(found.doc, { positionIndex: found.position.index, inserting: false, now: request.engine.now(), onModified: () => (counts = true) });
  const bytes = writeBson(doc);
  if (bytes.equals(found.bytes)) return { doc, modified: counts };
  checkSize(bytes);
  collection.replace(found.id, found.doc, doc, bytes);
  return { doc, modified: true };
}

function upsert(request: Request, collection: Collection, filter: Filter, update: Update): Doc {
  const base = upsertBase(filter, update.replaces);
  const doc = update.apply(base, { positionIndex: undefined, inserting: true, now: request.engine.now() });
  checkStorable(doc);
  return insertDocument(request, collection, doc);
}

export const updateCommand: Command = {
  view: "write",
  inTransaction: true,
  retryable: true,
  fields: ["update", "updates", "ordered", "bypassDocumentValidation", "let"],
  run: (request) => {
    const statements = request.statements("updates");
    let [n, nModified] = [0, 0];
    const upserted: Writable[] = [];
    const errors = runStatements(statements, request.flag("ordered", true), (statement, index) => {
      const result = updateOnce(request, statement);
      n += result.n;
      nModified += result.nModified;
      if (result.upsertedId !== undefined) upserted.push({ index, _id: result.upsertedId });
    });
    return { n, nModified, ...(upserted.length > 0 && { upserted }), ...errors, ok: 1 };
  },
};

function updateOnce(request: Request, statement: Doc): { n: number; nModified: number; upsertedId?: Value } {
  checkFields(statement, ["q", "u", "multi", "upsert", "arrayFilters", "collation", "hint", "c", "sort"], "update.updates");
  checkCollation(statement.get("collation"));
  const query = statement.get("q");
  if (!isDoc(query)) throw new StoreError(40414, "BSON field 'update.updates.q' is missing but a required field");
  const filter = readFilter(query, constants(request));
  const variables = isDoc(statement.get("c")) ? (statement.get("c") as Doc) : undefined;
  const update = makeUpdate(statement.get("u"), listOf(statement.get("arrayFilters")), variables);
  const [multi, mayInsert] = [readFlag(statement, "update", "multi"), readFlag(statement, "update", "upsert")];
  const sort = parseSort(isDoc(statement.get("sort")) ? (statement.get("sort") as Doc) : new Map());
  if (multi && update.replaces) throw new StoreError(9, "multi update is not supported for replacement-style update");
  if (multi && sort.length > 0) throw new StoreError(9, "Cannot specify sort with multi=true");
  if (multi && request.body.has("txnNumber") && !request.inTransaction) throw new StoreError(72, "Cannot use (or request) retryable writes with multi=true");
  const collection = mayInsert ? request.findOrCreate() : writable(request);
  if (!collection) return { n: 0, nModified: 0 };
  checkHint(request, collection, statement.get("hint"));
  // All are found before the first is changed, so that no document is met twice.
  const found = [...findRecords(collection, filter, { sort, limit: multi ? undefined : 1, wantsPosition: true, deadline: request.deadline })];
  if (found.length === 0 && mayInsert) return { n: 1, nModified: 0, upsertedId: upsert(request, collection, filter, update).get("_id")! };
  let nModified = 0;
  for (const record of found) nModified += Number(changeRecord(request, collection, record, update).modified);
  return { n: found.length, nModified };
}

function constants(request: Request): ReadonlyMap<string, Value> {
  return request.doc("let") ?? new Map();
}

/** The collection of a write that makes none. */
function writable(request: Request): Collection | undefined {
  const collection = request.find();
  if (collection) request.engine.store.share(collection.entry.key, request.view);
  return collection;
}

export const deleteCommand: Command = {
  view: "write",
  inTransaction: true,
  retryable: true,
  fields: ["delete", "deletes", "ordered", "let"],
  run: (request) => {
    const statements = request.statements("deletes");
    let n = 0;
    const errors = runStatements(statements, request.flag("ordered", true), (statement) => {
      checkFields(statement, ["q", "limit", "collation", "hint"], "delete.deletes");
      checkCollation(statement.get("collation"));
      const query = statement.get("q");
      if (!isDoc(query)) throw new StoreError(40414, "BSON field 'delete.deletes.q' is missing but a required field");
      const one = readFlag(statement, "delete", "limit");
      if (!one && request.body.has("txnNumber") && !request.inTransaction) throw new StoreError(72, "Cannot use (or request) retryable writes with limit=0");
      const collection = writable(request);
      if (!collection) return;
      checkHint(request, collection, statement.get("hint"));
      const found = [...findRecords(collection, readFilter(query, constants(request)), { limit: one ? 1 : undefined, deadline: request.deadline })];
      for (const record of found) {
        collection.remove(record.id, record.doc);
        n++;
      }
    });
    return { n, ...errors, ok: 1 };
  },
};

export const findAndModifyCommand: Command = {
  view: "write",
  inTransaction: true,
  retryable: true,
  fields: ["findAndModify", "findandmodify", "query", "sort", "remove", "update", "new", "fields", "upsert", "arrayFilters", "bypassDocumentValidation", "collation", "hint", "let"],
  run: (request) => {
    const filter = readFilter(request.doc("query") ?? new Map(), constants(request));
    const sort = parseSort(request.doc("sort") ?? new Map());
    const remove = request.flag("remove");
    const statement = request.body.get("update");
    if (remove && statement !== undefined) throw new StoreError(9, "Cannot specify both an 'update' and 'remove'=true");
    if (!remove && statement === undefined) throw new StoreError(9, "Either an update or remove=true must be specified");
    if (remove && request.flag("new")) throw new StoreError(9, "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
    if (remove && request.flag("upsert")) throw new StoreError(9, "Cannot specify both upsert=true and remove=true ");
    const show = projector(request);
    const update = remove ? undefined : makeUpdate(statement, listOf(request.body.get("arrayFilters")), request.doc("let"));
    const collection = !remove && request.flag("upsert") ? request.findOrCreate() : writable(request);
    if (collection) checkHint(request, collection);
    const found = collection && first(collection, filter, sort, request);
    if (!collection || (!found && !(update && request.flag("upsert")))) {
      return { lastErrorObject: { n: 0, ...(!remove && { updatedExisting: false }) }, value: null, ok: 1 };
    }
    if (!update) {
      collection.remove(found!.id, found!.doc);
      return { lastErrorObject: { n: 1 }, value: show(found!.doc, found!), ok: 1 };
    }
    if (!found) {
      const doc = upsert(request, collection, filter, update);
      return { lastErrorObject: { n: 1, updatedExisting: false, upserted: doc.get("_id")! }, value: request.flag("new") ? show(doc) : null, ok: 1 };
    }
    const { doc } = changeRecord(request, collection, found, update);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: show(request.flag("new") ? doc : found.doc, found), ok: 1 };
  },
};

function first(collection: Collection, filter: Filter, sort: SortPattern, request: Request): FoundRecord | undefined {
  for (const found of findRecords(collection, filter, { sort, limit: 1, wantsPosition: true, deadline: request.deadline })) return found;
  return undefined;
}

function projector(request: Request): (doc: Doc, found?: FoundRecord) => Doc {
  const fields = request.doc("fields");
  if (!fields || fields.size === 0) return (doc) => doc;
  const project = parseProjection(fields);
  return (doc, found) => project(doc, found?.position.index);
}
