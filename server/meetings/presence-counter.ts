import type { Actor } from "../access/actor.ts";
import type { Log } from "../log.ts";

export interface PresenceCounter {
  /** Somebody began to follow a meeting on this node. */
  arrived(meetingId: string, actor: Actor): void;
  close(): void;
}

/** Arrivals within this time are written in one go, so that five hundred phones make a handful of changes. */
const GATHER_MS = 300;
/** Most people in one transaction. */
const MOST = 100;

/** Gathers who opens a live meeting and has them counted; a failure is tried again until it works. */
export function createPresenceCounter(parts: {
  count: (meetingId: string, watching: Actor[]) => Promise<void>;
  log: Log;
}): PresenceCounter {
  const waiting = new Map<string, Map<string, Actor>>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const later = () => {
    if (!closed) timer ??= setTimeout(flush, GATHER_MS);
  };
  const flush = async (): Promise<void> => {
    const meetings = [...waiting];
    waiting.clear();
    for (const [meetingId, people] of meetings) {
      const actors = [...people.values()];
      for (let start = 0; start < actors.length; start += MOST) {
        const some = actors.slice(start, start + MOST);
        try {
          await parts.count(meetingId, some);
        } catch (error) {
          parts.log.warn({ err: error, meeting: meetingId }, "presence could not be counted; trying again");
          for (const actor of some) gather(meetingId, actor);
        }
      }
    }
    timer = undefined;
    if (waiting.size > 0) later();
  };
  const gather = (meetingId: string, actor: Actor) => {
    const people = waiting.get(meetingId) ?? new Map<string, Actor>();
    waiting.set(meetingId, people.set(actor.person.id, actor));
  };

  return {
    arrived(meetingId, actor) {
      gather(meetingId, actor);
      later();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
