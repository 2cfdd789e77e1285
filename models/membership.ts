import { Schema, type Connection, type Model } from "mongoose";

/** An organization's membership of an alliance, with its places in the chain. */
export interface MembershipRecord {
  _id: string;
  alliance: string;
  organization: string;
  /** Ids of the chain's links that it works in. */
  links: string[];
  /** Leading enterprise of the chain (链主). */
  leading: boolean;
  joinedAt: Date;
  leftAt: Date | null;
  leftCause: string | null;
}

const schema = new Schema<MembershipRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    organization: { type: String, required: true },
    links: { type: [String], default: [] },
    leading: { type: Boolean, default: false },
    joinedAt: { type: Date, required: true },
    leftAt: { type: Date, default: null },
    leftCause: { type: String, default: null },
  },
  { versionKey: false, collection: "memberships" },
);
schema.index(
  { alliance: 1, organization: 1 },
  { unique: true, partialFilterExpression: { leftAt: { $type: "null" } } },
);
schema.index({ alliance: 1, leftAt: 1, joinedAt: 1, _id: 1 });
schema.index({ organization: 1 });

export const membershipModel = (connection: Connection): Model<MembershipRecord> =>
  connection.model<MembershipRecord>("Membership", schema);
