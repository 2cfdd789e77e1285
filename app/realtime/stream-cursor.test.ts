import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StreamEvent } from "../contracts/streams.ts";
import { acceptAnswer, acceptEvent, startCursor, type Cursor, type FollowAnswer } from "./stream-cursor.ts";

const stream = "alliance:000000000000000000000001";
const event = (seq: number): StreamEvent => ({ stream, seq, type: "listing.published" });
const upTo = (from: number, until: number) => Array.from({ length: Math.max(0, until - from) }, (_, index) => event(from + 1 + index));
const numbers = (events: StreamEvent[]) => events.map(({ seq }) => seq);

describe("a stream cursor", () => {
  it("hands on the next event and ignores repetitions", () => {
    const first = acceptEvent(startCursor(4), event(5));
    expect(numbers(first.deliver)).toEqual([5]);
    expect(acceptEvent(first.cursor, event(5))).toMatchObject({ deliver: [], missing: false });
    expect(acceptEvent(first.cursor, event(3))).toMatchObject({ deliver: [], missing: false });
  });

  it("holds back what comes after a hole until the hole is filled", () => {
    const early = acceptEvent(startCursor(4), event(7));
    expect(early).toMatchObject({ deliver: [], missing: true });
    const filled = acceptAnswer(early.cursor, { seq: 7, events: [event(5), event(6)] });
    expect(numbers(filled.deliver)).toEqual([5, 6, 7]);
    expect(filled.missing).toBe(false);
  });

  it("asks again when an answer stops short of where the stream stands", () => {
    const short = acceptAnswer(startCursor(0), { seq: 3, events: [event(1), event(2)] });
    expect(numbers(short.deliver)).toEqual([1, 2]);
    expect(short.missing).toBe(true);
  });

  it("reads anew when the server no longer keeps what was missed, or was restored to an older state", () => {
    expect(acceptAnswer(startCursor(4), { seq: 900, resync: true })).toMatchObject({ resync: true, cursor: { seq: 900 } });
    expect(acceptAnswer(startCursor(50), { seq: 12, resync: true })).toMatchObject({ resync: true, cursor: { seq: 12 } });
  });

  it("is not set back by an answer that was written before the last push", () => {
    const pushed = acceptEvent(startCursor(4), event(5));
    expect(acceptAnswer(pushed.cursor, { seq: 4, events: [] })).toMatchObject({ cursor: { seq: 5 }, deliver: [], resync: false, missing: false });
  });

  it("begins where the stream stands when it was not told where to", () => {
    const begun = acceptAnswer(startCursor(), { seq: 8, events: [] });
    expect(numbers(acceptEvent(begun.cursor, event(9)).deliver)).toEqual([9]);
  });

  it("hands on every event once and in order, however the network loses, repeats and reorders", () => {
    /** One thing that happens: the server appends, pushes some event (again), or the client asks and is answered. */
    const happening = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("append" as const), pushed: fc.boolean() }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant("push" as const), back: fc.nat(12) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant("ask" as const), most: fc.integer({ min: 1, max: 5 }) }) },
    );
    fc.assert(
      fc.property(fc.nat(20), fc.array(happening, { maxLength: 60 }), (start, happenings) => {
        let newest = start;
        let cursor: Cursor = startCursor(start);
        const delivered: number[] = [];
        const take = (result: { cursor: Cursor; deliver: StreamEvent[] }) => {
          cursor = result.cursor;
          delivered.push(...numbers(result.deliver));
        };
        const answer = (most: number): FollowAnswer => ({ seq: newest, events: upTo(cursor.seq!, newest).slice(0, most) });
        for (const what of happenings) {
          if (what.kind === "append") {
            newest += 1;
            if (what.pushed) take(acceptEvent(cursor, event(newest)));
          } else if (what.kind === "push") {
            if (newest > what.back) take(acceptEvent(cursor, event(newest - what.back)));
          } else take(acceptAnswer(cursor, answer(what.most)));
        }
        for (let rounds = 0; cursor.seq! < newest && rounds <= newest - start; rounds += 1) take(acceptAnswer(cursor, answer(500)));
        expect(delivered).toEqual(numbers(upTo(start, newest)));
      }),
    );
  });

  it("says that something is missing exactly when it holds events back", () => {
    fc.assert(
      fc.property(fc.nat(10), fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 30 }), (start, pushed) => {
        let cursor = startCursor(start);
        for (const seq of pushed) {
          const result = acceptEvent(cursor, event(seq));
          ({ cursor } = result);
          expect(result.missing).toBe(cursor.ahead.size > 0);
          expect(cursor.ahead.has(seq)).toBe(seq > (cursor.seq ?? 0));
          expect(cursor.ahead.has((cursor.seq ?? 0) + 1)).toBe(false);
        }
      }),
    );
  });
});
