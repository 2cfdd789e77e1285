import { Timestamp } from "bson";
import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { RawDoc, writeBson } from "../bson/write-bson.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { parsePipeline, runStages } from "../aggregate/stages.ts";
import { historyLost, insertsAfter } from "../store/change-log.ts";
import type { CollectionEntry } from "../store/catalog.ts";
import type { CursorSource } from "./cursors.ts";
import type { Request } from "./request.ts";

const options = ["resumeAfter", "startAfter", "startAtOperationTime", "fullDocument", "showExpandedEvents", "fullDocumentBeforeChange", "allChangesForCluster", "showRawUpdateDescription", "showSystemEvents"];
const stages = ["$match", "$project", "$addFields", "$set", "$unset", "$replaceRoot", "$replaceWith"];

/** A token says up to which time a stream has told everything. */
function tokenOf(time: Timestamp): Doc {
  return new Map([["_data", BigInt.asUintN(64, time.toBigInt()).toString(16).padStart(16, "0")]]);
}

function timeOf(token: Value): Timestamp {
  const data = isDoc(token) ? token.get("_data") : undefined;
  if (typeof data !== "string" || !/^[0-9a-f]{16}$/.test(data)) {
    throw new StoreError(260, "Invalid resume token: it was not given by this store");
  }
  return new Timestamp({ t: Number.parseInt(data.slice(0, 8), 16), i: Number.parseInt(data.slice(8), 16) });
}

/**
 * Opens a change stream on the inserts of one collection.
 * The first stage after it must select `operationType: "insert"`, because other changes are not logged.
 * @param now where a stream begins that names no start
 * @throws StoreError 238 for any other stream, 286 for a token that is too old
 */
export function openChangeStream(request: Request, entry: CollectionEntry, pipeline: Value[], now: Timestamp): CursorSource {
  const spec = (pipeline[0] as Doc).get("$changeStream");
  if (!isDoc(spec)) throw new StoreError(50808, "$changeStream stage expects a document as argument");
  for (const [name, value] of spec) {
    if (!options.includes(name)) throw new StoreError(40415, `BSON field '$changeStream.${name}' is an unknown field.`);
    if (["allChangesForCluster", "showRawUpdateDescription", "showSystemEvents", "showExpandedEvents"].includes(name) && value !== false) throw outsideDialect(`the change stream option ${name}`);
    if (name === "fullDocumentBeforeChange" && value !== "off") throw outsideDialect("fullDocumentBeforeChange");
  }
  const rest = pipeline.slice(1);
  checkOnlyInserts(rest);
  const parsed = parsePipeline(rest);
  let position = startOf(spec, request, now);
  // Before that nothing was kept. One step back, because a start at a time includes it.
  if (entry.watchedSince && position.toBigInt() < entry.watchedSince.toBigInt() - 1n) throw historyLost();
  const { store } = request.engine;
  const transform = (event: Doc) => runStages(parsed, [event], { find: () => [], variables: new Map() });

  function* documents(): Generator<RawDoc> {
    const view = store.openRead();
    try {
      for (const insert of insertsAfter(view, position)) {
        position = insert.time;
        if (insert.collectionId !== entry.id) continue;
        const event: Doc = new Map<string, Value>([
          ["_id", tokenOf(insert.time)],
          ["operationType", "insert"],
          ["clusterTime", insert.time],
          ["wallTime", insert.wallTime],
          ["fullDocument", insert.document],
          ["ns", new Map([["db", entry.database], ["coll", entry.name]])],
          ["documentKey", insert.documentKey],
        ]);
        for (const result of transform(event)) {
          if (!result.has("_id")) throw new StoreError(280, "Encountered an event whose _id field, which contains the resume token, was modified by the pipeline.", ["NonResumableChangeStreamError"]);
          yield new RawDoc(writeBson(result));
        }
      }
    } finally {
      view.release();
    }
  }

  let reading: Generator<RawDoc> | undefined;
  let wake: (() => void) | undefined;
  return {
    documents: {
      next: () => {
        const step = (reading ??= documents()).next();
        if (step.done) reading = undefined;
        return step;
      },
    },
    close: () => {
      reading?.return(undefined);
      wake?.();
    },
    wait: (maxMs) => waitForInsert(request, () => hasInsertAfter(request, position), maxMs, (wakeUp) => (wake = wakeUp)),
    resumeToken: () => tokenOf(position),
  };
}

function checkOnlyInserts(rest: readonly Value[]): void {
  for (const stage of rest) {
    const [name] = isDoc(stage) ? stage.keys() : [];
    if (name !== undefined && !stages.includes(name)) throw new StoreError(20, `${name} is not permitted in a $changeStream pipeline`);
  }
  const [first] = rest;
  const filter = isDoc(first) ? first.get("$match") : undefined;
  const type = isDoc(filter) ? filter.get("operationType") : undefined;
  const only = isDoc(type) ? (type.get("$eq") ?? (Array.isArray(type.get("$in")) && (type.get("$in") as Value[]).length === 1 ? (type.get("$in") as Value[])[0] : undefined)) : type;
  if (only !== "insert") throw outsideDialect('a change stream that does not begin with {$match: {operationType: "insert"}}');
}

function startOf(spec: Doc, request: Request, now: Timestamp): Timestamp {
  const token = spec.get("resumeAfter") ?? spec.get("startAfter");
  if (token !== undefined) {
    const time = timeOf(token);
    const view = request.engine.store.openRead();
    try {
      insertsAfter(view, time).next();
    } finally {
      view.release();
    }
    return time;
  }
  const at = spec.get("startAtOperationTime");
  if (at === undefined) return now;
  if (!(at instanceof Timestamp)) throw new StoreError(14, "BSON field '$changeStream.startAtOperationTime' must be a timestamp");
  return new Timestamp(at.toBigInt() - 1n);
}

function hasInsertAfter(request: Request, position: Timestamp): boolean {
  const view = request.engine.store.openRead();
  try {
    return !insertsAfter(view, position).next().done;
  } finally {
    view.release();
  }
}

/** Waits until there is something, the time is over, the client is gone or the cursor is closed. */
function waitForInsert(request: Request, ready: () => boolean, maxMs: number, setWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const stops: (() => void)[] = [];
    const finish = () => {
      for (const stop of stops) stop();
      resolve();
    };
    if (ready()) return finish();
    const timer = setTimeout(finish, maxMs);
    stops.push(() => clearTimeout(timer));
    stops.push(request.engine.store.onFlush(() => ready() && finish()));
    if (request.connection) stops.push(request.connection.onClose(finish));
    setWake(finish);
  });
}
