import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { ClaimView } from "../../app/contracts/policies.ts";
import type { ClaimRecord } from "../../models/claim.ts";
import type { Actor } from "../access/actor.ts";
import { conflict, forbidden } from "../errors.ts";
import type { NoticeInput } from "../notifications/notify.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import { noteClaim } from "./note-claim.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import { presentClaims } from "./present-claims.ts";
import { requireClaim } from "./require-claim.ts";
import { requirePolicy } from "./require-policy.ts";

/** What one step makes of a claim, how it is noted, and whom it is told in which words. */
export interface ClaimStep {
  changes: Partial<ClaimRecord>;
  action: AuditVerb;
  /** Why this step; left out: the claim's own reason. */
  reason?: string | null;
  /** Organization whose people are told. */
  tells: string;
  /** `key` tells steps of one revision of the claim apart; the policy's title is among the facts. */
  notice: Pick<NoticeInput, "key" | "kind" | "facts">;
}

/**
 * The one way in which a claim on a policy is changed: reads it, stores what `work` answers with the next revision, notes it, and tells the
 * other side; one transaction.
 * @param parts.allow whether the actor, who may read the claim, may take the step at all
 * @returns the claim as the actor sees it afterwards
 * @throws not_found, forbidden, conflict `stale_revision`, and what `work` throws
 */
export async function reviseClaim(
  dependencies: PolicyDependencies,
  actor: Actor,
  at: { policy: string; claim: string },
  revision: number | undefined,
  { allow, work }: { allow: (claim: ClaimRecord) => boolean; work: (claim: ClaimRecord, transaction: Transaction) => ClaimStep | Promise<ClaimStep> },
): Promise<ClaimView> {
  const { models, inTransaction, notify, peopleActingFor } = dependencies;
  const policy = await requirePolicy(dependencies, actor, at.policy);
  const claim = await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const before = await requireClaim(dependencies, actor, { ...at, session });
    if (!allow(before)) throw forbidden();
    requireRevision(revision, before);
    const { changes, action, reason, tells, notice } = await work(before, transaction);
    const revised = { ...changes, revision: before.revision + 1 };
    const written = await models.claims.updateOne({ _id: before._id, revision: before.revision }, { $set: revised }, { session });
    if (written.matchedCount === 0) throw conflict("stale_revision");
    const after: ClaimRecord = { ...before, ...revised };
    noteClaim(transaction, after, action, before, reason);
    const facts = { title: policy.title, ...notice.facts };
    await notify(transaction, await peopleActingFor(transaction, tells), { ...notice, key: `claim:${before._id}:${notice.key}`, facts, href: `/policies/${policy._id}` });
    return after;
  });
  return (await presentClaims(dependencies, actor, [claim]))[0]!;
}
