import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { ClaimRecord } from "../../models/claim.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** Audit record of a claim's step, and the event on the streams of the firm and the department. `reason`: why this step, else the claim's own. */
export function noteClaim(transaction: Transaction, claim: ClaimRecord, action: AuditVerb, before?: ClaimRecord, reason = claim.reason): void {
  transaction.audit({
    action,
    subject: { kind: "claim", id: claim._id },
    alliance: claim.alliance,
    county: claim.county,
    ...(before && { before: { state: before.state, amountFen: before.amountFen } }),
    after: { state: claim.state, amountFen: claim.amountFen, paidOn: claim.paidOn, reason },
  });
  const data = { listing: claim.policy, kind: "policy", claim: claim._id, claimState: claim.state };
  for (const organization of new Set([claim.organization, claim.policyOwner])) {
    transaction.emit(`organization:${organization}`, "listing.changed", data);
  }
}
