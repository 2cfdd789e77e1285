import type { StreamEvent } from "../contracts/streams.ts";

/**
 * Where a reader stands in one stream. The numbers of a stream grow by exactly one, so what is next, what is a
 * repetition and what is missing follow from `seq` alone. All functions are pure.
 */
export interface Cursor {
  /** Number of the last event handed on; null before it is known where the stream stands. */
  seq: number | null;
  /** Events that arrived ahead of a hole, by number. */
  ahead: ReadonlyMap<number, StreamEvent>;
}

export interface Step {
  cursor: Cursor;
  /** Events to hand on now, in order, each for the first time. */
  deliver: StreamEvent[];
  /** There is a hole before what has arrived: ask the server for what follows `cursor.seq`. */
  missing: boolean;
  /** What was missed is not kept any more: read the page anew. */
  resync: boolean;
}

/** What a server answers to `stream:follow`. */
export type FollowAnswer = { seq: number; events: StreamEvent[] } | { seq: number; resync: true };

/** More than this ahead of a hole is dropped: the answer that fills the hole brings it again. */
const MOST_AHEAD = 500;

export function startCursor(after?: number): Cursor {
  return { seq: after ?? null, ahead: new Map() };
}

/** Takes an event as it was pushed: possibly twice, early, or before it is known where the stream stands. */
export function acceptEvent(cursor: Cursor, event: StreamEvent): Step {
  if (cursor.seq !== null && event.seq <= cursor.seq) return step(cursor);
  const ahead = new Map(cursor.ahead);
  if (ahead.size < MOST_AHEAD) ahead.set(event.seq, event);
  return drain(cursor.seq, ahead);
}

/**
 * Takes what the server says was missed. Its `seq` may lie before the cursor: an event was pushed while the answer
 * was written. Only `resync` sets a cursor back: the hub was restored to an older state.
 */
export function acceptAnswer(cursor: Cursor, answer: FollowAnswer): Step {
  if ("resync" in answer) {
    const ahead = answer.seq < (cursor.seq ?? 0) ? new Map() : cursor.ahead;
    return { ...drain(answer.seq, ahead), resync: true };
  }
  const ahead = new Map(cursor.ahead);
  for (const event of answer.events) ahead.set(event.seq, event);
  const drained = drain(cursor.seq ?? (answer.events[0]?.seq ?? answer.seq + 1) - 1, ahead);
  return { ...drained, missing: drained.missing || (drained.cursor.seq ?? 0) < answer.seq };
}

function drain(from: number | null, waiting: ReadonlyMap<number, StreamEvent>): Step {
  if (from === null) return step({ seq: null, ahead: waiting });
  const deliver: StreamEvent[] = [];
  let seq = from;
  for (let next = waiting.get(seq + 1); next !== undefined; next = waiting.get(seq + 1)) {
    deliver.push(next);
    seq += 1;
  }
  const ahead = new Map([...waiting].filter(([number]) => number > seq));
  return { ...step({ seq, ahead }), deliver };
}

function step(cursor: Cursor): Step {
  return { cursor, deliver: [], missing: cursor.seq !== null && cursor.ahead.size > 0, resync: false };
}
