import { asNumber } from "../bson/numbers.ts";
import { isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import type { Writable } from "../bson/write-bson.ts";
import { dialect } from "../dialect.ts";
import { outsideDialect, StoreError } from "../errors.ts";

function isOneOf(known: readonly unknown[], value: Value): boolean {
  return known.includes(value);
}

/** @throws StoreError 238 for a read concern outside the dialect */
export function checkReadConcern(body: Doc): void {
  const concern = body.get("readConcern");
  if (!isDoc(concern)) return;
  const level = concern.get("level");
  if (level !== undefined && !isOneOf(dialect.readConcerns, level)) throw outsideDialect(`the read concern '${String(level)}'`);
  if (level === "snapshot" && body.get("autocommit") !== false) throw outsideDialect("the read concern 'snapshot' outside of a transaction");
  if (concern.has("atClusterTime")) throw outsideDialect("reading at a past cluster time");
}

/** The concerns of a transaction belong to its ends. @throws StoreError 72 for others at a statement of it */
export function checkConcernsInTransaction(body: Doc): void {
  if (body.has("writeConcern")) throw new StoreError(72, "writeConcern is not allowed within a multi-statement transaction");
  if (body.has("readConcern") && body.get("startTransaction") !== true) throw new StoreError(72, "Only the first command in a transaction may specify a readConcern");
}

/** The `writeConcernError` of a reply: one server cannot fulfil the write concern; as in MongoDB the write is done all the same. */
export function unmetWriteConcern(body: Doc): Writable | undefined {
  const concern = body.get("writeConcern");
  const w = isDoc(concern) ? concern.get("w") : undefined;
  if (w === undefined || isOneOf(dialect.writeConcerns, isNumeric(w) ? asNumber(w) : w)) return undefined;
  const { code, codeName, message: errmsg } = isNumeric(w) ? new StoreError(100, "Not enough data-bearing nodes") : new StoreError(79, `No write concern mode named '${String(w)}' found in replica set configuration`);
  return { code, codeName, errmsg };
}
