import type { ClaimView } from "../../../app/contracts/policies.ts";
import type { SupplementAnswer } from "../../../app/contracts/policy-burden.ts";
import type { Actor } from "../../access/actor.ts";
import { canWithdrawClaim } from "../../access/policy-rules.ts";
import { conflict, forbidden } from "../../errors.ts";
import { requireRevision } from "../../require-revision.ts";
import { claimSubject } from "../claim-subject.ts";
import { noteClaim } from "../note-claim.ts";
import type { PolicyDependencies } from "../policy-dependencies.ts";
import { presentClaims } from "../present-claims.ts";
import { requireClaim } from "../require-claim.ts";
import { requirePolicy } from "../require-policy.ts";
import { openSupplement } from "./open-supplement.ts";

/**
 * The firm says that it has handed in what was asked for; the department is told, and its time runs on.
 * @throws not_found, forbidden, conflict `stale_revision`, conflict `supplement_none` when nothing is asked for
 */
export async function answerSupplement(
  dependencies: PolicyDependencies,
  actor: Actor,
  at: { policy: string; claim: string },
  { note }: SupplementAnswer,
  revision: number | undefined,
): Promise<ClaimView> {
  const { models, inTransaction, notify } = dependencies;
  const policy = await requirePolicy(dependencies, actor, at.policy);
  const claim = await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const before = await requireClaim(dependencies, actor, { ...at, session });
    // Who may take the claim back stands for the firm; who decides on it cannot stop its own clock.
    if (!canWithdrawClaim(actor, claimSubject(before))) throw forbidden();
    requireRevision(revision, before);
    const open = openSupplement(before);
    if (!open) throw conflict("supplement_none");
    const answered = { ...open, answeredAt: transaction.at, answeredBy: actor.person.name, note };
    const changes = { revision: before.revision + 1, supplements: [...before.supplements!.slice(0, -1), answered] };
    const written = await models.claims.updateOne({ _id: before._id, revision: before.revision }, { $set: changes }, { session });
    if (written.matchedCount === 0) throw conflict("stale_revision");
    const after = { ...before, ...changes };
    noteClaim(transaction, after, "claim.supplement_answered", before, note || null);
    await notify(transaction, await dependencies.peopleActingFor(transaction, before.policyOwner), {
      key: `claim:${before._id}:answered:${changes.revision}`,
      kind: "claim_supplement_answered",
      facts: { title: policy.title },
      href: `/policies/${policy._id}`,
    });
    return after;
  });
  return (await presentClaims(dependencies, actor, [claim]))[0]!;
}
