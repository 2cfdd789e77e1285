import { Schema, type Connection, type Model } from "mongoose";
import type { ClaimState } from "../app/contracts/policies.ts";

/** Papers that the department asked for once the claim was sent, and the firm's answer. */
export interface ClaimSupplement {
  papers: { text: string; reason: string | null }[];
  askedAt: Date;
  askedBy: string;
  answeredAt: Date | null;
  answeredBy: string | null;
  note: string;
}

/** A firm asks for what a policy gives. */
export interface ClaimRecord {
  _id: string;
  policy: string;
  organization: string;
  /** Owner, alliance and county of the policy, for the rights. */
  policyOwner: string;
  alliance: string;
  county: string;
  state: ClaimState;
  /** What is asked for; once paid, what was paid, as last corrected. */
  amountFen: number | null;
  /** What stood there before each correction of the payment, the oldest first; older records have none. */
  corrections?: { fromFen: number; reason: string; by: string; at: Date }[];
  /** Papers of the card when it was sent; `held`: the firm had handed it in already. Older records have none. */
  papers?: { text: string; held: boolean }[];
  /** Requests to supplement, the oldest first; at most the last one is unanswered. `by` are names; `reason`: why a held paper was asked for. */
  supplements?: ClaimSupplement[];
  note: string;
  reason: string | null;
  paidOn: string | null;
  submittedAt: Date;
  submittedBy: string;
  acceptedAt: Date | null;
  /** When it was paid, refused or taken back. */
  closedAt: Date | null;
  revision: number;
}

const schema = new Schema<ClaimRecord>(
  {
    _id: { type: String, required: true },
    policy: { type: String, required: true },
    organization: { type: String, required: true },
    policyOwner: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    state: { type: String, required: true },
    amountFen: { type: Number, default: null },
    corrections: { type: [{ _id: false, fromFen: Number, reason: String, by: String, at: Date }], default: undefined },
    papers: { type: [{ _id: false, text: String, held: Boolean }], default: undefined },
    supplements: {
      type: [{ _id: false, papers: [{ _id: false, text: String, reason: String }], askedAt: Date, askedBy: String, answeredAt: Date, answeredBy: String, note: String }],
      default: undefined,
    },
    note: { type: String, default: "" },
    reason: { type: String, default: null },
    paidOn: { type: String, default: null },
    submittedAt: { type: Date, required: true },
    submittedBy: { type: String, required: true },
    acceptedAt: { type: Date, default: null },
    closedAt: { type: Date, default: null },
    revision: { type: Number, required: true },
  },
  { versionKey: false, collection: "claims" },
);
schema.index({ policy: 1, _id: -1 });
schema.index({ organization: 1, _id: -1 });
schema.index({ policyOwner: 1, closedAt: 1, _id: 1 });
/** A firm asks once: a further claim is possible when the last one was paid, refused or taken back. */
schema.index(
  { policy: 1, organization: 1 },
  { unique: true, partialFilterExpression: { closedAt: { $type: "null" } } },
);

export const claimModel = (connection: Connection): Model<ClaimRecord> => connection.model<ClaimRecord>("Claim", schema);
