import type { Condition, ConditionSubject } from "../../app/contracts/conditions.ts";
import type { EligibilityAnswerRecord } from "../../models/eligibility-answer.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import type { OpenNeed } from "./open-needs-of.ts";

/** What the hub knows of a firm when it looks at conditions. Pure. */
export const subjectOf = (
  firm: OrganizationRecord,
  needs: readonly Pick<OpenNeed, "categoryPath">[],
  answers: Record<number, boolean>,
): ConditionSubject => ({
  kind: firm.kind,
  industry: firm.industry,
  place: firm.place,
  size: firm.size,
  revenueFen: firm.revenueFen,
  qualifications: firm.qualifications,
  needs: [...new Set(needs.flatMap(({ categoryPath }) => categoryPath))],
  answers,
});

/** Key of a firm's answers to the conditions of a policy or resource. Pure. */
export const answerKey = (listing: { _id: string }, firm: { _id: string }): string => `${listing._id}:${firm._id}`;

/** A firm's answers by the place of their condition; those to words that were changed since count no longer. Pure. */
export function answersByIndex(conditions: readonly Condition[], given: EligibilityAnswerRecord | null | undefined): Record<number, boolean> {
  const byText = new Map(given?.answers.map(({ text, met }) => [text, met]));
  return Object.fromEntries(
    conditions.flatMap(({ text }, index) => {
      const met = byText.get(text);
      return met === undefined ? [] : [[index, met]];
    }),
  );
}
