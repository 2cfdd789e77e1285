import { Schema, type Connection, type Model } from "mongoose";

/** A signed-in browser. `_id` is the SHA-256 of the cookie's token, so that the database alone cannot impersonate. */
export interface SessionRecord {
  _id: string;
  /** Public name of the session, for the list a person sees. */
  publicId: string;
  person: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** Absolute end. */
  expiresAt: Date;
  device: string;
}

const schema = new Schema<SessionRecord>(
  {
    _id: { type: String, required: true },
    publicId: { type: String, required: true },
    person: { type: String, required: true },
    createdAt: { type: Date, required: true },
    lastSeenAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    device: { type: String, default: "" },
  },
  { versionKey: false, collection: "sessions" },
);
schema.index({ person: 1, createdAt: -1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const sessionModel = (connection: Connection): Model<SessionRecord> => connection.model<SessionRecord>("Session", schema);
