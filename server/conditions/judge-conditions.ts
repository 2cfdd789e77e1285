import type { Condition, ConditionSubject, Verdict } from "../../app/contracts/conditions.ts";

/** `true` and `false` as a verdict; null: not known. */
const verdictOf = (met: boolean | null): Verdict => (met === null ? "unknown" : met ? "pass" : "fail");

/** Codes of an industry such as `C35` cover what lies below: `C3572`. Pure. */
const coversIndustry = (code: string, industry: string): boolean => industry.startsWith(code.replace(/^industry\./, ""));

/** A division covers what lies in it: `370000` → `37…`, `370800` → `3708…`. Pure. */
const coversPlace = (division: string, place: string): boolean =>
  place.startsWith(division.length === 6 ? division.replace(/(?:00)+$/, "") : division);

function judge(condition: Condition, subject: ConditionSubject): boolean | null {
  switch (condition.fact) {
    case "industry":
      return subject.industry === null ? null : condition.anyOf.some((code) => coversIndustry(code, subject.industry!));
    case "region":
      return subject.place === null ? null : condition.anyOf.some((division) => coversPlace(division, subject.place!));
    case "size":
      return subject.size === null ? null : condition.anyOf.includes(subject.size);
    case "type":
      return condition.anyOf.includes(subject.kind);
    case "revenue": {
      const { minFen = 0, maxFen = Number.MAX_SAFE_INTEGER } = condition;
      return subject.revenueFen === null ? null : subject.revenueFen >= minFen && subject.revenueFen <= maxFen;
    }
    case "qualification":
      return condition.anyOf.some((code) => subject.qualifications.includes(code)) ? true : null;
    case "need":
      return condition.anyOf.some((category) => subject.needs.includes(category)) ? true : null;
    case "question":
      return null;
  }
}

/**
 * How a firm stands to each condition, in the order of the conditions. What the hub knows decides; what it
 * does not know is decided by the firm's own answer (true: it meets the condition), else it is unknown. A qualification
 * or need that is not in the hub's books may still be there, so it is unknown rather than missing. Pure.
 */
export const judgeConditions = (conditions: readonly Condition[], subject: ConditionSubject): Verdict[] =>
  conditions.map((condition, index) => verdictOf(judge(condition, subject) ?? subject.answers[index] ?? null));

/** A condition that fails decides; else one that is unknown. Pure. */
export const overallVerdict = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes("fail") ? "fail" : verdicts.includes("unknown") ? "unknown" : "pass";
