import { parsePipeline, readCount, readStage, runStages } from "../aggregate/stages.ts";
import { isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { RawDoc, writeBson } from "../bson/write-bson.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { parseFilter } from "../match/parse-filter.ts";
import { findRecords, type FoundRecord } from "../query/find-records.ts";
import { parseSort } from "../query/sort.ts";
import { openChangeStream } from "./change-stream.ts";
import { sourceOf } from "./cursors.ts";
import { readNumber, type Command, type Request } from "./request.ts";

/** What the first stages of a pipeline ask of the collection itself, so that an index can answer it. */
interface Front {
  match: Doc;
  sort: Doc;
  skip: number;
  limit: number | undefined;
  rest: Value[];
}

/** Takes `$match`, `$sort`, `$skip` and `$limit` off the front of a pipeline that was found sound, in this order. */
function takeFront(pipeline: readonly Value[]): Front {
  const rest = [...pipeline];
  const take = (name: string): Value | undefined => (rest[0] !== undefined && readStage(rest[0])[0] === name ? readStage(rest.shift()!)[1] : undefined);
  const match = (take("$match") as Doc | undefined) ?? new Map();
  const sort = (take("$sort") as Doc | undefined) ?? new Map();
  const [skip, limit] = [take("$skip"), take("$limit")];
  return { match, sort, skip: skip === undefined ? 0 : readCount("$skip", skip), limit: limit === undefined ? undefined : readCount("$limit", limit), rest };
}

function* documentsOf(request: Request, pipeline: Value[]): Generator<RawDoc> {
  const collection = request.find();
  const { match, sort, skip, limit, rest } = takeFront(pipeline);
  const records = collection ? findRecords(collection, parseFilter(match), { sort: parseSort(sort), skip, limit, deadline: request.deadline }) : [];
  if (rest.length === 0) for (const { bytes } of records) yield new RawDoc(bytes);
  else for (const doc of runStages(parsePipeline(rest), docsOf(records))) yield new RawDoc(writeBson(doc));
}

function* docsOf(records: Iterable<FoundRecord>): Generator<Doc> {
  for (const { doc } of records) yield doc;
}

export const aggregateCommand: Command = {
  view: "read",
  inTransaction: true,
  run: async (request) => {
    if (isNumeric(request.body.get("aggregate") ?? null)) throw outsideDialect("a pipeline on a whole database");
    const pipeline = request.list("pipeline");
    const cursor = request.body.get("cursor");
    if (!isDoc(cursor)) throw new StoreError(9, "The 'cursor' option is required, except for aggregate with the explain argument");
    const batchSize = readNumber(cursor, "aggregate.cursor", "batchSize", 101);
    const { cursors } = request.engine;
    if (isDoc(pipeline[0]) && pipeline[0].has("$changeStream")) return cursors.start(request.namespace, await openChangeStream(request, pipeline), batchSize);
    parsePipeline(pipeline);
    return cursors.start(request.namespace, sourceOf(request, documentsOf(request, pipeline)), batchSize, request.transaction);
  },
};
