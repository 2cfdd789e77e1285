import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MeetingCommand } from "../../../app/contracts/meetings.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import { AppError } from "../../errors.ts";
import { runStep } from "./run-step.ts";
import { buildMeeting, contextOf, itemId } from "./testing/build-meeting.ts";

/** What somebody might do next; speakers and polls are picked by position, since their ids come up on the way. */
type Intent =
  | Exclude<MeetingCommand, { type: "speaker-remove" | "speaker-start" | "vote" | "poll-close" }>
  | { type: "speaker-remove" | "speaker-start"; at: number }
  | { type: "vote"; at: number; choice: "yes" | "no" | "abstain" }
  | { type: "poll-close"; at: number };

const position = fc.nat({ max: 5 });
const simple = fc.constantFrom<Intent>(
  { type: "open" },
  { type: "next" },
  { type: "previous" },
  { type: "close" },
  { type: "sign-in" },
  { type: "sign-out" },
  { type: "speaker-add" },
  { type: "speaker-stop" },
);
const intent: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 4, arbitrary: simple },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("move" as const), itemId: position.map(itemId) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("speaker-remove" as const, "speaker-start" as const), at: position }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("poll-open" as const),
      itemId: fc.constant(null),
      question: fc.constant("同意吗"),
      majority: fc.constantFrom("half" as const, "two_thirds" as const, "four_fifths" as const),
      base: fc.constantFrom("present" as const, "all" as const),
      secret: fc.boolean(),
      reason: fc.constant("外地单位在途"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("vote" as const),
      at: position,
      choice: fc.constantFrom("yes" as const, "no" as const, "abstain" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("poll-close" as const), at: position }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("result-add" as const),
      itemId: position.map(itemId),
      kind: fc.constant("decision" as const),
      text: fc.constant("同意签约"),
    }),
  },
);

function commandOf(meeting: MeetingRecord, wish: Intent): MeetingCommand {
  const unknown = "f".repeat(24);
  if (wish.type === "speaker-remove" || wish.type === "speaker-start") {
    return { type: wish.type, speakerId: meeting.speakers[wish.at]?.id ?? unknown };
  }
  if (wish.type === "vote") return { type: "vote", pollId: meeting.polls[wish.at]?.id ?? unknown, choice: wish.choice };
  if (wish.type === "poll-close") return { type: "poll-close", pollId: meeting.polls[wish.at]?.id ?? unknown };
  return wish;
}

/** What must hold in every meeting, whatever was done. */
function checkMeeting(meeting: MeetingRecord): void {
  const current = meeting.agenda.filter((item) => item.state === "current").map((item) => item.id);
  expect(current).toEqual(meeting.currentItem === null ? [] : [meeting.currentItem]);
  expect(meeting.itemStartedAt !== null).toBe(meeting.currentItem !== null);
  if (meeting.state !== "open") expect(meeting.currentItem).toBeNull();
  expect(meeting.openedAt !== null).toBe(meeting.state === "open" || meeting.state === "closed");
  expect(meeting.closedAt !== null).toBe(meeting.state === "closed");
  if (meeting.state === "closed") {
    expect(meeting.agenda.every((item) => item.state === "done" || item.state === "skipped")).toBe(true);
    expect(meeting.polls.every((poll) => poll.state === "closed")).toBe(true);
    expect(meeting.speakers.every((speaker) => speaker.endedAt)).toBe(true);
    expect(meeting.minutes).toBe("draft");
  }
  expect(meeting.speakers.filter((speaker) => speaker.startedAt && !speaker.endedAt).length).toBeLessThanOrEqual(1);
  const pending = meeting.speakers.filter((speaker) => !speaker.endedAt).map((speaker) => speaker.organization);
  expect(new Set(pending).size).toBe(pending.length);
  expect(new Set(meeting.presence.map((entry) => entry.organization)).size).toBe(meeting.presence.length);
  expect(meeting.polls.filter((poll) => poll.state === "open").length).toBeLessThanOrEqual(1);
  for (const poll of meeting.polls) {
    const { yes, no, abstain } = poll.tally;
    expect(yes + no + abstain).toBe(poll.voted.length);
    expect(new Set(poll.voted).size).toBe(poll.voted.length);
    if (poll.secret) expect(poll.votes).toEqual([]);
    else {
      expect(poll.votes.map((vote) => vote.organization).toSorted()).toEqual(poll.voted.toSorted());
      expect(poll.votes.filter((vote) => vote.choice === "yes").length).toBe(yes);
    }
    if (poll.outcome) {
      expect(poll.outcome.passed).toBe(yes >= poll.outcome.needed);
      expect(poll.outcome.base).toBeGreaterThanOrEqual(poll.base === "present" ? poll.voted.length : meeting.units.length);
    }
  }
  expect(meeting.agenda.every((item) => item.spentSeconds >= 0)).toBe(true);
}

describe("a meeting under any sequence of commands", () => {
  test("keeps its invariants, never goes back to an earlier state, and refuses without changing anything", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5 }),
        fc.array(fc.tuple(intent, fc.option(fc.nat({ max: 5 })), fc.nat({ max: 3 })), { maxLength: 60 }),
        (items, plan) => {
          let meeting = buildMeeting({ items });
          let ids = 0;
          let minute = -30;
          const order = ["draft", "scheduled", "open", "closed"];
          for (const [wish, unit, wait] of plan) {
            minute += wait;
            const frozen = structuredClone(meeting);
            const context = contextOf(meeting, unit, minute, () => (++ids).toString(16).padStart(24, "a"));
            try {
              const step = runStep(meeting, commandOf(meeting, wish), context);
              expect(Object.keys(step.changes).length > 0).toBe(step.told.length > 0);
              const after = { ...meeting, ...step.changes };
              expect(order.indexOf(after.state)).toBeGreaterThanOrEqual(order.indexOf(meeting.state));
              expect(meeting).toEqual(frozen);
              meeting = after;
            } catch (error) {
              if (!(error instanceof AppError)) throw error;
              expect(error.code).not.toBe("internal");
              expect(meeting).toEqual(frozen);
            }
            checkMeeting(meeting);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("next and previous undo each other, and the time spent adds up", () => {
    const run = (meeting: MeetingRecord, command: MeetingCommand, minute: number): MeetingRecord => ({
      ...meeting,
      ...runStep(meeting, command, contextOf(meeting, 0, minute, () => "b".repeat(24))).changes,
    });
    let meeting = run(buildMeeting(), { type: "open" }, 0);
    meeting = run(meeting, { type: "next" }, 5);
    expect(meeting.agenda.map((item) => item.state)).toEqual(["done", "current", "waiting", "waiting"]);
    meeting = run(meeting, { type: "previous" }, 7);
    expect(meeting.agenda.map((item) => item.state)).toEqual(["current", "waiting", "waiting", "waiting"]);
    meeting = run(meeting, { type: "close" }, 10);
    expect(meeting.agenda.map((item) => item.spentSeconds)).toEqual([480, 120, 0, 0]);
    expect(meeting.agenda.map((item) => item.state)).toEqual(["done", "skipped", "skipped", "skipped"]);
  });
});
