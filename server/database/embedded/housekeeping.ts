import { readBson } from "./bson/read-bson.ts";
import { parseFilter } from "./match/parse-filter.ts";
import { findRecords } from "./query/find-records.ts";
import { trimEvents } from "./store/change-log.ts";
import { Collection } from "./store/collection.ts";
import type { CollectionEntry, IndexEntry } from "./store/catalog.ts";
import { afterPrefix } from "./keys/encode-key.ts";
import { prefixes } from "./store/layout.ts";
import { BlockedByTransaction } from "./store/store.ts";
import type { View } from "./store/view.ts";
import type { Engine } from "./commands/request.ts";
import type { Sessions } from "./transactions/sessions.ts";

const everyMs = 1_000;
const rareEveryMs = 60_000;
const atOnce = 2_000;

/** Does now and then what nobody waits for; returns how to stop it. */
export function startHousekeeping(engine: Engine, sessions: Sessions): () => void {
  let lastRare = 0;
  let stopped = false;
  let timer: NodeJS.Timeout;
  const round = async () => {
    for (const key of sessions.abortOverdue()) engine.cursors.killWhere({ owner: key });
    engine.cursors.killWhere("idle");
    await inSteps(engine, (view) => removeGarbage(view));
    if (engine.now().getTime() - lastRare >= rareEveryMs || engine.now().getTime() < lastRare) {
      lastRare = engine.now().getTime();
      await removeExpired(engine);
      await inSteps(engine, (view) => trimEvents(view, engine.now().getTime(), atOnce));
      await inSteps(engine, (view) => {
        sessions.forgetSilent(view);
        return false;
      });
    }
    if (!stopped) timer = setTimeout(run, everyMs).unref();
  };
  const run = () => void round().catch(() => void (timer = setTimeout(run, everyMs).unref()));
  timer = setTimeout(run, everyMs).unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Repeats a piece of work, each time as a commit of its own, as long as it says that there is more. */
async function inSteps(engine: Engine, step: (view: View) => boolean): Promise<void> {
  for (let more = true; more; ) {
    const view = engine.store.openWrite();
    try {
      more = step(view);
      await engine.store.commit(view);
    } catch (error) {
      engine.store.rollback(view);
      if (!(error instanceof BlockedByTransaction)) throw error;
      return;
    }
  }
}

/** Removes entries of dropped collections and indexes. */
function removeGarbage(view: View): boolean {
  for (const [key] of view.range(prefixes.garbage, afterPrefix(prefixes.garbage))) {
    const prefix = key.slice(prefixes.garbage.length);
    let count = 0;
    for (const range of [prefix, prefixes.indexFlags + prefix]) {
      for (const [entry] of view.range(range, afterPrefix(range))) {
        if (count++ === atOnce) return true;
        view.remove(entry);
      }
    }
    view.remove(key);
    return true;
  }
  return false;
}

/** Removes the documents whose time has come according to TTL indexes; returns how many. */
export async function removeExpired(engine: Engine): Promise<number> {
  let removed = 0;
  const listing = engine.store.openRead();
  const entries = engine.catalog.list(listing);
  listing.release();
  for (const { database, name, indexes } of entries) {
    for (const index of indexes.filter(({ expireAfterSeconds }) => expireAfterSeconds !== undefined)) {
      await inSteps(engine, (view) => {
        const entry = engine.catalog.find(view, database, name);
        if (!entry?.indexes.some(({ id }) => id === index.id)) return false;
        const count = removeExpiredBy(engine, view, entry, index);
        removed += count;
        return count === atOnce;
      });
    }
  }
  return removed;
}

function removeExpiredBy(engine: Engine, view: View, entry: CollectionEntry, index: IndexEntry): number {
  const collection = new Collection(view, entry, engine.memory);
  const before = new Date(engine.now().getTime() - index.expireAfterSeconds! * 1000);
  const isOver = parseFilter(new Map([[index.pattern[0]!.path, new Map([["$lte", before]])]]));
  // Only of what the index holds: of a partial one not every document.
  const expired = [...findRecords(collection, { kind: "and", clauses: index.filter ? [isOver, index.filter] : [isOver] }, { limit: atOnce })];
  for (const { id, bytes } of expired) collection.remove(id, readBson(bytes));
  return expired.length;
}

