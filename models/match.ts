import { Schema, type Connection, type Model } from "mongoose";
import type { DeclineCode } from "../app/contracts/decline-codes.ts";
import type { AnswerState, MatchReason, MatchState } from "../app/contracts/matches.ts";

/** One supplier's share; quantities in thousandths of the need's unit. */
export interface MatchPartRecord {
  resource: string;
  owner: string;
  milli: number | null;
  window: { from: string; until: string } | null;
  costFen: number | null;
  score: number;
  reasons: MatchReason[];
}

export interface MatchAnswerRecord {
  organization: string;
  state: AnswerState;
  by: { person: string; name: string } | null;
  at: Date | null;
  code: DeclineCode | null;
  reason: string | null;
}

/** A suggestion: a need with one supplier, or with up to five who meet it together. */
export interface MatchRecord {
  _id: string;
  /** `need:resource[+resource…]`, resources in order of their ids. */
  pair: string;
  /** Fingerprint of the terms of all listings concerned: the same pair under the same terms is suggested once. */
  terms: string;
  need: string;
  needOwner: string;
  /** Unit of all quantities of the parts; null while to be specified. */
  unit: string | null;
  parts: MatchPartRecord[];
  /** Owners of the need and of every part. */
  parties: string[];
  /** Every listing concerned. */
  listings: string[];
  /** Alliances and counties of the listings concerned: whose keepers see it. */
  alliances: string[];
  counties: string[];
  score: number;
  certain: boolean;
  reasons: MatchReason[];
  summary: { zh: string; en: string } | null;
  answers: MatchAnswerRecord[];
  /** Parties that have not answered; empty once it is no longer open. */
  waiting: string[];
  state: MatchState;
  answerBy: Date;
  suggestedAt: Date;
  changedAt: Date;
  cooperation: string | null;
  revision: number;
}

const schema = new Schema<MatchRecord>(
  {
    _id: { type: String, required: true },
    pair: { type: String, required: true },
    terms: { type: String, required: true },
    need: { type: String, required: true },
    needOwner: { type: String, required: true },
    unit: { type: String, default: null },
    parts: { type: [Schema.Types.Mixed as never], required: true },
    parties: { type: [String], required: true },
    listings: { type: [String], required: true },
    alliances: { type: [String], required: true },
    counties: { type: [String], required: true },
    score: { type: Number, required: true },
    certain: { type: Boolean, required: true },
    reasons: { type: [Schema.Types.Mixed as never], required: true },
    summary: { type: Schema.Types.Mixed, default: null },
    answers: { type: [Schema.Types.Mixed as never], required: true },
    waiting: { type: [String], required: true },
    state: { type: String, required: true },
    answerBy: { type: Date, required: true },
    suggestedAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    cooperation: { type: String, default: null },
    revision: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: "matches" },
);
/** Whoever comes first wins: two processes cannot suggest the same pair twice. */
schema.index({ pair: 1, terms: 1 }, { unique: true });
schema.index({ listings: 1, state: 1, score: -1, _id: 1 });
schema.index({ parties: 1, changedAt: -1, _id: -1 });
schema.index({ alliances: 1, changedAt: -1, _id: -1 });
schema.index({ counties: 1, changedAt: -1, _id: -1 });
schema.index({ waiting: 1, answerBy: 1 });
schema.index({ alliances: 1, state: 1, answerBy: 1 });

export const matchModel = (connection: Connection): Model<MatchRecord> => connection.model<MatchRecord>("Match", schema);
