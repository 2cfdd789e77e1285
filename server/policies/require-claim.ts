import type { ClientSession } from "mongoose";
import type { ClaimRecord } from "../../models/claim.ts";
import type { Actor } from "../access/actor.ts";
import { canReadClaim } from "../access/policy-rules.ts";
import { notFound } from "../errors.ts";
import { claimSubject } from "./claim-subject.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";

/**
 * A claim on a policy that the actor may read, as it stands in a transaction.
 * @throws not_found
 */
export async function requireClaim(
  { models }: Pick<PolicyDependencies, "models">,
  actor: Actor,
  { policy, claim, session }: { policy: string; claim: string; session: ClientSession },
): Promise<ClaimRecord> {
  const record = await models.claims.findOne({ _id: claim, policy }, null, { session }).lean();
  if (!record || !canReadClaim(actor, claimSubject(record))) throw notFound();
  return record;
}
