import type { ReferralRecord } from "../../models/referral.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** Tells the owner, the department and the alliance's keepers that a request for an introduction is new or answered. */
export function emitReferral(transaction: Transaction, referral: ReferralRecord): void {
  const { _id, listing, state, owner, department, alliance } = referral;
  const data = { referral: _id, listing, state };
  for (const organization of new Set([owner, department])) transaction.emit(`organization:${organization}`, "referral.changed", data);
  transaction.emit(`alliance:${alliance}`, "referral.changed", data, { organizations: [owner], roles: ["secretary", "officer"] });
}
