import { Schema, type Connection, type Model } from "mongoose";

/** A personal API token. `hash` is the SHA-256 of the token, which was shown once. */
export interface TokenRecord {
  _id: string;
  hash: string;
  person: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

const schema = new Schema<TokenRecord>(
  {
    _id: { type: String, required: true },
    hash: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    lastUsedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: "tokens" },
);
schema.index({ hash: 1 }, { unique: true });
schema.index({ person: 1, createdAt: -1 });

export const tokenModel = (connection: Connection): Model<TokenRecord> => connection.model<TokenRecord>("Token", schema);
