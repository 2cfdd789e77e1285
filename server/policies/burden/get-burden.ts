import type { PolicyBurdenView } from "../../../app/contracts/policy-burden.ts";
import type { ClaimRecord } from "../../../models/claim.ts";
import type { Actor } from "../../access/actor.ts";
import { dayAt } from "../../clock.ts";
import type { PolicyDependencies } from "../policy-dependencies.ts";
import { requirePolicy } from "../require-policy.ts";
import { listDelay } from "./list-delay.ts";
import { measuredFields, measuredStates, measurePolicy } from "./measure-policy.ts";

/** The most claims that are measured, the newest. */
const MOST_CLAIMS = 1_000;

/**
 * What a policy promises and what it took so far: medians that name no firm, for everybody who may read the policy. Reads only.
 * @throws not_found
 */
export async function getBurden(dependencies: PolicyDependencies, actor: Actor, policyId: string): Promise<PolicyBurdenView> {
  const { models, clock, countWorkDays } = dependencies;
  const { _id, policy, publishedAt } = await requirePolicy(dependencies, actor, policyId);
  const claims = await models.claims
    .find({ policy: _id, state: { $in: [...measuredStates] } }, measuredFields)
    .sort({ _id: -1 })
    .limit(MOST_CLAIMS + 1)
    .lean<ClaimRecord[]>();
  return {
    ...measurePolicy(policy, claims.slice(0, MOST_CLAIMS), countWorkDays, dayAt(clock.now())),
    listed: listDelay(policy, publishedAt, countWorkDays),
    partial: claims.length > MOST_CLAIMS,
  };
}
