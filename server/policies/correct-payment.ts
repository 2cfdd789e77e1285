import type { ClaimCorrection, ClaimView } from "../../app/contracts/policies.ts";
import type { Actor } from "../access/actor.ts";
import { canDecideClaim } from "../access/policy-rules.ts";
import { badField, conflict } from "../errors.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import { reviseClaim } from "./revise-claim.ts";

/**
 * The department says how much was really paid: a further entry with its reason; what stood there before stays. The firm is told.
 * @throws not_found, forbidden, conflict `stale_revision`, conflict `claim_state` for a claim that is not paid,
 * bad_input on `amount.amount` for the amount that stands there already
 */
export const correctPayment = (
  dependencies: PolicyDependencies,
  actor: Actor,
  at: { policy: string; claim: string },
  { amount, reason }: ClaimCorrection,
  revision: number | undefined,
): Promise<ClaimView> =>
  reviseClaim(dependencies, actor, at, revision, {
    allow: (claim) => canDecideClaim(actor, claim),
    work(before, transaction) {
      if (before.state !== "paid" || before.amountFen === null) throw conflict("claim_state");
      if (amount.amount === before.amountFen) throw badField("amount.amount", "amount_unchanged");
      const correction = { fromFen: before.amountFen, reason, by: actor.person.name, at: transaction.at };
      return {
        changes: { amountFen: amount.amount, corrections: [...(before.corrections ?? []), correction] },
        action: "claim.corrected",
        reason,
        tells: before.organization,
        notice: { key: `corrected:${before.revision + 1}`, kind: "claim_corrected", facts: { reason } },
      };
    },
  });
