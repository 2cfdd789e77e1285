import { Schema, type Connection, type Model } from "mongoose";

/** What one need gets from one resource; `milli` in the need's unit. */
export interface PlanPartRecord {
  resource: string;
  milli: number;
  valueFen: number;
  score: number;
}

/** What one need gets; `firstComeMilli` is what it would have got first come, first served. */
export interface PlanRowRecord {
  need: string;
  alliance: string;
  unit: string;
  wantedMilli: number;
  servedMilli: number;
  firstComeMilli: number;
  valueFen: number;
  /** Resources that suit it, whoever gets them. */
  suitable: number;
  parts: PlanPartRecord[];
}

/** Gain in fen of `extraMilli` more of a resource, and how many more needs it would serve in full. */
export interface ShadowPriceRecord {
  resource: string;
  unit: string;
  extraMilli: number;
  gainFen: number;
  completed: number;
}

/** One time that the plan followed the lists: what changed, what that brought, and how many needs are served otherwise. */
export interface PlanUpdateRecord {
  at: Date;
  gainFen: number;
  causes: { listing: string; what: "new" | "changed" | "gone" }[];
  needs: number;
  /** The plan took the place of a provisional one. */
  solved?: boolean;
}

/** What an allocation says: all that follows from what is open. */
export interface PlanContent {
  valueFen: number;
  firstComeFen: number;
  /** No plan is worth more. */
  boundFen: number;
  certified: boolean;
  /** A first answer, feasible and within the bound, until the plan itself takes its place; plans of an older hub do not say. */
  provisional?: boolean;
  rows: PlanRowRecord[];
  shadowPrices: ShadowPriceRecord[];
  /** Fingerprint of what it was computed from: the same market, the same plan. */
  basis: string;
}

/**
 * An allocation of the open needs of a scope (`alliance:ID`, `county:CODE`, `province:CODE`). While it is `computed` and the newest of
 * its scope (`standing`) it follows the lists; what was proposed stays as it was.
 */
export interface PlanRecord extends PlanContent {
  _id: string;
  revision: number;
  scope: string;
  standing: boolean;
  /** It stood until its scope had more needs than a plan may; plans of an older hub do not say. */
  outgrown?: boolean;
  at: Date;
  by: { person: string; name: string } | null;
  /** Newest first. */
  updates: PlanUpdateRecord[];
  state: "computed" | "proposed";
  proposedAt: Date | null;
  suggestions: number;
  /** What it would have suggested that was suggested already and waited for an answer; plans of an older hub do not say. */
  alreadySuggested?: number;
}

const schema = new Schema<PlanRecord>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    scope: { type: String, required: true },
    standing: { type: Boolean, required: true },
    outgrown: { type: Boolean, default: false },
    at: { type: Date, required: true },
    by: { type: Schema.Types.Mixed, default: null },
    valueFen: { type: Number, required: true },
    firstComeFen: { type: Number, required: true },
    boundFen: { type: Number, required: true },
    certified: { type: Boolean, required: true },
    provisional: { type: Boolean, default: false },
    rows: { type: [Schema.Types.Mixed as never], required: true },
    shadowPrices: { type: [Schema.Types.Mixed as never], required: true },
    basis: { type: String, required: true },
    updates: { type: [Schema.Types.Mixed as never], default: [] },
    state: { type: String, required: true },
    proposedAt: { type: Date, default: null },
    suggestions: { type: Number, default: 0 },
    alreadySuggested: { type: Number, default: 0 },
  },
  { versionKey: false, minimize: false, collection: "plans" },
);
schema.index({ scope: 1, at: -1 });
/** The plans that follow the lists. */
schema.index({ standing: 1, at: -1 });

export const planModel = (connection: Connection): Model<PlanRecord> => connection.model<PlanRecord>("Plan", schema);
