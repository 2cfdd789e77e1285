import { Schema, type Connection, type Model } from "mongoose";
import type { DrillFaultCode } from "../app/contracts/operations.ts";

/** The newest restore drill: one record, that each replaces. */
export interface DrillRecord {
  _id: "newest";
  /** When it began, and when the backup that it tried was taken; null where that does not say so. */
  at: Date;
  backupAt: Date | null;
  ms: number;
  collections: number;
  documents: number;
  /** Null of a good backup; else the first of what is wrong with it, of so many. */
  fault: { code: DrillFaultCode; what: string; of: number } | null;
}

/** Also written by who does a drill, without models. */
export const drillCollection = "drills";

const schema = new Schema<DrillRecord>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    backupAt: { type: Date, default: null },
    ms: { type: Number, required: true },
    collections: { type: Number, required: true },
    documents: { type: Number, required: true },
    fault: { type: { code: String, what: String, of: Number }, _id: false, default: null },
  },
  { versionKey: false, collection: drillCollection },
);

export const drillModel = (connection: Connection): Model<DrillRecord> => connection.model<DrillRecord>("Drill", schema);
