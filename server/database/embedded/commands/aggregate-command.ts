import type { Timestamp } from "bson";
import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { parsePipeline, runStages, type StageContext } from "../aggregate/stages.ts";
import { findRecords } from "../query/find-records.ts";
import { parseSort } from "../query/sort.ts";
import { RawDoc, type Writable } from "../bson/write-bson.ts";
import { openChangeStream } from "./change-stream.ts";
import { asRaw } from "./cursors.ts";
import { checkHint, cursorOwner, keepView } from "./find-command.ts";
import { readFilter, readNumber, type Command, type Request } from "./request.ts";

/** What the first stages of a pipeline ask of the collection itself, so that an index can answer it. */
interface Front {
  match: Doc;
  sort: Doc | undefined;
  skip: number;
  limit: number | undefined;
  rest: Value[];
}

/** Takes `$match`, `$sort`, `$skip` and `$limit` off the front of a pipeline, in this order. */
function takeFront(pipeline: readonly Value[]): Front {
  const rest = [...pipeline];
  const take = (name: string): Value | undefined => {
    const stage = rest[0];
    if (!isDoc(stage) || stage.size !== 1 || !stage.has(name)) return undefined;
    rest.shift();
    return stage.get(name);
  };
  const number = (name: string) => {
    const stage = rest[0];
    const value = isDoc(stage) && stage.size === 1 ? stage.get(name) : undefined;
    return typeof value === "number" && Number.isInteger(value) && value > 0 ? (take(name) as number) : undefined;
  };
  const match = take("$match") as Doc | undefined;
  const sort = take("$sort") as Doc | undefined;
  return { match: match ?? new Map(), sort, skip: number("$skip") ?? 0, limit: number("$limit"), rest };
}

function stageContext(request: Request): StageContext {
  return {
    variables: request.doc("let") ?? new Map(),
    find: function* (name, filter) {
      const collection = request.find(name);
      if (!collection) return;
      for (const { doc } of findRecords(collection, readFilter(filter), { deadline: request.deadline })) yield doc;
    },
  };
}

function* documentsOf(request: Request, pipeline: Value[]): Generator<RawDoc> {
  const collection = request.find();
  const { match, sort, skip, limit, rest } = takeFront(pipeline);
  if (!collection) return yield* asRaw(runStages(parsePipeline(rest), [], stageContext(request)));
  const filter = readFilter(match, request.doc("let"));
  const records = findRecords(collection, filter, { sort: parseSort(sort ?? new Map()), skip, limit, deadline: request.deadline });
  if (rest.length === 0) {
    for (const { bytes } of records) yield new RawDoc(bytes);
    return;
  }
  const docs = (function* () {
    for (const { doc } of records) yield doc;
  })();
  yield* asRaw(runStages(parsePipeline(rest), docs, stageContext(request)));
}

export const aggregateCommand: Command = {
  view: "read",
  inTransaction: true,
  fields: ["aggregate", "pipeline", "cursor", "explain", "allowDiskUse", "bypassDocumentValidation", "collation", "hint", "let", "fromMongos"],
  run: async (request): Promise<Writable> => {
    const pipeline = request.list("pipeline");
    const cursor = request.doc("cursor");
    if (!cursor) throw new StoreError(9, "The 'cursor' option is required, except for aggregate with the explain argument");
    const batchSize = readNumber(cursor, "aggregate.cursor", "batchSize", 101);
    const namespace = `${request.database}.${request.collectionName}`;
    const { cursors } = request.engine;
    if (isDoc(pipeline[0]) && pipeline[0].has("$changeStream")) {
      if (request.inTransaction) throw new StoreError(263, "$changeStream is not allowed in a transaction");
      // Taken before the wait for the disk: what is committed meanwhile belongs to the stream.
      const now = request.engine.store.clock.current;
      const entry = await watchedEntry(request, now);
      return cursors.start(namespace, openChangeStream(request, entry, pipeline, now), batchSize);
    }
    parsePipeline(pipeline);
    checkHint(request);
    const source = { documents: documentsOf(request, pipeline), close: keepView(request) };
    return cursors.start(namespace, source, batchSize, cursorOwner(request));
  },
};

/** The entry of a collection, from now on watched; made if it is not there, as MongoDB lets one watch what is to come. */
async function watchedEntry(request: Request, now: Timestamp) {
  const { catalog, store } = request.engine;
  const view = store.openWrite();
  try {
    const found = catalog.find(view, request.database, request.collectionName) ?? catalog.create(view, request.database, request.collectionName, new Map());
    const entry = found.watchedSince ? found : catalog.save(view, { ...found, watchedSince: now });
    await store.commit(view);
    return entry;
  } finally {
    view.release();
  }
}
