import { describe, expect, test } from "vitest";
import type { MeetingCommand } from "../../../app/contracts/meeting-commands.ts";
import type { Majority } from "../../../app/contracts/polls.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import { AppError } from "../../errors.ts";
import { neededToPass } from "./polls.ts";
import { neededForQuorum } from "./presence.ts";
import { runStep } from "./run-step.ts";
import { buildMeeting, contextOf, unitId } from "./testing/build-meeting.ts";

const poll = (given: Partial<Extract<MeetingCommand, { type: "poll-open" }>> = {}): MeetingCommand => ({
  type: "poll-open",
  itemId: null,
  question: "按 46 元/套由联盟见证签约",
  majority: "half",
  base: "present",
  secret: false,
  weighted: false,
  ...given,
});

function play(meeting: MeetingRecord, ...commands: [MeetingCommand, unit?: number][]): MeetingRecord {
  let now = meeting;
  let ids = 0;
  for (const [command, unit = 0] of commands) {
    const pollId = now.polls.at(-1)?.id ?? "";
    const filled = command.type === "vote" || command.type === "vote-record" || command.type === "poll-close" ? { ...command, pollId } : command;
    const step = runStep(now, filled, contextOf(now, unit, 1, () => `${++ids}`.padStart(24, "c")));
    now = { ...now, ...step.changes };
  }
  return now;
}

const vote = (choice: "yes" | "no" | "abstain"): MeetingCommand => ({ type: "vote", pollId: "", choice });
const record = (choice: "yes" | "no" | "abstain" | null, ...units: number[]): [MeetingCommand] => [
  { type: "vote-record", pollId: "", votes: units.map((unit) => ({ organization: unitId(unit), choice })) },
];
const close: MeetingCommand = { type: "poll-close", pollId: "" };
const reasonOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.reason ?? error.faults[0]?.rule;
    throw error;
  }
  return undefined;
};

