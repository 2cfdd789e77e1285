import { Schema, type Connection, type Model } from "mongoose";
import type { CommentFigures, ConsultationReason, ConsultationState, ConsultationView } from "../app/contracts/consultations.ts";

/** The draft of a policy on which the members of alliances are asked (征求意见稿). Its comments stand in a collection of their own. */
export interface ConsultationRecord {
  _id: string;
  county: string;
  number: string;
  title: string;
  /** Organization that asks. */
  department: string;
  scope: "alliances" | "county";
  /** Alliances whose members are asked; of the county as it was when it was opened. */
  alliances: string[];
  explanation: string;
  /** What it is drafted for. */
  source: ConsultationReason | null;
  /** In order; no longer changed once it is open. `origin`: the paragraph of the round before. */
  paragraphs: { id: string; heading: string; text: string; origin: string | null }[];
  /** Calendar days in Asia/Shanghai; `from` is null until it is opened. */
  from: string | null;
  until: string;
  shortReason: string;
  contact: { name: string; phone: string };
  state: ConsultationState;
  corrections: { id: string; at: Date; paragraph: string | null; note: string; name: string }[];
  round: number;
  previous: string | null;
  policy: string | null;
  reason: string | null;
  /** Of the comments that stand, kept with each of them in one transaction. */
  figures: CommentFigures;
  /** Whether the units were told that the last day is near. */
  lastTold: boolean;
  log: { id: string; at: Date; kind: ConsultationView["log"][number]["kind"]; name: string; text: string }[];
  revision: number;
  createdAt: Date;
}

const schema = new Schema<ConsultationRecord>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    number: { type: String, required: true },
    title: { type: String, required: true },
    department: { type: String, required: true },
    scope: { type: String, required: true },
    alliances: { type: [String], default: [] },
    explanation: { type: String, required: true },
    source: { type: Schema.Types.Mixed, default: null },
    paragraphs: { type: Schema.Types.Mixed, default: [] },
    from: { type: String, default: null },
    until: { type: String, required: true },
    shortReason: { type: String, default: "" },
    contact: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    corrections: { type: Schema.Types.Mixed, default: [] },
    round: { type: Number, required: true },
    previous: { type: String, default: null },
    policy: { type: String, default: null },
    reason: { type: String, default: null },
    figures: { type: Schema.Types.Mixed, required: true },
    lastTold: { type: Boolean, default: false },
    log: { type: Schema.Types.Mixed, default: [] },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "consultations" },
);
schema.index({ createdAt: -1, _id: -1 });
schema.index({ number: 1 });
schema.index({ department: 1, createdAt: -1, _id: -1 });
schema.index({ alliances: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, createdAt: -1, _id: -1 });
schema.index({ state: 1, until: 1 });
schema.index({ previous: 1 });
schema.index({ from: 1 });
schema.index({ "paragraphs.id": 1 });

export const consultationModel = (connection: Connection): Model<ConsultationRecord> => connection.model<ConsultationRecord>("Consultation", schema);
