import { Schema, type Connection, type Model } from "mongoose";
import type { OutsideProvider } from "../app/contracts/outside-accounts.ts";

/** An account elsewhere that signs a person in. */
export interface OutsideAccountRecord {
  _id: string;
  person: string;
  provider: OutsideProvider;
  /** The corporation or issuer in which `subject` names somebody: the same name in another one is somebody else. */
  realm: string;
  subject: string;
  /** What the provider calls the person; only shown. */
  label: string | null;
  linkedAt: Date;
  lastUsedAt: Date | null;
}

const schema = new Schema<OutsideAccountRecord>(
  {
    _id: { type: String, required: true },
    person: { type: String, required: true },
    provider: { type: String, required: true },
    realm: { type: String, required: true },
    subject: { type: String, required: true },
    label: { type: String, default: null },
    linkedAt: { type: Date, required: true },
    lastUsedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: "outside_accounts" },
);
schema.index({ provider: 1, realm: 1, subject: 1 }, { unique: true });
schema.index({ person: 1, linkedAt: -1 });

export const outsideAccountModel = (connection: Connection): Model<OutsideAccountRecord> => connection.model<OutsideAccountRecord>("OutsideAccount", schema);
