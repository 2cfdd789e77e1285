import { Schema, type Connection, type Model } from "mongoose";
import type { Verdict } from "../app/contracts/conditions.ts";
import type { PolicySuggestionState } from "../app/contracts/policy-suggestions.ts";

/** A policy kept for one firm, whose conditions it meets or may meet. */
export interface PolicySuggestionRecord {
  _id: string;
  policy: string;
  organization: string;
  /** Alliance and county of the policy: whose keepers see it. */
  alliance: string;
  county: string;
  state: PolicySuggestionState;
  verdict: Verdict;
  /** One a condition, in the policy's order. */
  verdicts: Verdict[];
  needs: string[];
  /** Sorts what is met before what is asked, then by the policy's last day. */
  order: string;
  /** The policy's terms under which it was dismissed; null while it was not. */
  dismissedTerms: number | null;
  dismissedBy: string | null;
  reason: string | null;
  changedAt: Date;
  revision: number;
}

const schema = new Schema<PolicySuggestionRecord>(
  {
    _id: { type: String, required: true },
    policy: { type: String, required: true },
    organization: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    state: { type: String, required: true },
    verdict: { type: String, required: true },
    verdicts: { type: [String], required: true },
    needs: { type: [String], default: [] },
    order: { type: String, required: true },
    dismissedTerms: { type: Number, default: null },
    dismissedBy: { type: String, default: null },
    reason: { type: String, default: null },
    changedAt: { type: Date, required: true },
    revision: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: "policysuggestions" },
);
schema.index({ policy: 1, organization: 1 }, { unique: true });
schema.index({ organization: 1, state: 1, order: 1, _id: 1 });
schema.index({ alliance: 1, state: 1, order: 1, _id: 1 });
schema.index({ county: 1, state: 1, order: 1, _id: 1 });

export const policySuggestionModel = (connection: Connection): Model<PolicySuggestionRecord> =>
  connection.model<PolicySuggestionRecord>("PolicySuggestion", schema);
