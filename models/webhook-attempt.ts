import { Schema, type Connection, type Model } from "mongoose";
import type { AttemptFault, WebhookEvent, WebhookNote } from "../app/contracts/webhooks.ts";

/** One attempt to tell another system of something. */
export interface WebhookAttemptRecord {
  _id: string;
  webhook: string;
  /** `webhook-id` of the message: the same for every attempt at one event. */
  message: string;
  type: WebhookEvent | WebhookNote;
  seq: number | null;
  at: Date;
  ok: boolean;
  /** What was answered; null without an answer. */
  status: number | null;
  fault: AttemptFault | null;
  ms: number;
}

const schema = new Schema<WebhookAttemptRecord>(
  {
    _id: { type: String, required: true },
    webhook: { type: String, required: true },
    message: { type: String, required: true },
    type: { type: String, required: true },
    seq: { type: Number, default: null },
    at: { type: Date, required: true },
    ok: { type: Boolean, required: true },
    status: { type: Number, default: null },
    fault: { type: String, default: null },
    ms: { type: Number, required: true },
  },
  { versionKey: false, collection: "webhook_attempts" },
);
schema.index({ webhook: 1, _id: -1 });
/** Kept for a week: longer than anybody looks for what went wrong. */
schema.index({ at: 1 }, { expireAfterSeconds: 7 * 86_400 });

export const webhookAttemptModel = (connection: Connection): Model<WebhookAttemptRecord> => connection.model<WebhookAttemptRecord>("WebhookAttempt", schema);
