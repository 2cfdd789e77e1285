import { Schema, type Connection, type Model } from "mongoose";
import type { UrgentState } from "../app/contracts/urgent-matters.ts";

/** A matter that could not wait for a meeting; the next one says whether it stands. */
export interface UrgentMatterRecord {
  _id: string;
  alliance: string;
  county: string;
  /** Number in the alliance's ledger of the year, such as 2026-3. */
  number: string;
  title: string;
  why: string;
  done: string;
  unit: string;
  registeredBy: { person: string; name: string };
  state: UrgentState;
  decision: { meeting: string; words: string; person: string; name: string; at: Date } | null;
  revision: number;
  createdAt: Date;
}

const schema = new Schema<UrgentMatterRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    number: { type: String, required: true },
    title: { type: String, required: true },
    why: { type: String, required: true },
    done: { type: String, required: true },
    unit: { type: String, required: true },
    registeredBy: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    decision: { type: Schema.Types.Mixed, default: null },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "urgent_matters" },
);
schema.index({ createdAt: -1, _id: -1 });
schema.index({ number: 1 });
schema.index({ alliance: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, createdAt: -1, _id: -1 });
schema.index({ alliance: 1, state: 1, createdAt: 1 });
schema.index({ county: 1, state: 1, createdAt: 1 });

export const urgentMatterModel = (connection: Connection): Model<UrgentMatterRecord> => connection.model<UrgentMatterRecord>("UrgentMatter", schema);
