import { describe, expect, it } from "vitest";
import { policyCondition, type PolicySubject, type Verdict } from "../../app/contracts/policies.ts";
import { judgeConditions } from "./judge-conditions.ts";

const firm: PolicySubject = {
  kind: "enterprise",
  industry: "C3572",
  place: "370812103",
  size: "small",
  revenueFen: 5_000_000_000,
  qualifications: ["高新技术企业"],
  needs: ["finance", "finance.equipment"],
  answers: {},
};
const unknownFirm: PolicySubject = {
  kind: "enterprise",
  industry: null,
  place: null,
  size: null,
  revenueFen: null,
  qualifications: [],
  needs: [],
  answers: {},
};

const judge = (condition: object, subject: PolicySubject): Verdict =>
  judgeConditions([policyCondition.parse({ text: "条件", ...condition })], subject)[0]!;

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
  ])("%j: %s for a known firm, %s for one of which nothing is known", (condition, known, unknown) => {
    expect(judge(condition, firm)).toBe(known);
    expect(judge(condition, unknownFirm)).toBe(unknown);
  });

  it("are decided by the firm's answer only where the hub does not know", () => {
    expect(judge({ fact: "question" }, { ...firm, answers: { 0: true } })).toBe("pass");
    expect(judge({ fact: "question" }, { ...firm, answers: { 0: false } })).toBe("fail");
    expect(judge({ fact: "size", anyOf: ["large"] }, { ...firm, answers: { 0: true } })).toBe("fail");
    expect(judge({ fact: "size", anyOf: ["large"] }, { ...unknownFirm, answers: { 0: true } })).toBe("pass");
  });
});
