import { Schema, type Connection, type Model } from "mongoose";
import type { OutsideProvider } from "../app/contracts/outside-accounts.ts";

/** Somebody on the way to a provider and back. `_id` is the SHA-256 of what the browser holds as a cookie. */
export interface OutsideAttemptRecord {
  _id: string;
  provider: OutsideProvider;
  /** Whose account is to be bound; null: somebody is to be signed in. */
  person: string | null;
  /** The page to go to afterwards. */
  to: string;
  /** SHA-256 of the `state` that the provider has to send back. */
  state: string;
  nonce: string;
  /** Sealed: with it and the provider's code, tokens could be had. */
  verifier: string;
  /** True once the provider's answer was taken: it is good once. */
  taken: boolean;
  /** Who came back, where a code is still asked for. */
  identity?: { realm: string; subject: string; label: string | null };
  expiresAt: Date;
}

const schema = new Schema<OutsideAttemptRecord>(
  {
    _id: { type: String, required: true },
    provider: { type: String, required: true },
    person: { type: String, default: null },
    to: { type: String, required: true },
    state: { type: String, required: true },
    nonce: { type: String, required: true },
    verifier: { type: String, required: true },
    taken: { type: Boolean, required: true },
    identity: { type: { realm: String, subject: String, label: String }, _id: false, required: false },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, collection: "outside_attempts" },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const outsideAttemptModel = (connection: Connection): Model<OutsideAttemptRecord> => connection.model<OutsideAttemptRecord>("OutsideAttempt", schema);
