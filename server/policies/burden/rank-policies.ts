import { FEW_CLAIMS, type PolicyBurden } from "../../../app/contracts/policy-burden.ts";

type Measured = Pick<PolicyBurden, "claims" | "claimsWithPapers" | "measured" | "late">;

/**
 * Policies by burden, the heaviest first. Steps, papers and the department's days are ranked each for itself, a policy's
 * position being one more than the number of policies that take more; the smaller the sum of its three positions, the heavier
 * it is. Equal sums share a place. Policies with too few paid claims have none and follow, those with more late claims first.
 * The rule stands on the page, its reasons in the decision record on burden. Pure.
 */
export function rankPolicies<Policy extends Measured>(policies: readonly Policy[]): (Policy & { place: number | null })[] {
  const enough = policies.filter((policy) => policy.claims >= FEW_CLAIMS && policy.claimsWithPapers >= FEW_CLAIMS);
  const positions = (["steps", "papers", "days"] as const).map((name) => {
    const all = enough.map(({ measured }) => measured![name]!);
    return all.map((own) => 1 + all.filter((other) => other > own).length);
  });
  const sums = enough.map((_, at) => positions.reduce((sum, of) => sum + of[at]!, 0));
  const ranked = enough.map((policy, at) => ({ ...policy, place: 1 + sums.filter((other) => other < sums[at]!).length }));
  const others = policies.filter((policy) => !enough.includes(policy)).map((policy) => ({ ...policy, place: null }));
  return [
    ...ranked.toSorted((a, b) => a.place - b.place),
    ...others.toSorted((a, b) => b.late - a.late || (b.measured?.days ?? -1) - (a.measured?.days ?? -1)),
  ];
}
