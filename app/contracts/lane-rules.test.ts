import { describe, expect, test } from "vitest";
import { itemKinds, lanes, type Lane } from "./agenda.ts";
import { missingForLane, suggestLane } from "./lane-rules.ts";

const note = { kind: "note" };
const decision = { kind: "decision" };
const task = { kind: "action", task: { lead: "u", due: "2026-12-20" } };
const taskOfOld = { kind: "action", task: null };
const poll = (passed: boolean, item = "a") => ({ item, state: "closed", outcome: { passed } });
const item = (lane: Lane, ...results: { kind: string; task?: unknown }[]) => ({ id: "a", lane, results, triage: [{}] });

describe("what an item lacks of its lane", () => {
  test.each([
    [item("deliberate"), [], ["conclusion"]],
    [item("deliberate", task), [], ["conclusion"]],
    [item("deliberate", note), [], []],
    [item("urgent"), [], ["conclusion"]],
    [item("urgent", decision), [], []],
    [item("decide", decision), [], ["vote"]],
    [item("decide", decision), [poll(true, "b")], ["vote"]],
    [item("decide", decision), [{ item: "a", state: "open", outcome: null }], ["vote"]],
    [item("decide"), [poll(true)], ["resolution"]],
    [item("decide"), [poll(true), poll(false)], []],
    [item("decide", decision), [poll(false), poll(true)], []],
    [item("do", decision, note), [], ["task"]],
    [item("do", taskOfOld), [], ["task"]],
    [item("do", task), [], []],
  ])("%j with polls %j: %j", (given, polls, missing) => {
    expect(missingForLane(given, polls)).toEqual(missing);
  });

  test.each(lanes)("nothing in the lane %s while nobody confirmed it", (lane) => {
    expect(missingForLane({ id: "a", lane, results: [] }, [])).toEqual([]);
    expect(missingForLane({ id: "a", lane, results: [], triage: [] }, [])).toEqual([]);
  });
});

test("what is carried out is suggested as such, and what is resolved", () => {
  expect(itemKinds.map((kind) => [kind, suggestLane(kind).lane])).toEqual([
    ["topic", "deliberate"],
    ["need", "deliberate"],
    ["match", "do"],
    ["policy", "deliberate"],
    ["action", "do"],
    ["common_need", "deliberate"],
    ["plan", "decide"],
    ["resolution", "decide"],
    ["consultation", "decide"],
    ["urgent", "urgent"],
  ]);
});
