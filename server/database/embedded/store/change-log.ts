import { Timestamp } from "bson";
import { readBson } from "../bson/read-bson.ts";
import type { Doc, Value } from "../bson/values.ts";
import { RawDoc, writeBson } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import { afterPrefix, encodePrefix, type Key } from "../keys/encode-key.ts";
import type { Collection } from "./collection.ts";
import { prefixes } from "./layout.ts";
import type { Store } from "./store.ts";
import type { View } from "./view.ts";

/** How long inserts are kept for streams that were cut off. */
export const keptMs = 3 * 24 * 3_600_000;

const trimmedKey = `${prefixes.about}eventsTrimmedTo`;

/** One insert that a change stream tells of. */
export interface LoggedInsert {
  time: Timestamp;
  collectionId: number;
  documentKey: Doc;
  document: Doc;
  wallTime: Date;
}

function eventKey(time: Timestamp): Key {
  return prefixes.events + encodePrefix(time.getHighBitsUnsigned()) + encodePrefix(time.getLowBitsUnsigned());
}

function eventTime(key: Key): Timestamp {
  const bytes = Buffer.from(key, "latin1");
  return new Timestamp({ t: bytes.readUInt32BE(4), i: bytes.readUInt32BE(8) });
}

/** Logs an insert when its view is committed, so that the order of the log is the order of the commits. */
export function recordInsert(store: Store, collection: Collection, id: Value, bytes: Buffer, wallTime: Date): void {
  const { view, entry } = collection;
  view.atCommit.push(() => {
    view.changes.set(eventKey(store.clock.next()), writeBson({ collection: entry.id, id, wallTime, document: new RawDoc(bytes) }));
  });
}

/** What a stream is answered that wants to begin where nothing is kept any more, or was not yet. */
export function historyLost(): StoreError {
  return new StoreError(286, "Resume of change stream was not possible, as the resume point may no longer be in the oplog.", ["NonResumableChangeStreamError"]);
}

/** The inserts after a time, in order. @throws StoreError 286 when older ones were already forgotten */
export function* insertsAfter(view: View, time: Timestamp): Generator<LoggedInsert> {
  const trimmed = view.get(trimmedKey);
  if (trimmed && eventKey(time) < prefixes.events + trimmed.toString("latin1")) {
    throw historyLost();
  }
  for (const [key, bytes] of view.range(`${eventKey(time)}\0`, afterPrefix(prefixes.events))) {
    const stored = readBson(bytes);
    yield {
      time: eventTime(key),
      collectionId: stored.get("collection") as number,
      documentKey: new Map([["_id", stored.get("id")!]]),
      document: stored.get("document") as Doc,
      wallTime: stored.get("wallTime") as Date,
    };
  }
}

/** Whether anything was inserted after a time. @throws StoreError 286 as {@link insertsAfter} */
export function isInsertAfter(view: View, time: Timestamp): boolean {
  // By a loop, whose end closes the range: one that is only begun would hold the file's state, and its place among the
  // file's readers, for ever.
  for (const _insert of insertsAfter(view, time)) return true;
  return false;
}

/** The time of the newest logged insert, for the clock to go on from. */
export function lastEventTime(view: View): Timestamp | undefined {
  for (const [key] of view.range(prefixes.events, afterPrefix(prefixes.events), true)) return eventTime(key);
  const trimmed = view.get(trimmedKey);
  return trimmed && eventTime(prefixes.events + trimmed.toString("latin1"));
}

/** Forgets inserts older than {@link keptMs}, at most `most` at once; returns whether there are more. */
export function trimEvents(view: View, now: number, most: number): boolean {
  const limit = eventKey(new Timestamp({ t: Math.max(0, Math.floor((now - keptMs) / 1000)), i: 0 }));
  let last: Key | undefined;
  let count = 0;
  for (const [key] of view.range(prefixes.events, limit)) {
    if (count++ === most) break;
    view.remove(key);
    last = key;
  }
  if (last) view.put(trimmedKey, Buffer.from(last.slice(4), "latin1"));
  return count > most;
}
