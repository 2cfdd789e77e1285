import type { Verdict } from "../../app/contracts/conditions.ts";
import type { PolicyDetails } from "../../app/contracts/policies.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { OpenNeed } from "../conditions/open-needs-of.ts";

/**
 * Whether a policy is worth showing to a firm: it is not over, no condition fails, something beyond the firm's kind
 * speaks for it, and a need that the policy asks for is there. What only the firm can say is asked later. Pure.
 */
export function isWorthShowing(policy: Pick<PolicyDetails, "conditions" | "validUntil">, verdicts: readonly Verdict[], today: string): boolean {
  if (policy.validUntil && policy.validUntil < today) return false;
  if (verdicts.includes("fail")) return false;
  const missesNeed = policy.conditions.some(({ fact }, at) => fact === "need" && verdicts[at] !== "pass");
  return !missesNeed && policy.conditions.some(({ fact }, at) => fact !== "type" && verdicts[at] === "pass");
}

/** The open needs that a policy is about: of a category that it asks for, or of its own. Pure. */
export function needsConcerned(policy: Pick<ListingRecord, "category"> & { policy: PolicyDetails }, needs: readonly OpenNeed[]): string[] {
  const wanted = policy.policy.conditions.flatMap((condition) => (condition.fact === "need" ? condition.anyOf : []));
  const categories = new Set([...wanted, ...(policy.category ? [policy.category] : [])]);
  return needs.filter(({ categoryPath }) => categoryPath.some((category) => categories.has(category))).map(({ _id }) => _id);
}
