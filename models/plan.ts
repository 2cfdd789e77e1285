import { Schema, type Connection, type Model } from "mongoose";

/** What one need gets from one resource; `milli` in the need's unit. */
export interface PlanPartRecord {
  resource: string;
  milli: number;
  valueFen: number;
  score: number;
}

export interface PlanRowRecord {
  need: string;
  unit: string;
  wantedMilli: number;
  servedMilli: number;
  valueFen: number;
  parts: PlanPartRecord[];
}

/** An allocation of an alliance's open needs, as it was computed; nothing in it changes but that it was proposed. */
export interface PlanRecord {
  _id: string;
  alliance: string;
  at: Date;
  by: { person: string; name: string };
  valueFen: number;
  firstComeFen: number;
  certified: boolean;
  /** Per cent. */
  gapPercent: number;
  rows: PlanRowRecord[];
  /** Gain in fen of `extraMilli` more of a resource. */
  shadowPrices: { resource: string; unit: string; extraMilli: number; gainFen: number }[];
  state: "computed" | "proposed";
  proposedAt: Date | null;
  suggestions: number;
}

const schema = new Schema<PlanRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: Schema.Types.Mixed, required: true },
    valueFen: { type: Number, required: true },
    firstComeFen: { type: Number, required: true },
    certified: { type: Boolean, required: true },
    gapPercent: { type: Number, required: true },
    rows: { type: [Schema.Types.Mixed as never], required: true },
    shadowPrices: { type: [Schema.Types.Mixed as never], required: true },
    state: { type: String, required: true },
    proposedAt: { type: Date, default: null },
    suggestions: { type: Number, default: 0 },
  },
  { versionKey: false, minimize: false, collection: "plans" },
);
schema.index({ alliance: 1, at: -1 });

export const planModel = (connection: Connection): Model<PlanRecord> => connection.model<PlanRecord>("Plan", schema);
