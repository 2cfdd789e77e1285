import { Schema, type Connection, type Model } from "mongoose";
import type { SourceKind, UndertakingState, UndertakingView } from "../app/contracts/undertakings.ts";

/** A person who answers for it, by name and in a post, as both were when they were named. */
export interface OwnerRecord {
  person: string;
  name: string;
  post: string;
  /** Unit of the seat that made them eligible; null for a secretary without one. */
  organization: string | null;
}

/** A hard problem that a leader takes upon himself by name (领办事项). */
export interface UndertakingRecord {
  _id: string;
  alliance: string;
  county: string;
  number: string;
  title: string;
  obstacle: string;
  aim: string;
  /** Calendar day in Asia/Shanghai, the last one on which it is in time; `firstDue` as it was at first. */
  due: string;
  firstDue: string;
  source: { kind: SourceKind; id: string; meeting: string | null } | null;
  helped: string;
  helpers: string[];
  raisedBy: { person: string; name: string };
  state: UndertakingState;
  /** Who is asked while it is proposed or was declined; who answers for it since it was accepted. */
  owner: OwnerRecord;
  /** Everybody who owned it by own word, in order; the last one without an end has it. */
  owners: (OwnerRecord & { from: Date; until: Date | null; reason: string | null })[];
  /** Everybody who was asked, at first or by a hand-on, and refused. */
  refusals: (OwnerRecord & { at: Date; reason: string })[];
  handOn: (OwnerRecord & { reason: string; by: string; at: Date }) | null;
  extension: { due: string; reason: string; at: Date } | null;
  assistant: { person: string; name: string } | null;
  /** Stretches of time in which it ran under one owner. */
  runs: { person: string; from: Date; until: Date | null }[];
  lines: { id: string; at: Date; week: string; person: string; name: string; byAssistant: boolean; moved: string; next: string; blocks: string }[];
  messages: { id: string; at: Date; side: "helped" | "owner"; person: string; name: string; text: string }[];
  /** Last day in time for an answer to the oldest message without one; null where none waits. */
  answerDue: string | null;
  proof: string | null;
  notSolved: string | null;
  /** What the clock has told: the Monday of the week whose line it asked for, and of the week that was missed; and what is past its day. */
  weekTold: string | null;
  missedTold: string | null;
  answerTold: boolean;
  overdueTold: boolean;
  log: { id: string; at: Date; kind: UndertakingView["log"][number]["kind"]; name: string; text: string }[];
  revision: number;
  createdAt: Date;
}

const schema = new Schema<UndertakingRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    number: { type: String, required: true },
    title: { type: String, required: true },
    obstacle: { type: String, required: true },
    aim: { type: String, required: true },
    due: { type: String, required: true },
    firstDue: { type: String, required: true },
    source: { type: Schema.Types.Mixed, default: null },
    helped: { type: String, required: true },
    helpers: { type: [String], default: [] },
    raisedBy: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    owner: { type: Schema.Types.Mixed, required: true },
    owners: { type: Schema.Types.Mixed, default: [] },
    refusals: { type: Schema.Types.Mixed, default: [] },
    handOn: { type: Schema.Types.Mixed, default: null },
    extension: { type: Schema.Types.Mixed, default: null },
    assistant: { type: Schema.Types.Mixed, default: null },
    runs: { type: Schema.Types.Mixed, default: [] },
    lines: { type: Schema.Types.Mixed, default: [] },
    messages: { type: Schema.Types.Mixed, default: [] },
    answerDue: { type: String, default: null },
    proof: { type: String, default: null },
    notSolved: { type: String, default: null },
    weekTold: { type: String, default: null },
    missedTold: { type: String, default: null },
    answerTold: { type: Boolean, default: false },
    overdueTold: { type: Boolean, default: false },
    log: { type: Schema.Types.Mixed, default: [] },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "undertakings" },
);
schema.index({ createdAt: -1, _id: -1 });
schema.index({ number: 1 });
schema.index({ alliance: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, createdAt: -1, _id: -1 });
schema.index({ helped: 1, createdAt: -1, _id: -1 });
schema.index({ helpers: 1, createdAt: -1, _id: -1 });
schema.index({ "owner.person": 1, createdAt: -1, _id: -1 });
schema.index({ "owners.person": 1 });
schema.index({ "refusals.person": 1 });
schema.index({ "handOn.person": 1 });
schema.index({ "assistant.person": 1 });
schema.index({ "source.id": 1 });
schema.index({ state: 1, due: 1 });
schema.index({ state: 1, weekTold: 1 });
schema.index({ answerDue: 1 });

export const undertakingModel = (connection: Connection): Model<UndertakingRecord> => connection.model<UndertakingRecord>("Undertaking", schema);
