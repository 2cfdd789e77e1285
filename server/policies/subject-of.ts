import type { PolicySubject } from "../../app/contracts/policies.ts";
import type { EligibilityAnswerRecord } from "../../models/eligibility-answer.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import type { PolicyRecord } from "./require-policy.ts";

/** What a firm asks for now: its open needs with their categories and everything above these. */
export type OpenNeed = Pick<ListingRecord, "_id" | "owner" | "categoryPath">;

/** What the hub knows of a firm when it looks at a policy's conditions. Pure. */
export const subjectOf = (
  firm: OrganizationRecord,
  needs: readonly OpenNeed[],
  answers: Record<number, boolean>,
): PolicySubject => ({
  kind: firm.kind,
  industry: firm.industry,
  place: firm.place,
  size: firm.size,
  revenueFen: firm.revenueFen,
  qualifications: firm.qualifications,
  needs: [...new Set(needs.flatMap(({ categoryPath }) => categoryPath))],
  answers,
});

/** Key of a firm's answers to a policy. Pure. */
export const answerKey = (policy: { _id: string }, firm: { _id: string }): string => `${policy._id}:${firm._id}`;

/** A firm's answers by the place of their condition; those to words that were changed since count no longer. Pure. */
export function answersByIndex(policy: PolicyRecord, given: EligibilityAnswerRecord | null | undefined): Record<number, boolean> {
  const byText = new Map(given?.answers.map(({ text, met }) => [text, met]));
  return Object.fromEntries(
    policy.policy.conditions.flatMap(({ text }, index) => {
      const met = byText.get(text);
      return met === undefined ? [] : [[index, met]];
    }),
  );
}
