import { Schema, type Connection, type Model } from "mongoose";
import type { ReferralState } from "../app/contracts/referrals.ts";

/** A request to the lead department: introduce the owner of a listing to counterparts that it may not see. */
export interface ReferralRecord {
  _id: string;
  listing: string;
  owner: string;
  alliance: string;
  county: string;
  /** Lead department of the alliance when it was asked. */
  department: string;
  state: ReferralState;
  /** The listing while the request is open, else its own id: one open request a listing. */
  slot: string;
  note: string;
  outside: number;
  askedBy: { person: string; name: string };
  askedAt: Date;
  answeredBy: { person: string; name: string } | null;
  answeredAt: Date | null;
  reason: string | null;
  /** Suggestions that came of it. */
  matches: string[];
  revision: number;
}

const schema = new Schema<ReferralRecord>(
  {
    _id: { type: String, required: true },
    listing: { type: String, required: true },
    owner: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    department: { type: String, required: true },
    state: { type: String, required: true },
    slot: { type: String, required: true },
    note: { type: String, default: "" },
    outside: { type: Number, required: true },
    askedBy: { type: Schema.Types.Mixed, required: true },
    askedAt: { type: Date, required: true },
    answeredBy: { type: Schema.Types.Mixed, default: null },
    answeredAt: { type: Date, default: null },
    reason: { type: String, default: null },
    matches: { type: [String], default: [] },
    revision: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: "referrals" },
);
schema.index({ slot: 1 }, { unique: true });
schema.index({ listing: 1, _id: -1 });
schema.index({ owner: 1, _id: -1 });
schema.index({ alliance: 1, _id: -1 });
schema.index({ county: 1, state: 1, _id: -1 });

export const referralModel = (connection: Connection): Model<ReferralRecord> => connection.model<ReferralRecord>("Referral", schema);
