import { once } from "node:events";
import type { EventRecord } from "../../models/event.ts";
import type { Models } from "../database/models.ts";
import type { Log } from "../log.ts";

export interface EventFeed {
  /** Whether the log is being followed at this moment. */
  isFollowing(): boolean;
  close(): Promise<void>;
}

const RETRY_MS = 250;

/**
 * Follows the event log by change stream and hands on every inserted event in commit order.
 * After each opening, the first and every later one, `onOpen` runs, so that a listener can fetch what it missed:
 * the feed itself promises nothing about the time in which it was closed.
 */
export function followEvents(parts: {
  models: Models;
  log: Log;
  onOpen: () => Promise<void>;
  onEvent: (event: EventRecord) => void;
}): EventFeed {
  const { models, log, onOpen, onEvent } = parts;
  let closed = false;
  let following = false;
  // A stream that is closed while its cursor opens never answers what was asked of it.
  const end = new AbortController();
  const ending = { signal: end.signal };
  const ended = once(end.signal, "abort").then(() => null);
  let stream: ReturnType<Models["events"]["collection"]["watch"]> | undefined;

  const open = async (): Promise<void> => {
    while (!closed) {
      try {
        stream = models.events.collection.watch([{ $match: { operationType: "insert" } }], { maxAwaitTimeMS: 1_000 });
        // Asking once makes the driver open the cursor. Its first token says that it is open, before the wait for
        // an event is over; what happens from there on is seen.
        const opened = once(stream, "resumeTokenChanged", ending);
        const first = stream.tryNext();
        await Promise.race([opened, first]);
        following = true;
        await onOpen();
        hand(await Promise.race([first, ended]));
        while (!closed) hand(await stream.next());
      } catch (error) {
        following = false;
        if (closed) return;
        log.warn({ err: error }, "event feed interrupted, opening it again");
        await stream?.close().catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  };
  const hand = (change: unknown) => {
    const { fullDocument } = (change ?? {}) as { fullDocument?: EventRecord };
    if (fullDocument) onEvent(fullDocument);
  };
  const running = open();
  return {
    isFollowing: () => following,
    async close() {
      closed = true;
      following = false;
      end.abort();
      await stream?.close().catch(() => {});
      await running;
    },
  };
}
