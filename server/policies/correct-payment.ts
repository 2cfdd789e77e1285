import type { ClaimCorrection, ClaimView } from "../../app/contracts/policies.ts";
import type { Actor } from "../access/actor.ts";
import { canDecideClaim } from "../access/policy-rules.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import { requireRevision } from "../require-revision.ts";
import { noteClaim } from "./note-claim.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import { presentClaims } from "./present-claims.ts";
import { requireClaim } from "./require-claim.ts";
import { requirePolicy } from "./require-policy.ts";

/**
 * The department says how much was really paid: a further entry with its reason; what stood there before stays. The firm is told.
 * @throws not_found, forbidden, conflict `stale_revision`, conflict `claim_state` for a claim that is not paid,
 * bad_input on `amount.amount` for the amount that stands there already
 */
export async function correctPayment(
  dependencies: PolicyDependencies,
  actor: Actor,
  at: { policy: string; claim: string },
  { amount, reason }: ClaimCorrection,
  revision: number | undefined,
): Promise<ClaimView> {
  const { models, inTransaction, notify } = dependencies;
  const policy = await requirePolicy(dependencies, actor, at.policy);
  const claim = await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const before = await requireClaim(dependencies, actor, { ...at, session });
    if (!canDecideClaim(actor, before)) throw forbidden();
    requireRevision(revision, before);
    if (before.state !== "paid" || before.amountFen === null) throw conflict("claim_state");
    const earlier = before.corrections ?? [];
    if (amount.amount === before.amountFen) throw badField("amount.amount", "amount_unchanged");
    const changes = {
      amountFen: amount.amount,
      revision: before.revision + 1,
      corrections: [...earlier, { fromFen: before.amountFen, reason, by: actor.person.name, at: transaction.at }],
    };
    const written = await models.claims.updateOne({ _id: before._id, revision: before.revision }, { $set: changes }, { session });
    if (written.matchedCount === 0) throw conflict("stale_revision");
    const after = { ...before, ...changes };
    noteClaim(transaction, after, "claim.corrected", before, reason);
    await notify(transaction, await dependencies.peopleActingFor(transaction, before.organization), {
      key: `claim:${before._id}:corrected:${changes.revision}`,
      kind: "claim_corrected",
      facts: { title: policy.title, reason },
      href: `/policies/${policy._id}`,
    });
    return after;
  });
  return (await presentClaims(dependencies, actor, [claim]))[0]!;
}
