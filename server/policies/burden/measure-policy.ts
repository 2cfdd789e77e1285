import type { Day } from "../../../app/contracts/common.ts";
import type { PolicyDetails } from "../../../app/contracts/policies.ts";
import { FEW_CLAIMS, type PolicyBurden } from "../../../app/contracts/policy-burden.ts";
import { measureClaim, type CountWorkDays, type MeasuredClaim } from "./measure-claim.ts";

/** Claims that say what a policy takes: those paid, and those under way. Refused and withdrawn ones never got what is promised. */
export const measuredStates = ["submitted", "accepted", "paid"] as const;

/** What is read of a claim. */
export const measuredFields = { policy: 1, state: 1, submittedAt: 1, acceptedAt: 1, closedAt: 1, paidOn: 1, papers: 1, supplements: 1 } as const;

/** What a policy promises, and the medians of what its paid claims took. Pure. */
export function measurePolicy(
  card: Pick<PolicyDetails, "steps" | "papers" | "days">,
  claims: readonly MeasuredClaim[],
  countWorkDays: CountWorkDays,
  today: Day,
): PolicyBurden {
  const measure = (claim: MeasuredClaim) => measureClaim(claim, countWorkDays, today);
  const paid = claims.filter(({ state }) => state === "paid");
  const took = paid.map(measure);
  const papers = took.flatMap((each) => each.papers ?? []);
  return {
    promised: { steps: card.steps.length || null, papers: card.papers.length || null, days: card.days },
    claims: took.length,
    claimsWithPapers: papers.length,
    measured:
      took.length === 0
        ? null
        : {
            steps: median(took.map(({ steps }) => steps)),
            papers: papers.length === 0 ? null : median(papers),
            days: median(took.map(({ days }) => days)),
            firmDays: median(took.map(({ firmDays }) => firmDays)),
          },
    few: took.length < FEW_CLAIMS,
    askedAgain: claims.flatMap(({ supplements }) => supplements ?? []).flatMap((each) => each.papers).filter(({ reason }) => reason).length,
    late: claims.filter((claim) => claim.state !== "paid" && measure(claim).days > card.days).length,
  };
}

/** The middle of at least one number, or the mean of the middle two. Pure. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
