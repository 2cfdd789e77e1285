import { Schema, type Connection, type Model } from "mongoose";
import type { RobotFault, RobotProvider, RobotTopic } from "../app/contracts/robots.ts";

/** A robot of a group in a work app, which tells the group of what happens in an alliance. */
export interface RobotRecord {
  _id: string;
  alliance: string;
  county: string;
  name: string;
  provider: RobotProvider;
  /** Address token and signing secret as JSON, sealed with the hub's own secret. */
  sealed: string;
  /** SHA-256 of the token: one robot a group and alliance. */
  fingerprint: string;
  tail: string;
  signed: boolean;
  topics: RobotTopic[];
  state: "on" | "off" | "refused";
  fault: RobotFault | null;
  /** Events of the alliance's stream up to this number were told, or are of no concern. */
  after: number;
  /** When to look for news; null: when there are some. While a process sends, until when nobody else does. */
  nextAt: Date | null;
  /** Attempts that failed since the last message that got through. */
  tries: number;
  lastSentAt: Date | null;
  revision: number;
  createdAt: Date;
}

const schema = new Schema<RobotRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    name: { type: String, required: true },
    provider: { type: String, required: true },
    sealed: { type: String, required: true },
    fingerprint: { type: String, required: true },
    tail: { type: String, required: true },
    signed: { type: Boolean, required: true },
    topics: { type: [String], required: true },
    state: { type: String, required: true },
    fault: { type: String, default: null },
    after: { type: Number, required: true },
    nextAt: { type: Date, default: null },
    tries: { type: Number, default: 0 },
    lastSentAt: { type: Date, default: null },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, collection: "robots" },
);
schema.index({ alliance: 1, fingerprint: 1 }, { unique: true });
/** Which have something to send again. */
schema.index({ state: 1, nextAt: 1 });

export const robotModel = (connection: Connection): Model<RobotRecord> => connection.model<RobotRecord>("Robot", schema);
