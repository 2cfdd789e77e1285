import { ObjectId } from "bson";
import { bsonType, isDoc, type Doc } from "../bson/values.ts";
import { writeBson } from "../bson/write-bson.ts";
import { describeValue } from "../bson/describe-value.ts";
import { StoreError } from "../errors.ts";
import type { Collection } from "../store/collection.ts";
import { recordInsert } from "../store/change-log.ts";
import { maxDocumentBytes } from "../wire/messages.ts";
import type { Command, Request } from "./request.ts";
import { runStatements } from "./write-errors.ts";

/** Stores one new document, its `_id` first; makes the `_id` if it has none. @throws StoreError 11000, 10334 and others */
export function insertDocument(request: Request, collection: Collection, doc: Doc, bytes?: Buffer): Doc {
  const idFirst = doc.keys().next().value === "_id";
  const stored = idFirst ? doc : new Map([["_id", doc.get("_id") ?? new ObjectId()], ...doc].filter(([name], at) => at === 0 || name !== "_id") as [string, never][]);
  checkStorable(stored);
  const written = idFirst && bytes ? bytes : writeBson(stored);
  checkSize(written);
  collection.insert(stored, written);
  if (collection.entry.watchedSince) recordInsert(request.engine.store, collection, stored.get("_id")!, written, request.engine.now());
  return stored;
}

/** @throws StoreError 53 for an `_id` that MongoDB refuses, 52 for a `$` name */
export function checkStorable(doc: Doc): void {
  const id = doc.get("_id");
  if (Array.isArray(id)) throw new StoreError(53, "The '_id' value cannot be of type array");
  if (id !== undefined && ["regex", "undefined"].includes(bsonType(id).name)) throw new StoreError(53, `The '_id' value cannot be of type ${bsonType(id).name}`);
  if (isDoc(id)) {
    for (const name of id.keys()) if (name.startsWith("$")) throw new StoreError(52, `_id fields may not contain '$'-prefixed fields: ${describeValue(id)} is not valid for storage.`);
  }
}

/** @throws StoreError 10334 for more than 16 MB */
export function checkSize(bytes: Buffer): void {
  if (bytes.length > maxDocumentBytes) {
    throw new StoreError(10334, `object to insert too large. size in bytes: ${bytes.length}, max size: ${maxDocumentBytes}`);
  }
}

export const insertCommand: Command = {
  view: "write",
  inTransaction: true,
  retryable: true,
  fields: ["insert", "documents", "ordered", "bypassDocumentValidation"],
  run: (request) => {
    const docs = request.statements("documents");
    const bytes = request.wire.sequences.get("documents") ?? [];
    const collection = request.findOrCreate();
    let n = 0;
    const errors = runStatements(docs, request.flag("ordered", true), (doc, index) => {
      insertDocument(request, collection, doc, bytes[index] ? Buffer.from(bytes[index]) : undefined);
      n++;
    });
    return { n, ...errors, ok: 1 };
  },
};

