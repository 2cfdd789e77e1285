import { Schema, type Connection, type Model } from "mongoose";
import type { ExampleAudience, ExampleSourceKind, ExampleState, ExampleView } from "../app/contracts/examples.ts";

/** Figures of one record that a case rests on, as they were when its units were asked. */
export interface SourceRecord {
  kind: ExampleSourceKind;
  id: string;
  title: string;
  /** Confirmed by all sides, in fen. */
  valueFen: number | null;
  milli: number | null;
  unit: string | null;
  /** Calendar days in Asia/Shanghai. */
  from: string;
  until: string;
}

/** A model case (典型案例): what was stuck, what was done, what came of it, and who has adopted it. */
export interface ExampleRecord {
  _id: string;
  alliance: string;
  county: string;
  number: string;
  title: string;
  problem: string;
  method: string;
  lesson: string;
  audience: ExampleAudience;
  sources: SourceRecord[];
  /** Units that it names: those of its sources. `answer` is null until they are asked. */
  units: { organization: string; answer: "asked" | "agreed" | "refused" | null; reason: string; by: string; at: Date | null }[];
  state: ExampleState;
  author: { person: string; name: string };
  withdrawn: string | null;
  adoptions: { alliance: string; by: string; at: Date; plan: string; outcome: string; reportedAt: Date | null }[];
  log: { id: string; at: Date; kind: ExampleView["log"][number]["kind"]; name: string; text: string }[];
  publishedAt: Date | null;
  revision: number;
  createdAt: Date;
}

const schema = new Schema<ExampleRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    number: { type: String, required: true },
    title: { type: String, required: true },
    problem: { type: String, required: true },
    method: { type: String, required: true },
    lesson: { type: String, default: "" },
    audience: { type: String, required: true },
    sources: { type: Schema.Types.Mixed, default: [] },
    units: { type: Schema.Types.Mixed, default: [] },
    state: { type: String, required: true },
    author: { type: Schema.Types.Mixed, required: true },
    withdrawn: { type: String, default: null },
    adoptions: { type: Schema.Types.Mixed, default: [] },
    log: { type: Schema.Types.Mixed, default: [] },
    publishedAt: { type: Date, default: null },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "examples" },
);
schema.index({ createdAt: -1, _id: -1 });
schema.index({ number: 1 });
schema.index({ alliance: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, createdAt: -1, _id: -1 });
schema.index({ state: 1, audience: 1, createdAt: -1, _id: -1 });
schema.index({ "units.organization": 1, createdAt: -1, _id: -1 });
schema.index({ "adoptions.alliance": 1, createdAt: -1, _id: -1 });
schema.index({ "sources.id": 1 });

export const exampleModel = (connection: Connection): Model<ExampleRecord> => connection.model<ExampleRecord>("Example", schema);
