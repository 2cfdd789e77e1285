import { Schema, type Connection, type Model } from "mongoose";
import type { SuggestionState, SuggestionTopic, SuggestionView } from "../app/contracts/suggestions.ts";

export interface SuggestionLogRecord {
  id: string;
  at: Date;
  kind: SuggestionView["log"][number]["kind"];
  /** Who did it; empty for the clock, and for the proposer of an anonymous one. */
  name: string;
  text: string;
}

/** A line of the suggestions ledger (意见建议台账). */
export interface SuggestionRecord {
  _id: string;
  alliance: string;
  county: string;
  /** Number in the alliance's ledger of the year, such as 2026-12. */
  number: string;
  text: string;
  topic: SuggestionTopic;
  state: SuggestionState;
  meeting: string | null;
  item: string | null;
  /** Who typed it in; the proposer unless it was entered for another unit. */
  person: string;
  personName: string;
  /** Unit that proposes; null for a person without one. */
  organization: string | null;
  /** Entered by the ledger's keeper in the name of `organization`. */
  onBehalf: boolean;
  anonymous: boolean;
  unit: string | null;
  /** Calendar day in Asia/Shanghai, the last one on which the unit is in time; the next answer's day while unsolved. */
  due: string | null;
  reason: string;
  /** While solved: the clock's end of the proposer's time. */
  confirmUntil: Date | null;
  /** Whether the unit and the keepers were told that the day has passed. */
  overdueTold: boolean;
  log: SuggestionLogRecord[];
  revision: number;
  createdAt: Date;
}

const schema = new Schema<SuggestionRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    number: { type: String, required: true },
    text: { type: String, required: true },
    topic: { type: String, required: true },
    state: { type: String, required: true },
    meeting: { type: String, default: null },
    item: { type: String, default: null },
    person: { type: String, required: true },
    personName: { type: String, required: true },
    organization: { type: String, default: null },
    onBehalf: { type: Boolean, default: false },
    anonymous: { type: Boolean, default: false },
    unit: { type: String, default: null },
    due: { type: String, default: null },
    reason: { type: String, default: "" },
    confirmUntil: { type: Date, default: null },
    overdueTold: { type: Boolean, default: false },
    log: { type: Schema.Types.Mixed, default: [] },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "suggestions" },
);
schema.index({ createdAt: -1, _id: -1 });
schema.index({ number: 1 });
schema.index({ alliance: 1, createdAt: -1, _id: -1 });
schema.index({ alliance: 1, state: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, createdAt: -1, _id: -1 });
schema.index({ unit: 1, state: 1, createdAt: -1, _id: -1 });
schema.index({ person: 1, createdAt: -1, _id: -1 });
schema.index({ meeting: 1 });
schema.index({ state: 1, due: 1 });
schema.index({ state: 1, confirmUntil: 1 });

export const suggestionModel = (connection: Connection): Model<SuggestionRecord> =>
  connection.model<SuggestionRecord>("Suggestion", schema);
