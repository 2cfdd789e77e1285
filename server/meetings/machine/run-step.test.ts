import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MeetingCommand } from "../../../app/contracts/meeting-commands.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import { AppError } from "../../errors.ts";
import { runStep } from "./run-step.ts";
import { nothing, type Step, type StepContext } from "./step.ts";
import { buildMeeting, contextOf, itemId, unitId } from "./testing/build-meeting.ts";

/** What somebody might do next; speakers and polls are picked by position, since their ids come up on the way. */
type Intent =
  | Exclude<MeetingCommand, { type: "speaker-remove" | "speaker-start" | "vote" | "vote-record" | "poll-close" }>
  | { type: "speaker-remove" | "speaker-start"; at: number }
  | { type: "vote"; at: number; choice: "yes" | "no" | "abstain" }
  | { type: "vote-record"; at: number; choice: "yes" | "no" | "abstain" | null; units: number[] }
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
      weighted: fc.constant(false),
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
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("vote-record" as const),
      at: position,
      choice: fc.constantFrom("yes" as const, "no" as const, "abstain" as const, null),
      units: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 3 }),
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
  switch (wish.type) {
    case "speaker-remove":
    case "speaker-start":
      return { type: wish.type, speakerId: meeting.speakers[wish.at]?.id ?? unknown };
    case "vote":
      return { type: "vote", pollId: meeting.polls[wish.at]?.id ?? unknown, choice: wish.choice };
    case "vote-record":
      return { type: "vote-record", pollId: meeting.polls[wish.at]?.id ?? unknown, votes: wish.units.map((unit) => ({ organization: unitId(unit), choice: wish.choice })) };
    case "poll-close":
      return { type: "poll-close", pollId: meeting.polls[wish.at]?.id ?? unknown };
    default:
      return wish as MeetingCommand;
  }
}

const unique = (ids: string[]) => new Set(ids).size === ids.length;

/** What must hold in every meeting, whatever was done; the names of what does not. */
function violations(meeting: MeetingRecord): string[] {
  const { agenda, polls, speakers, presence, state } = meeting;
  const current = agenda.filter((item) => item.state === "current").map((item) => item.id);
  const pending = speakers.filter((speaker) => !speaker.endedAt);
  const rules: Record<string, boolean> = {
    "one current item at most, and the one that is named": current.join() === (meeting.currentItem ?? ""),
    "the item's time runs while there is one": (meeting.itemStartedAt !== null) === (meeting.currentItem !== null),
    "items are treated only while open": state === "open" || meeting.currentItem === null,
    "opened once open": (meeting.openedAt !== null) === (state === "open" || state === "closed"),
    "closed once closed": (meeting.closedAt !== null) === (state === "closed"),
    "nothing is left open": state !== "closed" || agenda.every((item) => item.state === "done" || item.state === "skipped"),
    "no poll outlives the meeting": state !== "closed" || polls.every((poll) => poll.state === "closed"),
    "no speaker outlives the meeting": state !== "closed" || pending.length === 0,
    "closing drafts minutes": (state === "closed") === (meeting.minutes === "draft"),
    "one speaks at a time": pending.filter((speaker) => speaker.startedAt).length <= 1,
    "a unit waits once": unique(pending.map((speaker) => speaker.organization)),
    "a unit is present once": unique(presence.map((entry) => entry.organization)),
    "one poll at a time": polls.filter((poll) => poll.state === "open").length <= 1,
    "one unit, one vote": polls.every(
      ({ tally, voted }) => unique(voted) && tally.yes + tally.no + tally.abstain === voted.length,
    ),
    "secret votes are not kept": polls.every((poll) => !poll.secret || poll.votes.length === 0),
    "public votes are those counted": polls.every(
      ({ secret, votes, voted, tally }) =>
        secret ||
        (votes.map((vote) => vote.organization).toSorted().join() === voted.toSorted().join() &&
          votes.filter((vote) => vote.choice === "yes").length === tally.yes),
    ),
    "results follow from the sums": polls.every(
      ({ outcome, tally, voted, base }) =>
        !outcome ||
        (outcome.passed === tally.yes >= outcome.needed &&
          outcome.base >= (base === "present" ? voted.length : meeting.units.length)),
    ),
    "time never runs backwards": agenda.every((item) => item.spentSeconds >= 0),
  };
  return Object.keys(rules).filter((name) => !rules[name]);
}

/** The step, or the refusal in its place. */
function attempt(meeting: MeetingRecord, command: MeetingCommand, context: StepContext): Step | AppError {
  try {
    return runStep(meeting, command, context);
  } catch (error) {
    if (error instanceof AppError && error.code !== "internal") return error;
    throw error;
  }
}

const order = ["draft", "scheduled", "open", "closed"];

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
          for (const [wish, unit, wait] of plan) {
            minute += wait;
            const before = structuredClone(meeting);
            const context = contextOf(meeting, unit, minute, () => (++ids).toString(16).padStart(24, "a"));
            const outcome = attempt(meeting, commandOf(meeting, wish), context);
            expect(meeting).toEqual(before);
            const step = outcome instanceof AppError ? nothing : outcome;
            expect(Object.keys(step.changes).length > 0).toBe(step.told.length > 0);
            meeting = { ...meeting, ...step.changes };
            expect(violations(meeting)).toEqual([]);
            expect(order.indexOf(meeting.state)).toBeGreaterThanOrEqual(order.indexOf(before.state));
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
