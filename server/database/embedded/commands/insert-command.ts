import { BSONRegExp, ObjectId } from "bson";
import { describeValue } from "../bson/describe-value.ts";
import { isDoc, typeName, type Doc, type Value } from "../bson/values.ts";
import { writeBson } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import { recordInsert } from "../store/change-log.ts";
import type { Collection } from "../store/collection.ts";
import { maxDocumentBytes } from "../wire/messages.ts";
import type { Command, Request } from "./request.ts";
import { runStatements } from "./run-statements.ts";

/**
 * Stores one new document, its `_id` first; makes the `_id` if it has none. A collection that is not there is made for a sound document only.
 * @param bytes the document as it came, where it did
 * @throws StoreError 11000, 10334, 52, 53
 */
export function insertDocument(request: Request, openCollection: () => Collection, given: Doc, bytes?: Buffer): Doc {
  const idFirst = given.keys().next().value === "_id";
  const doc: Doc = idFirst ? given : new Map<string, Value>([["_id", given.has("_id") ? given.get("_id")! : new ObjectId()], ...[...given].filter(([name]) => name !== "_id")]);
  const id = doc.get("_id")!;
  checkId(id);
  // The bytes that came are part of a message, which goes when it is answered.
  const stored = idFirst && bytes ? Buffer.from(bytes) : writeBson(doc);
  checkSize(stored);
  const collection = openCollection();
  collection.insert(doc, stored);
  if (collection.entry.watchedSince) recordInsert(request.engine.store, collection, id, stored, request.engine.now());
  return doc;
}

/** @throws StoreError 53 for an `_id` that MongoDB refuses, 52 for a `$` name in it */
function checkId(id: Value): void {
  if (Array.isArray(id) || id instanceof BSONRegExp) throw new StoreError(53, `The '_id' value cannot be of type ${typeName(id)}`);
  if (isDoc(id) && [...id.keys()].some((name) => name.startsWith("$"))) {
    throw new StoreError(52, `_id fields may not contain '$'-prefixed fields: ${describeValue(id)} is not valid for storage.`);
  }
}

/** @throws StoreError 10334 for more than 16 MB */
export function checkSize(bytes: Buffer): void {
  if (bytes.length > maxDocumentBytes) throw new StoreError(10334, `object to insert too large. size in bytes: ${bytes.length}, max size: ${maxDocumentBytes}`);
}

export const insertCommand: Command = {
  view: "write",
  inTransaction: true,
  retryable: true,
  run: (request) => {
    const statements = request.statements("documents");
    let collection: Collection | undefined;
    let n = 0;
    const errors = runStatements(request, statements, ({ doc, bytes }) => {
      insertDocument(request, () => (collection ??= request.findOrCreate()), doc, bytes);
      n++;
    });
    return { n, ...errors, ok: 1 };
  },
};
