import { describe, expect, it } from "vitest";
import { condition, type Verdict } from "../../app/contracts/conditions.ts";
import { isWorthShowing, needsConcerned } from "./judge-fit.ts";

const today = "2026-11-28";
const conditions = [
  { fact: "type", text: "企业", anyOf: ["enterprise"] },
  { fact: "industry", text: "制造业", anyOf: ["C"] },
  { fact: "need", text: "设备融资需求", anyOf: ["finance.equipment"] },
  { fact: "question", text: "无重大事故" },
].map((written) => condition.parse(written));

describe("whether a policy is kept for a firm", () => {
  it.each<[Verdict[], boolean]>([
    [["pass", "pass", "pass", "pass"], true],
    [["pass", "pass", "pass", "unknown"], true],
    [["pass", "unknown", "pass", "unknown"], true],
    [["pass", "pass", "unknown", "unknown"], false],
    [["pass", "fail", "pass", "pass"], false],
  ])("%j: %s", (verdicts, worth) => {
    expect(isWorthShowing({ conditions }, verdicts, today)).toBe(worth);
  });

  it("takes more than being an enterprise, and a policy that is not over", () => {
    const plain = { conditions: [conditions[0]!, conditions[3]!] };
    expect(isWorthShowing(plain, ["pass", "unknown"], today)).toBe(false);
    expect(isWorthShowing({ conditions, validUntil: "2026-11-27" }, ["pass", "pass", "pass", "pass"], today)).toBe(false);
    expect(isWorthShowing({ conditions, validUntil: today }, ["pass", "pass", "pass", "pass"], today)).toBe(true);
  });

  it("names the open needs of the categories that the policy asks for or is of", () => {
    const needs = [
      { _id: "loan", owner: "x", categoryPath: ["finance", "finance.equipment"] },
      { _id: "waste", owner: "x", categoryPath: ["process", "process.environment"] },
      { _id: "spray", owner: "x", categoryPath: ["process", "process.p14"] },
    ];
    const policy = { category: "process.environment", policy: { conditions } as never };
    expect(needsConcerned(policy, needs)).toEqual(["loan", "waste"]);
  });
});
