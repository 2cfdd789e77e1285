import type { Day } from "../../../app/contracts/common.ts";
import type { ClaimBurden } from "../../../app/contracts/policy-burden.ts";
import type { ClaimRecord } from "../../../models/claim.ts";
import { dayAt } from "../../clock.ts";

/** What is read of a claim to measure it. */
export type MeasuredClaim = Pick<ClaimRecord, "state" | "submittedAt" | "acceptedAt" | "closedAt" | "paidOn" | "papers" | "supplements">;

/** Work days after one day up to and with another. */
export type CountWorkDays = (from: Day, until: Day) => number;

/**
 * What a claim took: of one under way, up to `today`. A claim ends on the day on which it was paid, where that is not before it
 * was sent. A request counts as the firm's time from the day after it was made up to the day of the answer. Pure.
 */
export function measureClaim(claim: MeasuredClaim, countWorkDays: CountWorkDays, today: Day): ClaimBurden {
  const supplements = claim.supplements ?? [];
  const first = dayAt(claim.submittedAt);
  const ended = claim.state === "paid" && claim.paidOn ? claim.paidOn : claim.closedAt ? dayAt(claim.closedAt) : today;
  const last = ended < first ? first : ended;
  const earlier = (day: Day): Day => (day < last ? day : last);
  // A new request may follow on the day of the last answer, never before it: the spans do not overlap.
  const firmDays = supplements.reduce(
    (sum, { askedAt, answeredAt }) => sum + countWorkDays(earlier(dayAt(askedAt)), answeredAt ? earlier(dayAt(answeredAt)) : last),
    0,
  );
  const answered = supplements.filter(({ answeredAt }) => answeredAt !== null).length;
  return {
    steps: 1 + (claim.acceptedAt ? 1 : 0) + supplements.length + answered + (claim.closedAt ? 1 : 0),
    papers: claim.papers ? claim.papers.filter(({ held }) => !held).length + supplements.reduce((sum, { papers }) => sum + papers.length, 0) : null,
    days: countWorkDays(first, last) - firmDays,
    firmDays,
  };
}
