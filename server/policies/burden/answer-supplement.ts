import type { ClaimView } from "../../../app/contracts/policies.ts";
import type { SupplementAnswer } from "../../../app/contracts/policy-burden.ts";
import type { Actor } from "../../access/actor.ts";
import { canWithdrawClaim } from "../../access/policy-rules.ts";
import { conflict } from "../../errors.ts";
import { claimSubject } from "../claim-subject.ts";
import type { PolicyDependencies } from "../policy-dependencies.ts";
import { reviseClaim } from "../revise-claim.ts";
import { openSupplement } from "./open-supplement.ts";

/**
 * The firm says that it has handed in what was asked for; the department is told, and its time runs on.
 * @throws not_found, forbidden, conflict `stale_revision`, conflict `supplement_none` when nothing is asked for
 */
export const answerSupplement = (
  dependencies: PolicyDependencies,
  actor: Actor,
  at: { policy: string; claim: string },
  { note }: SupplementAnswer,
  revision: number | undefined,
): Promise<ClaimView> =>
  reviseClaim(dependencies, actor, at, revision, {
    // Who may take the claim back stands for the firm; who decides on it cannot stop its own clock.
    allow: (claim) => canWithdrawClaim(actor, claimSubject(claim)),
    work(before, transaction) {
      const open = openSupplement(before);
      if (!open) throw conflict("supplement_none");
      const answered = { ...open, answeredAt: transaction.at, answeredBy: actor.person.name, note };
      return {
        changes: { supplements: [...before.supplements!.slice(0, -1), answered] },
        action: "claim.supplement_answered",
        reason: note || null,
        tells: before.policyOwner,
        notice: { key: `answered:${before.revision + 1}`, kind: "claim_supplement_answered", facts: {} },
      };
    },
  });
