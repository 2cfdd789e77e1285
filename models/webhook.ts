import { Schema, type Connection, type Model } from "mongoose";
import type { AttemptFault, WebhookEvent, WebhookFault } from "../app/contracts/webhooks.ts";

/** Another system, which is told of what happens in an alliance. */
export interface WebhookRecord {
  _id: string;
  alliance: string;
  county: string;
  name: string;
  /** Whole address, sealed with the hub's own secret. */
  sealed: string;
  /** SHA-256 of the address: one webhook a receiver and alliance. */
  fingerprint: string;
  /** With the port where it is not 443. */
  host: string;
  tail: string;
  /** What signs messages, newest first, sealed; one that was replaced signs too until it ends. */
  secrets: { sealed: string; until: Date | null }[];
  events: WebhookEvent[];
  state: "on" | "off" | "stopped";
  fault: WebhookFault | null;
  /** Events of the alliance's stream up to this number were delivered, or are of no concern. */
  after: number;
  /** When to look for news; null: when there are some. While a process delivers, until when nobody else does. */
  nextAt: Date | null;
  /** Attempts that failed since the last message that got through. */
  tries: number;
  trouble: { since: Date; status: number | null; fault: AttemptFault | null } | null;
  lastSentAt: Date | null;
  testedAt: Date | null;
  revision: number;
  createdAt: Date;
}

const schema = new Schema<WebhookRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    name: { type: String, required: true },
    sealed: { type: String, required: true },
    fingerprint: { type: String, required: true },
    host: { type: String, required: true },
    tail: { type: String, required: true },
    secrets: { type: [{ _id: false, sealed: { type: String, required: true }, until: { type: Date, default: null } }], required: true },
    events: { type: [String], required: true },
    state: { type: String, required: true },
    fault: { type: String, default: null },
    after: { type: Number, required: true },
    nextAt: { type: Date, default: null },
    tries: { type: Number, default: 0 },
    trouble: { type: Schema.Types.Mixed, default: null },
    lastSentAt: { type: Date, default: null },
    testedAt: { type: Date, default: null },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, collection: "webhooks" },
);
schema.index({ alliance: 1, fingerprint: 1 }, { unique: true });
/** Which have something to deliver again. */
schema.index({ state: 1, nextAt: 1 });

export const webhookModel = (connection: Connection): Model<WebhookRecord> => connection.model<WebhookRecord>("Webhook", schema);