describe("polls", () => {
  test.each<[Majority, number, number]>([
    ["half", 18, 10],
    ["half", 17, 9],
    ["two_thirds", 18, 12],
    ["two_thirds", 17, 12],
    ["four_fifths", 18, 15],
    ["four_fifths", 5, 4],
    ["half", 0, 1],
    ["two_thirds", 0, 1],
  ])("%s of %i needs %i", (majority, base, needed) => expect(neededToPass(majority, base)).toBe(needed));

  test("a quorum of half is more than half", () => {
    expect([neededForQuorum("half", 24), neededForQuorum("half", 23), neededForQuorum("two_thirds", 24), neededForQuorum("none", 24)]).toEqual([13, 12, 16, 0]);
  });

  test("below the quorum it opens only with a reason, which it keeps", () => {
    const open = play(buildMeeting({ members: 5 }), [{ type: "open" }], [{ type: "sign-in" }, 0], [{ type: "sign-in" }, 1]);
    expect(reasonOf(() => play(open, [poll()]))).toBe("quorum_reason");
    expect(play(open, [poll({ reason: "外地单位在途" })]).polls[0]?.quorumReason).toBe("外地单位在途");
    const quorate = play(open, [{ type: "sign-in" }, 2], [poll({ reason: "不必要" })]);
    expect(quorate.polls[0]?.quorumReason).toBeNull();
  });

  test("a public vote can be changed, and one unit counts once", () => {
    const open = play(buildMeeting(), [{ type: "open" }], [poll({ reason: "试" })], [vote("no"), 1], [vote("yes"), 1], [vote("yes"), 1]);
    expect(open.polls[0]).toMatchObject({ tally: { yes: 1, no: 0, abstain: 0 }, voted: [unitId(1)] });
    expect(open.presence.map((entry) => entry.organization)).toEqual([unitId(1)]);
  });

  test("votes of units that are present are recorded for them, never over a unit's own vote", () => {
    const signIns: [MeetingCommand, number][] = [0, 1, 2].map((unit) => [{ type: "sign-in" }, unit]);
    const open = play(buildMeeting(), [{ type: "open" }], ...signIns, [poll()], [vote("no"), 0]);
    const recorded = play(open, record("yes", 0, 1, 2));
    expect(recorded.polls[0]).toMatchObject({ tally: { yes: 2, no: 1, abstain: 0 }, voted: [unitId(0), unitId(1), unitId(2)] });
    expect(recorded.polls[0]?.votes).toEqual([
      { organization: unitId(0), choice: "no" },
      { organization: unitId(1), choice: "yes", recordedBy: "王某" },
      { organization: unitId(2), choice: "yes", recordedBy: "王某" },
    ]);
    const mended = play(recorded, record("abstain", 2), [vote("yes"), 1]);
    expect(mended.polls[0]).toMatchObject({ tally: { yes: 1, no: 1, abstain: 1 } });
    expect(mended.polls[0]?.votes).toContainEqual({ organization: unitId(1), choice: "yes" });
    expect(reasonOf(() => play(mended, record("no", 0, 1)))).toBe("votes_own");
  });

  test("what was recorded is taken back while the poll is open, also of a unit that has left, and never a unit's own vote", () => {
    const signIns: [MeetingCommand, number][] = [0, 1, 2].map((unit) => [{ type: "sign-in" }, unit]);
    const open = play(buildMeeting(), [{ type: "open" }], ...signIns, [poll()], [vote("no"), 0], record("yes", 1, 2), [{ type: "sign-out" }, 2]);
    const back = play(open, record(null, 0, 1, 2));
    expect(back.polls[0]).toMatchObject({ tally: { yes: 0, no: 1, abstain: 0 }, voted: [unitId(0)], votes: [{ organization: unitId(0), choice: "no" }] });
    expect(play(back, [close]).polls[0]).toMatchObject({ notVoted: [unitId(1)], outcome: { base: 2 } });
    expect(play(back, record(null, 1))).toEqual(back);
    expect(play(back, record("abstain", 1)).polls[0]).toMatchObject({ tally: { yes: 0, no: 1, abstain: 1 } });
    expect(reasonOf(() => play(open, record(null, 0)))).toBe("votes_own");
    expect(reasonOf(() => play(open, [close], record(null, 1)))).toBe("poll_closed");
  });

  test("nothing is recorded for a unit that is not there, in a secret poll, or after the end", () => {
    const open = (secret: boolean) => play(buildMeeting(), [{ type: "open" }], [{ type: "sign-in" }, 0], [poll({ secret, reason: "试" })]);
    expect(reasonOf(() => play(open(false), record("yes", 0, 1)))).toBe("unit_absent");
    expect(reasonOf(() => play(open(true), record("yes", 0)))).toBe("poll_secret");
    expect(reasonOf(() => play(open(false), [close], record("yes", 0)))).toBe("poll_closed");
  });

  test("who was counted and did not vote stands in a poll by name that is over, not in a secret one", () => {
    const closed = (secret: boolean) =>
      play(buildMeeting(), [{ type: "open" }], [{ type: "sign-in" }, 0], [{ type: "sign-in" }, 1], [poll({ secret, reason: "试" })], [vote("yes"), 1], [close]).polls[0];
    expect(closed(false)?.notVoted).toEqual([unitId(0)]);
    expect(closed(true)?.notVoted).toBeUndefined();
  });

  test("a secret vote is final and nowhere linked to its unit", () => {
    const open = play(buildMeeting(), [{ type: "open" }], [poll({ secret: true, reason: "试" })], [vote("no"), 2], [vote("yes"), 1]);
    expect(open.polls[0]?.votes).toEqual([]);
    expect(reasonOf(() => play(open, [vote("yes"), 2]))).toBe("vote_cast");
    const closed = play(open, [close]);
    expect(closed.polls[0]).toMatchObject({ voted: [unitId(1), unitId(2)], tally: { yes: 1, no: 1 }, outcome: { passed: false } });
  });

  test("the base is who is present, those who voted and left included, or all", () => {
    const signIns: [MeetingCommand, number][] = [0, 1, 2].map((unit) => [{ type: "sign-in" }, unit]);
    const begun = play(buildMeeting({ members: 6 }), [{ type: "open" }], ...signIns);
    const present = play(begun, [poll({ reason: "试" })], [vote("yes"), 0], [{ type: "sign-out" }, 0], [vote("yes"), 1], [close]);
    expect(present.polls[0]?.outcome).toEqual({ passed: true, needed: 2, base: 3 });
    const all = play(begun, [poll({ base: "all", reason: "试" })], [vote("yes"), 0], [vote("yes"), 1], [vote("yes"), 2], [close]);
    expect(all.polls[0]?.outcome).toEqual({ passed: false, needed: 4, base: 6 });
  });

  test("by weight the majority is counted in weights, of whom it counts; never in secret, and not without weights", () => {
    const shares = [40, 30, 10, 10, 10];
    const weights = { rule: "会费份额", units: shares.map((weight, index) => ({ organization: unitId(index), weight })) };
    const signIns: [MeetingCommand, number][] = [0, 1, 2].map((unit) => [{ type: "sign-in" }, unit]);
    const open = play(buildMeeting({ weights }), [{ type: "open" }], ...signIns);
    const lost = play(open, [poll({ weighted: true })], [vote("no"), 0], [vote("yes"), 1], [vote("yes"), 2], [close]);
    expect(lost.polls[0]).toMatchObject({ tally: { yes: 2, no: 1, abstain: 0 }, outcome: { passed: false, needed: 41, base: 80 } });
    expect(play(open, [poll()], [vote("no"), 0], [vote("yes"), 1], [vote("yes"), 2], [close]).polls[0]?.outcome).toEqual({ passed: true, needed: 2, base: 3 });
    const all = play(open, [poll({ weighted: true, base: "all", majority: "two_thirds" })], [vote("yes"), 0], [vote("yes"), 1], [close]);
    expect(all.polls[0]?.outcome).toEqual({ passed: true, needed: 67, base: 100 });
    const left = { ...weights, units: [...weights.units, { organization: "f".repeat(24), weight: 100 }] };
    expect(play(buildMeeting({ weights: left }), [{ type: "open" }]).weights).toEqual(weights);
    expect(reasonOf(() => play(open, [poll({ weighted: true, secret: true })]))).toBe("weights_secret");
    expect(reasonOf(() => play({ ...open, weights: null }, [poll({ weighted: true })]))).toBe("weights_none");
    expect(reasonOf(() => play(buildMeeting({ weights: { ...weights, units: weights.units.slice(1) } }), [{ type: "open" }]))).toBe("weights_missing");
  });

  test("the meeting neither moves nor closes while a poll is open", () => {
    const open = play(buildMeeting(), [{ type: "open" }], [poll({ reason: "试" })]);
    expect(reasonOf(() => play(open, [{ type: "next" }]))).toBe("poll_still_open");
    expect(reasonOf(() => play(open, [{ type: "close" }]))).toBe("poll_still_open");
    expect(reasonOf(() => play(open, [poll()]))).toBe("poll_still_open");
  });
});
