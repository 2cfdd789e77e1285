import { Schema, type Connection, type Model } from "mongoose";
import type { LetterState } from "../app/contracts/mailbox.ts";

/** One mail of a person's unread notices, which name it (`letter`). It is written when it is sent: what was read meanwhile is left out. */
export interface LetterRecord {
  _id: string;
  person: string;
  /** How many notices it was made for. */
  count: number;
  state: LetterState;
  /** Attempts that failed. */
  tries: number;
  /** When to try; null: never again. While a process sends it, until when nobody else does. */
  nextAt: Date | null;
  at: Date;
  sentAt: Date | null;
}

/** Records of letters are kept for more than the six months that logs are. */
const KEPT_DAYS = 200;

const schema = new Schema<LetterRecord>(
  {
    _id: { type: String, required: true },
    person: { type: String, required: true },
    count: { type: Number, required: true },
    state: { type: String, required: true },
    tries: { type: Number, required: true },
    nextAt: { type: Date, default: null },
    at: { type: Date, required: true },
    sentAt: { type: Date, default: null },
  },
  { versionKey: false, collection: "letters" },
);
schema.index({ person: 1, at: -1 });
schema.index({ state: 1, nextAt: 1 });
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_DAYS * 86_400 });

export const letterModel = (connection: Connection): Model<LetterRecord> => connection.model<LetterRecord>("Letter", schema);
