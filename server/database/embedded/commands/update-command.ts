import { readBson } from "../bson/read-bson.ts";
import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { writeBson, type Writable } from "../bson/write-bson.ts";
import { dialect } from "../dialect.ts";
import { checkFields, StoreError } from "../errors.ts";
import { parseFilter, type Filter } from "../match/parse-filter.ts";
import { findRecords, type FoundRecord } from "../query/find-records.ts";
import { parseSort } from "../query/sort.ts";
import type { Collection } from "../store/collection.ts";
import { makeUpdate, upsertBase, type Update } from "../update/make-update.ts";
import { readProjection } from "./find-command.ts";
import { checkSize, insertDocument } from "./insert-command.ts";
import { readFlag, type Command, type Request } from "./request.ts";
import { runStatements } from "./run-statements.ts";

function queryOf(statement: Doc, where: string): Filter {
  const query = statement.get("q");
  if (!isDoc(query)) throw new StoreError(40414, `BSON field '${where}.q' is missing but a required field`);
  return parseFilter(query);
}

/** A statement that changes many documents cannot be executed once only. @throws StoreError 72 */
function checkRetryable(request: Request, many: boolean): void {
  if (many && request.body.has("txnNumber") && request.transaction === undefined) throw new StoreError(72, "Cannot use (or request) retryable writes with multi=true or limit=0");
}

/** Applies an update to one found document; tells whether that changed it. */
function change(collection: Collection, found: FoundRecord, update: Update): { doc: Doc; modified: boolean } {
  const doc = update.apply(found.doc, false);
  const bytes = writeBson(doc);
  const modified = !bytes.equals(found.bytes);
  if (modified) {
    checkSize(bytes);
    collection.replace(found.id, found.doc, doc, bytes, update.touches);
  }
  return { doc, modified };
}

function upsert(request: Request, collection: Collection, filter: Filter, update: Update): Doc {
  return insertDocument(request, () => collection, update.apply(upsertBase(filter, update), true));
}

/** Runs one statement of `update`. */
export function updateOnce(request: Request, statement: Doc): { n: number; nModified: number; upsertedId?: Value } {
  const where = "update.updates";
  checkFields(statement.keys(), dialect.updateStatement, where);
  const filter = queryOf(statement, where);
  const update = makeUpdate(statement.get("u"));
  const [multi, mayInsert] = [readFlag(statement, where, "multi"), readFlag(statement, where, "upsert")];
  if (multi && update.replaces) throw new StoreError(9, "multi update is not supported for replacement-style update");
  checkRetryable(request, multi);
  const collection = mayInsert ? request.findOrCreate() : request.findToWrite();
  if (!collection) return { n: 0, nModified: 0 };
  // All are found before the first is changed, so that no document is met twice.
  const found = [...findRecords(collection, filter, { limit: multi ? undefined : 1, deadline: request.deadline })];
  if (found.length === 0 && mayInsert) return { n: 1, nModified: 0, upsertedId: upsert(request, collection, filter, update).get("_id")! };
  return { n: found.length, nModified: found.filter((record) => change(collection, record, update).modified).length };
}

export const updateCommand: Command = {
  view: "write",
  inTransaction: true,
  retryable: true,
  run: (request) => {
    let [n, nModified] = [0, 0];
    const upserted: Writable[] = [];
    const errors = runStatements(request, request.statements("updates"), ({ doc }, index) => {
      const result = updateOnce(request, doc);
      n += result.n;
      nModified += result.nModified;
      if (result.upsertedId !== undefined) upserted.push({ index, _id: result.upsertedId });
    });
    return { n, nModified, ...(upserted.length > 0 && { upserted }), ...errors, ok: 1 };
  },
};

export const deleteCommand: Command = {
  view: "write",
  inTransaction: true,
  retryable: true,
  run: (request) => {
    let n = 0;
    const errors = runStatements(request, request.statements("deletes"), ({ doc: statement }) => {
      checkFields(statement.keys(), dialect.deleteStatement, "delete.deletes");
      const filter = queryOf(statement, "delete.deletes");
      const one = readFlag(statement, "delete.deletes", "limit");
      checkRetryable(request, !one);
      const collection = request.findToWrite();
      // Only their places are kept, so that of many documents one at a time is in memory.
      const found = collection ? Array.from(findRecords(collection, filter, { limit: one ? 1 : undefined, deadline: request.deadline }), ({ id }) => id) : [];
      for (const id of found) collection!.remove(id, readBson(collection!.get(id)!));
      n += found.length;
    });
    return { n, ...errors, ok: 1 };
  },
};

export const findAndModifyCommand: Command = {
  view: "write",
  inTransaction: true,
  retryable: true,
  run: (request) => {
    const [removes, mayInsert, wantsNew] = [request.flag("remove"), request.flag("upsert"), request.flag("new")];
    const statement = request.body.get("update");
    if (removes && statement !== undefined) throw new StoreError(9, "Cannot specify both an 'update' and 'remove'=true");
    if (!removes && statement === undefined) throw new StoreError(9, "Either an update or remove=true must be specified");
    if (removes && wantsNew) throw new StoreError(9, "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
    if (removes && mayInsert) throw new StoreError(9, "Cannot specify both upsert=true and remove=true ");
    const filter = request.filter("query");
    const sort = parseSort(request.doc("sort"));
    const show = readProjection(request, "fields") ?? ((doc: Doc) => doc);
    const update = removes ? undefined : makeUpdate(statement);
    const collection = mayInsert ? request.findOrCreate() : request.findToWrite();
    const [found] = collection ? findRecords(collection, filter, { sort, limit: 1, deadline: request.deadline }) : [];
    if (!collection || (!found && !mayInsert)) return { lastErrorObject: { n: 0, ...(update && { updatedExisting: false }) }, value: null, ok: 1 };
    if (!update) {
      collection.remove(found!.id, found!.doc);
      return { lastErrorObject: { n: 1 }, value: show(found!.doc), ok: 1 };
    }
    if (!found) {
      const made = upsert(request, collection, filter, update);
      return { lastErrorObject: { n: 1, updatedExisting: false, upserted: made.get("_id")! }, value: wantsNew ? show(made) : null, ok: 1 };
    }
    const { doc } = change(collection, found, update);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: show(wantsNew ? doc : found.doc), ok: 1 };
  },
};
