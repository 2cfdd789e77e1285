import { Schema, type Connection, type Model } from "mongoose";
import type { BreakCode, CooperationState, TimelineEntry } from "../app/contracts/cooperations.ts";

interface Author {
  person: string;
  name: string;
  organization: string | null;
}

/** A promise: `milli` thousandths of the cooperation's unit, reserved on the need and on the resource. */
export interface CommitmentRecord {
  id: string;
  resource: string;
  owner: string;
  milli: number;
  /** What was given back to the resource when the rest was released. */
  releasedMilli: number;
  at: Date;
  by: Author;
  note: string;
}

/** One ledger entry; negative for a correction. */
export interface DeliveryRecord {
  id: string;
  commitment: string;
  milli: number;
  day: string;
  at: Date;
  by: Author;
  note: string;
}

/** What one party said it was worth; the newest of a party counts. Confirmed with it once all was delivered. */
export interface ValueStatementRecord {
  organization: string;
  valueFen: number | null;
  note: string;
  at: Date;
  by: Author;
  confirms: boolean;
}

export interface TimelineRecord {
  at: Date;
  kind: TimelineEntry["kind"];
  by: Author | null;
  milli: number | null;
  valueFen: number | null;
  note: string;
}

/** What two or more organizations have agreed to do for one need. */
export interface CooperationRecord {
  _id: string;
  match: string | null;
  need: string;
  needOwner: string;
  /** Resources agreed to contribute, also where no quantity is promised yet. */
  resources: { resource: string; owner: string }[];
  parties: string[];
  listings: string[];
  alliances: string[];
  counties: string[];
  unit: string | null;
  due: string | null;
  commitments: CommitmentRecord[];
  deliveries: DeliveryRecord[];
  values: ValueStatementRecord[];
  state: CooperationState;
  broken: { code: BreakCode; reason: string; by: Author; at: Date } | null;
  /** Smallest stated value once all parties have confirmed, in fen. */
  confirmedFen: number | null;
  timeline: TimelineRecord[];
  startedAt: Date;
  changedAt: Date;
  revision: number;
}

const mixedList = { type: [Schema.Types.Mixed as never], default: [] };

const schema = new Schema<CooperationRecord>(
  {
    _id: { type: String, required: true },
    match: { type: String, default: null },
    need: { type: String, required: true },
    needOwner: { type: String, required: true },
    resources: mixedList,
    parties: { type: [String], required: true },
    listings: { type: [String], required: true },
    alliances: { type: [String], required: true },
    counties: { type: [String], required: true },
    unit: { type: String, default: null },
    due: { type: String, default: null },
    commitments: mixedList,
    deliveries: mixedList,
    values: mixedList,
    state: { type: String, required: true },
    broken: { type: Schema.Types.Mixed, default: null },
    confirmedFen: { type: Number, default: null },
    timeline: mixedList,
    startedAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    revision: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: "cooperations" },
);
schema.index({ match: 1 }, { unique: true, partialFilterExpression: { match: { $type: "string" } } });
schema.index({ parties: 1, changedAt: -1, _id: -1 });
schema.index({ alliances: 1, changedAt: -1, _id: -1 });
schema.index({ counties: 1, changedAt: -1, _id: -1 });
schema.index({ listings: 1, changedAt: -1, _id: -1 });

export const cooperationModel = (connection: Connection): Model<CooperationRecord> =>
  connection.model<CooperationRecord>("Cooperation", schema);
