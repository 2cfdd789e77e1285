import { describe, expect, it } from "vitest";
import type { PollRecord } from "../../../models/meeting.ts";
import { pollOfDecision } from "./poll-of-decision.ts";

const ITEM = "a".repeat(24);
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 7, minute));
const poll = (question: string, minute: number, given: Partial<PollRecord> = {}): PollRecord => ({
  id: question,
  item: ITEM,
  question,
  majority: "half",
  base: "present",
  secret: false,
  state: "closed",
  openedAt: at(minute - 1),
  closedAt: at(minute),
  quorumReason: null,
  voted: ["b".repeat(24)],
  tally: { yes: 3, no: 1, abstain: 0 },
  votes: [{ organization: "b".repeat(24), choice: "yes" }],
  outcome: { passed: true, needed: 3, base: 4 },
  ...given,
});
const found = (polls: PollRecord[], minute: number) => pollOfDecision(polls, ITEM, { at: at(minute) });

describe("the poll that a decision rests on", () => {
  it("is the last one closed when the words were written down", () => {
    expect(found([poll("首轮", 10), poll("次轮", 20), poll("末轮", 30)], 25)?.question).toBe("次轮");
  });

  it("is the one that followed, where the words were there first", () => {
    expect(found([poll("末轮", 30), poll("次轮", 20)], 5)?.question).toBe("次轮");
  });

  it("is none where its item had none that was counted", () => {
    expect(found([poll("别项", 10, { item: "c".repeat(24) }), poll("未完", 10, { state: "open", closedAt: null, outcome: null })], 25)).toBeNull();
  });

  it("holds sums and the rule, never who voted", () => {
    expect(found([poll("首轮", 10)], 25)).toEqual({
      question: "首轮",
      majority: "half",
      base: "present",
      secret: false,
      tally: { yes: 3, no: 1, abstain: 0 },
      outcome: { passed: true, needed: 3, base: 4 },
    });
  });
});
