import { Schema, type Connection, type Model } from "mongoose";
import type { LetterTime } from "../app/contracts/mailbox.ts";

/** Where mail reaches a person, and when they want some. `_id` is the person's. */
export interface MailboxRecord {
  _id: string;
  /** Confirmed by a code that went there; null before the first. */
  address: string | null;
  /** Notices before that are not sent. */
  since: Date | null;
  /** An address whose code is still to be entered; the code is a hash. `tries` are wrong codes. */
  offered: { address: string; codeHash: string; until: Date; tries: number } | null;
  /** When codes were asked for within the last day: they go to addresses that nobody has confirmed. */
  asked: Date[];
  when: LetterTime;
  quietFrom: number;
  quietUntil: number;
  refused: boolean;
  /** When to look for notices to send; null: not at all. While a process looks, until when nobody else does. */
  nextLookAt: Date | null;
}

const schema = new Schema<MailboxRecord>(
  {
    _id: { type: String, required: true },
    address: { type: String, default: null },
    since: { type: Date, default: null },
    offered: { type: { address: String, codeHash: String, until: Date, tries: Number }, _id: false, default: null },
    asked: { type: [Date], required: true },
    when: { type: String, required: true },
    quietFrom: { type: Number, required: true },
    quietUntil: { type: Number, required: true },
    refused: { type: Boolean, required: true },
    nextLookAt: { type: Date, default: null },
  },
  { versionKey: false, collection: "mailboxes" },
);
schema.index({ nextLookAt: 1 }, { sparse: true });

export const mailboxModel = (connection: Connection): Model<MailboxRecord> => connection.model<MailboxRecord>("Mailbox", schema);
