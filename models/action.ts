import { Schema, type Connection, type Model } from "mongoose";
import type { ActionState, ActionView } from "../app/contracts/actions.ts";

export interface ActionLogRecord {
  id: string;
  at: Date;
  kind: ActionView["log"][number]["kind"];
  name: string;
  organization: string;
  percent: number | null;
  text: string;
}

/** A task (督办) with one lead unit and helpers, of which each answers for its own part. */
export interface ActionRecord {
  _id: string;
  alliance: string;
  county: string;
  /** Number in the alliance's ledger of the year, such as 2026-12. */
  number: string;
  title: string;
  meeting: string | null;
  item: string | null;
  /** Urgent matter that it comes from; older records have none. */
  urgent?: string | null;
  lead: string;
  helpers: { organization: string; state: "assigned" | "accepted" | "objected"; reason: string }[];
  /** Calendar day in Asia/Shanghai, the last one on which it is in time. */
  due: string;
  measure: string;
  state: ActionState;
  percent: number;
  reason: string;
  log: ActionLogRecord[];
  carried: number;
  /** Newest reminder that was sent: none, days before, on the day, overdue. */
  reminded: "none" | "soon" | "due" | "overdue";
  revision: number;
  createdAt: Date;
}

const schema = new Schema<ActionRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    number: { type: String, required: true },
    title: { type: String, required: true },
    meeting: { type: String, default: null },
    item: { type: String, default: null },
    urgent: { type: String, default: null },
    lead: { type: String, required: true },
    helpers: { type: [{ _id: false, organization: String, state: String, reason: String }], default: [] },
    due: { type: String, required: true },
    measure: { type: String, required: true },
    state: { type: String, required: true },
    percent: { type: Number, default: 0 },
    reason: { type: String, default: "" },
    log: { type: Schema.Types.Mixed, default: [] },
    carried: { type: Number, default: 0 },
    reminded: { type: String, default: "none" },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "actions" },
);
schema.index({ alliance: 1, due: 1, _id: 1 });
schema.index({ number: 1 });
schema.index({ alliance: 1, state: 1, due: 1, _id: 1 });
schema.index({ lead: 1, due: 1, _id: 1 });
schema.index({ "helpers.organization": 1, due: 1, _id: 1 });
schema.index({ meeting: 1 });
schema.index({ urgent: 1, due: 1, _id: 1 });
schema.index({ state: 1, due: 1 });

export const actionModel = (connection: Connection): Model<ActionRecord> => connection.model<ActionRecord>("Action", schema);
