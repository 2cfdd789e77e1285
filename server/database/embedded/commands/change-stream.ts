import { Timestamp } from "bson";
import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { RawDoc, writeBson } from "../bson/write-bson.ts";
import { checkFields, outsideDialect, StoreError } from "../errors.ts";
import { matches, parseFilter } from "../match/parse-filter.ts";
import { historyLost, insertsAfter, isInsertAfter, type LoggedInsert } from "../store/change-log.ts";
import type { CollectionEntry } from "../store/catalog.ts";
import type { View } from "../store/view.ts";
import type { CursorSource } from "./cursors.ts";
import { readDoc, type Request } from "./request.ts";

/** A token says up to which time a stream has told everything. */
function tokenOf(time: Timestamp): Doc {
  return new Map([["_data", BigInt.asUintN(64, time.toBigInt()).toString(16).padStart(16, "0")]]);
}

function timeOf(token: Value): Timestamp {
  const data = isDoc(token) ? token.get("_data") : undefined;
  if (typeof data !== "string" || !/^[0-9a-f]{16}$/.test(data)) throw new StoreError(260, "Invalid resume token: it was not given by this store");
  return new Timestamp(BigInt(`0x${data}`));
}

/**
 * Opens a change stream on the inserts of one collection.
 * @throws StoreError 238 for any other stream, 263 in a transaction, 286 for a start before anything was kept
 */
export async function openChangeStream(request: Request, pipeline: readonly Value[]): Promise<CursorSource> {
  if (request.transaction !== undefined) throw new StoreError(263, "$changeStream is not allowed in a transaction");
  const spec = readDoc(pipeline[0] as Doc, "aggregate", "$changeStream") ?? new Map();
  checkFields(spec.keys(), ["resumeAfter", "startAfter", "startAtOperationTime", "fullDocument"], "$changeStream");
  const filter = parseFilter(onlyInserts(pipeline.slice(1)));
  // Taken before the wait for the disk: what is committed meanwhile belongs to the stream.
  const now = request.engine.store.clock.current;
  const entry = await watchedEntry(request, now);
  let position = startOf(spec) ?? now;
  // Before that nothing was kept. One step back, because a start at a time includes it.
  if (position.toBigInt() < entry.watchedSince!.toBigInt() - 1n) throw historyLost();
  const hasMore = (view: View) => isInsertAfter(view, position);
  const isDropped = (view: View) => request.engine.catalog.find(view, entry.database, entry.name)?.id !== entry.id;
  // Says now, not with the first batch, that what it asks for is forgotten.
  whileReading(request, hasMore);

  function* documents(): Generator<RawDoc> {
    const view = request.engine.store.openRead();
    try {
      for (const insert of insertsAfter(view, position)) {
        position = insert.time;
        const event = eventOf(insert, entry);
        if (insert.collectionId === entry.id && matches(filter, event)) yield new RawDoc(writeBson(event));
      }
    } finally {
      view.release();
    }
  }

  let reading: Generator<RawDoc> | undefined;
  let wake: (() => void) | undefined;
  const next = () => {
    const step = (reading ??= documents()).next();
    if (step.done) reading = undefined;
    return step;
  };
  return {
    documents: { next },
    close: () => {
      reading?.return(undefined);
      wake?.();
    },
    stream: {
      wait: (maxMs) => waitUntil(request, (view) => hasMore(view) || isDropped(view), maxMs, (wakeUp) => (wake = wakeUp)),
      resumeToken: () => tokenOf(position),
      isInvalid: () => whileReading(request, isDropped),
    },
  };
}

function eventOf({ time, wallTime, document, documentKey }: LoggedInsert, { database, name }: CollectionEntry): Doc {
  return new Map<string, Value>([
    ["_id", tokenOf(time)],
    ["operationType", "insert"],
    ["clusterTime", time],
    ["wallTime", wallTime],
    ["fullDocument", document],
    ["ns", new Map([["db", database], ["coll", name]])],
    ["documentKey", documentKey],
  ]);
}

/** The one stage that must follow: a filter that selects inserts, because other changes are not logged. */
function onlyInserts(stages: readonly Value[]): Doc {
  const filter = stages.length === 1 && isDoc(stages[0]) ? stages[0].get("$match") : undefined;
  if (isDoc(filter) && filter.get("operationType") === "insert") return filter;
  throw outsideDialect('a change stream other than [{$changeStream: {}}, {$match: {operationType: "insert", ...}}]');
}

/** The time after which a stream begins that names its start. */
function startOf(spec: Doc): Timestamp | undefined {
  const token = spec.get("resumeAfter") ?? spec.get("startAfter");
  if (token !== undefined) return timeOf(token);
  const at = spec.get("startAtOperationTime");
  if (at === undefined) return undefined;
  if (!(at instanceof Timestamp)) throw new StoreError(14, "BSON field '$changeStream.startAtOperationTime' must be a timestamp");
  return new Timestamp(at.toBigInt() - 1n);
}

/** The entry of a collection, from now on watched; made if it is not there, as MongoDB lets one watch what is to come. */
async function watchedEntry(request: Request, now: Timestamp): Promise<CollectionEntry> {
  const { catalog, store } = request.engine;
  const view = store.openWrite();
  try {
    const found = catalog.find(view, request.database, request.collectionName) ?? catalog.create(view, request.database, request.collectionName);
    const entry = found.watchedSince ? found : catalog.save(view, { ...found, watchedSince: now });
    await store.commit(view);
    return entry;
  } finally {
    view.release();
  }
}

function whileReading<T>(request: Request, read: (view: View) => T): T {
  const view = request.engine.store.openRead();
  try {
    return read(view);
  } finally {
    view.release();
  }
}

/** Waits until there is something, the time is over, the client is gone or the cursor is closed. */
function waitUntil(request: Request, isReady: (view: View) => boolean, maxMs: number, setWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const stops: (() => void)[] = [];
    const finish = () => {
      for (const stop of stops) stop();
      resolve();
    };
    const ready = () => whileReading(request, isReady);
    if (ready()) return finish();
    const timer = setTimeout(finish, maxMs);
    stops.push(() => clearTimeout(timer));
    stops.push(request.engine.store.onFlush(() => ready() && finish()));
    if (request.connection) stops.push(request.connection.onClose(finish));
    setWake(finish);
  });
}
