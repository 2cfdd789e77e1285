import { describe, expect, it } from "vitest";
import { condition, type ConditionSubject, type Verdict } from "../../app/contracts/conditions.ts";
import { judgeConditions, overallVerdict } from "./judge-conditions.ts";

const firm: ConditionSubject = {
  kind: "enterprise",
  industry: "C3572",
  place: "370812103",
  size: "small",
  revenueFen: 5_000_000_000,
  qualifications: ["高新技术企业"],
  needs: ["finance", "finance.equipment"],
  answers: {},
};
const unknownFirm: ConditionSubject = {
  kind: "enterprise",
  industry: null,
  place: null,
  size: null,
  revenueFen: null,
  qualifications: [],
  needs: [],
  answers: {},
};

const judge = (given: object, subject: ConditionSubject): Verdict =>
  judgeConditions([condition.parse({ text: "条件", ...given })], subject)[0]!;

describe("conditions of a policy", () => {
  it.each<[object, Verdict, Verdict]>([
    [{ fact: "industry", anyOf: ["C35", "C36"] }, "pass", "unknown"],
    [{ fact: "industry", anyOf: ["C26"] }, "fail", "unknown"],
    [{ fact: "region", anyOf: ["370812"] }, "pass", "unknown"],
    [{ fact: "region", anyOf: ["370800"] }, "pass", "unknown"],
    [{ fact: "region", anyOf: ["370000"] }, "pass", "unknown"],
    [{ fact: "region", anyOf: ["370883"] }, "fail", "unknown"],
    [{ fact: "size", anyOf: ["small", "micro"] }, "pass", "unknown"],
    [{ fact: "size", anyOf: ["large"] }, "fail", "unknown"],
    [{ fact: "type", anyOf: ["enterprise"] }, "pass", "pass"],
    [{ fact: "type", anyOf: ["bank"] }, "fail", "fail"],
    [{ fact: "revenue", minFen: 5_000_000_000 }, "pass", "unknown"],
    [{ fact: "revenue", maxFen: 4_999_999_999 }, "fail", "unknown"],
    [{ fact: "qualification", anyOf: ["高新技术企业"] }, "pass", "unknown"],
    [{ fact: "qualification", anyOf: ["专精特新"] }, "unknown", "unknown"],
    [{ fact: "need", anyOf: ["finance"] }, "pass", "unknown"],
    [{ fact: "question" }, "unknown", "unknown"],
  ])("%j: %s for a known firm, %s for one of which nothing is known", (given, known, unknown) => {
    expect(judge(given, firm)).toBe(known);
    expect(judge(given, unknownFirm)).toBe(unknown);
  });

  it("are decided by the firm's answer only where the hub does not know", () => {
    expect(judge({ fact: "question" }, { ...firm, answers: { 0: true } })).toBe("pass");
    expect(judge({ fact: "question" }, { ...firm, answers: { 0: false } })).toBe("fail");
    expect(judge({ fact: "size", anyOf: ["large"] }, { ...firm, answers: { 0: true } })).toBe("fail");
    expect(judge({ fact: "size", anyOf: ["large"] }, { ...unknownFirm, answers: { 0: true } })).toBe("pass");
  });

  it("are met as a whole when every one is, and out of reach when one is not", () => {
    expect([overallVerdict(["pass"]), overallVerdict(["pass", "unknown"]), overallVerdict(["unknown", "fail"])]).toEqual(["pass", "unknown", "fail"]);
  });
});
