import { compareValues, sameValue } from "../bson/compare-values.ts";
import { typeName, type Value } from "../bson/values.ts";
import { RawDoc, writeBson } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import { valuesAt } from "../match/paths.ts";
import { findRecords, type FoundRecord } from "../query/find-records.ts";
import { parseProjection, type Project } from "../query/projection.ts";
import { parseSort } from "../query/sort.ts";
import { sourceOf } from "./cursors.ts";
import type { Command, Request } from "./request.ts";

/** The projection that a command names, or undefined where documents leave as they are. */
export function readProjection(request: Request, name: string): Project | undefined {
  const fields = request.doc(name);
  return fields.size > 0 ? parseProjection(fields) : undefined;
}

function* leaving(records: Iterable<FoundRecord>, project: Project | undefined): Generator<RawDoc> {
  // Without a projection the document is never read, only its bytes.
  for (const found of records) yield new RawDoc(project ? writeBson(project(found.doc)) : found.bytes);
}

export const findCommand: Command = {
  view: "read",
  inTransaction: true,
  run: (request) => {
    const limit = request.number("limit", 0) || undefined;
    const options = { sort: parseSort(request.doc("sort")), skip: request.number("skip", 0), limit, deadline: request.deadline };
    const filter = request.filter("filter");
    const project = readProjection(request, "projection");
    const collection = request.find();
    const records = collection ? findRecords(collection, filter, options) : [];
    return request.engine.cursors.start(request.namespace, sourceOf(request, leaving(records, project)), request.number("batchSize", 101), request.transaction, request.flag("singleBatch"));
  },
};

export const countCommand: Command = {
  view: "read",
  run: (request) => {
    const collection = request.find();
    const filter = request.filter("query");
    const limit = request.number("limit", 0) || undefined;
    const skip = request.number("skip", 0);
    if (!collection) return { n: 0, ok: 1 };
    if (request.doc("query").size === 0) return { n: Math.min(limit ?? Infinity, Math.max(0, collection.count() - skip)), ok: 1 };
    let n = 0;
    const records = findRecords(collection, filter, { skip, limit, deadline: request.deadline });
    while (!records.next().done) n++;
    return { n, ok: 1 };
  },
};

export const distinctCommand: Command = {
  view: "read",
  inTransaction: true,
  run: (request) => {
    const key = request.body.get("key");
    if (typeof key !== "string") throw new StoreError(14, `BSON field 'distinct.key' is the wrong type '${typeName(key)}', expected type 'string'`);
    const collection = request.find();
    const filter = request.filter("query");
    const values: Value[] = [];
    for (const { doc } of collection ? findRecords(collection, filter, { deadline: request.deadline }) : []) values.push(...valuesAt(doc, key.split(".")));
    values.sort(compareValues);
    return { values: values.filter((value, at) => at === 0 || !sameValue(value, values[at - 1])), ok: 1 };
  },
};
