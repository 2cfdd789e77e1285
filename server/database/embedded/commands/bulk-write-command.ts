import { asNumber } from "../bson/numbers.ts";
import { isNumeric, typeName, type Doc, type Value } from "../bson/values.ts";
import type { Writable } from "../bson/write-bson.ts";
import { dialect } from "../dialect.ts";
import { checkFields, outsideDialect, StoreError } from "../errors.ts";
import { insertDocument } from "./insert-command.ts";
import type { Command, Request } from "./request.ts";
import { runStatements } from "./run-statements.ts";
import { updateOnce } from "./update-command.ts";

type Kind = keyof typeof dialect.bulkWriteOperations;
type Counts = Record<"nInserted" | "nMatched" | "nModified" | "nUpserted" | "nDeleted", number>;

/** One operation, with the collection that it names by its number. */
interface Operation {
  kind: Kind;
  doc: Doc;
  target: Request;
}

/** The fields of a statement of the command `update`, by those of an operation. */
const updateFields = { filter: "q", updateMods: "u", multi: "multi", upsert: "upsert" };

/** @throws StoreError 40414 for a field that is missing, 14 for one of another type */
function need(doc: Doc, name: string, type?: "object" | "string"): Value {
  const value = doc.get(name);
  if (value === undefined) throw new StoreError(40414, `BSON field 'bulkWrite.${name}' is missing but a required field`);
  if (type && typeName(value) !== type) throw new StoreError(14, `BSON field 'bulkWrite.${name}' is the wrong type '${typeName(value)}', expected type '${type}'`);
  return value;
}

/** The collections that operations name by their numbers, each as the target of a request of its own. @throws StoreError 40415, 40414, 14, 73 */
function targetsOf(request: Request): Request[] {
  return request.statements("nsInfo", 0).map(({ doc }) => {
    checkFields(doc.keys(), ["ns"], "bulkWrite.nsInfo");
    const namespace = need(doc, "ns", "string") as string;
    const [, database, collection] = /^([^.]+)\.(.+)$/su.exec(namespace) ?? [];
    if (database === undefined || collection === undefined) throw new StoreError(73, `Invalid namespace specified for bulkWrite: '${namespace}'`);
    return request.on(database, collection);
  });
}

/** @throws StoreError 238 for a kind of operation outside the dialect; 40415, 40414 and 14 for its fields, 2 for a number that names no collection */
function readOperation(doc: Doc, targets: readonly Request[]): Operation {
  const kind = doc.keys().next().value as Kind;
  if (!Object.hasOwn(dialect.bulkWriteOperations, kind)) throw outsideDialect(`the operation '${kind}' of bulkWrite`);
  checkFields(doc.keys(), dialect.bulkWriteOperations[kind], "bulkWrite.ops");
  const number = doc.get(kind)!;
  if (!isNumeric(number)) throw new StoreError(14, `BSON field 'bulkWrite.ops.${kind}' is the wrong type '${typeName(number)}', expected types '[decimal, int, long, double]'`);
  const target = targets[Math.trunc(asNumber(number))];
  if (!target) throw new StoreError(2, `BulkWrite ops entry ${kind} has an invalid nsInfo index.`);
  need(doc, kind === "insert" ? "document" : "filter", "object");
  if (kind === "update") need(doc, "updateMods");
  return { kind, doc, target };
}

/** Runs one operation on its collection, adds it to the counts and tells what came of it. */
function runOperation({ kind, doc, target }: Operation, counts: Counts): { [name: string]: Writable } {
  if (kind === "insert") {
    insertDocument(target, () => target.findOrCreate(), doc.get("document") as Doc);
    counts.nInserted++;
    return { n: 1 };
  }
  const statement = new Map(Object.entries(updateFields).flatMap(([name, own]) => (doc.has(name) ? [[own, doc.get(name)!] as const] : [])));
  const { n, nModified, upsertedId } = updateOnce(target, statement);
  if (upsertedId === undefined) counts.nMatched += n;
  else counts.nUpserted++;
  counts.nModified += nModified;
  return { n, nModified, ...(upsertedId !== undefined && { upserted: { _id: upsertedId } }) };
}

/** Writes to several collections in one message. */
export const bulkWriteCommand: Command = {
  view: "write",
  inTransaction: true,
  retryable: true,
  run: (request) => {
    if (request.database !== "admin") throw new StoreError(13, "bulkWrite may only be run against the admin database.");
    const targets = targetsOf(request);
    const operations = request.statements("ops").map(({ doc }) => readOperation(doc, targets));
    const counts: Counts = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
    const results: { [name: string]: Writable }[] = [];
    const { writeErrors = [] } = runStatements(request, operations, (operation, idx) => {
      results[idx] = { ok: 1, idx, ...runOperation(operation, counts) };
    });
    for (const { index: idx, ...error } of writeErrors) results[idx] = { ok: 0, idx, ...error, n: 0, ...(operations[idx]!.kind === "update" && { nModified: 0 }) };
    const firstBatch = request.flag("errorsOnly") ? results.filter(({ ok }) => ok === 0) : results;
    return { cursor: { id: 0n, firstBatch, ns: "admin.$cmd.bulkWrite" }, nErrors: writeErrors.length, ...counts, ok: 1 };
  },
};
