import { expect, it } from "vitest";
import type { Proposal } from "../../../contracts/agenda.ts";
import { groupProposals } from "./group-proposals.ts";

const propose = (subject: string, kind: Proposal["kind"], facts: Proposal["facts"] = {}): Proposal => ({
  kind,
  subject,
  title: subject,
  lane: "decide",
  minutes: 5,
  text: "",
  presenter: "",
  reason: "",
  facts,
});

it("puts the matches of one need together where the best stands, and keeps the order of everything else", () => {
  const proposals = [propose("overdue", "need"), propose("a1", "match", { need: "a" }), propose("b1", "match", { need: "b" }), propose("a2", "match", { need: "a" }), propose("task", "action")];
  expect(groupProposals(proposals).map(({ best, others }) => [best.subject, others.map(({ subject }) => subject)])).toEqual([
    ["overdue", []],
    ["a1", ["a2"]],
    ["b1", []],
    ["task", []],
  ]);
});
