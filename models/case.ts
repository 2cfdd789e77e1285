import { Schema, type Connection, type Model } from "mongoose";
import type { CaseChannel, CaseState, CaseView } from "../app/contracts/cases.ts";
import type { SuggestionTopic } from "../app/contracts/suggestions.ts";

export interface CaseLogRecord {
  id: string;
  at: Date;
  kind: CaseView["log"][number]["kind"];
  /** Who did it; empty for the clock. */
  name: string;
  text: string;
}

/** A case of the direct line (红链直通车). */
export interface CaseRecord {
  _id: string;
  alliance: string;
  county: string;
  number: string;
  round: number;
  title: string;
  text: string;
  topic: SuggestionTopic;
  channel: CaseChannel;
  confidential: boolean;
  state: CaseState;
  supervised: boolean;
  /** Who typed it in: the caller, unless `onBehalf`. */
  person: string;
  callerName: string;
  callerPhone: string;
  organization: string | null;
  onBehalf: boolean;
  unit: string | null;
  /** Line of the duty catalogue, or reason, by which the unit has it. */
  rule: string;
  /** Day of the running round's dispatch, its limit in work days and the last day in time; null before the first. */
  dispatchedOn: string | null;
  workDays: number | null;
  due: string | null;
  /** Whether unit and keepers were told that `due` has passed. */
  overdueTold: boolean;
  reply: string | null;
  rating: { stars: number; note: string } | null;
  log: CaseLogRecord[];
  revision: number;
  createdAt: Date;
}

const schema = new Schema<CaseRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    number: { type: String, required: true },
    round: { type: Number, required: true },
    title: { type: String, required: true },
    text: { type: String, required: true },
    topic: { type: String, required: true },
    channel: { type: String, required: true },
    confidential: { type: Boolean, required: true },
    state: { type: String, required: true },
    supervised: { type: Boolean, default: false },
    person: { type: String, required: true },
    callerName: { type: String, required: true },
    callerPhone: { type: String, default: "" },
    organization: { type: String, default: null },
    onBehalf: { type: Boolean, default: false },
    unit: { type: String, default: null },
    rule: { type: String, default: "" },
    dispatchedOn: { type: String, default: null },
    workDays: { type: Number, default: null },
    due: { type: String, default: null },
    overdueTold: { type: Boolean, default: false },
    reply: { type: String, default: null },
    rating: { type: Schema.Types.Mixed, default: null },
    log: { type: Schema.Types.Mixed, default: [] },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "cases" },
);
schema.index({ createdAt: -1, _id: -1 });
schema.index({ number: 1 });
schema.index({ alliance: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, createdAt: -1, _id: -1 });
schema.index({ unit: 1, createdAt: -1, _id: -1 });
schema.index({ organization: 1, createdAt: -1, _id: -1 });
schema.index({ person: 1, createdAt: -1, _id: -1 });
schema.index({ alliance: 1, state: 1, due: 1 });
schema.index({ county: 1, state: 1, due: 1 });
schema.index({ unit: 1, state: 1, due: 1 });
schema.index({ state: 1, overdueTold: 1, due: 1 });

export const caseModel = (connection: Connection): Model<CaseRecord> => connection.model<CaseRecord>("Case", schema);
