import { Schema, type Connection, type Model } from "mongoose";
import type { ClaimState } from "../app/contracts/policies.ts";

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
