import { Schema, type Connection, type Model } from "mongoose";
import type { HandOverEntry, HandOverKind, HandOverState } from "../app/contracts/hand-overs.ts";
import type { ResolutionNumber } from "../app/contracts/resolution-number.ts";

/** A line as it stood when the list was signed. */
export interface HandOverLineRecord {
  key: string;
  kind: HandOverKind;
  number: string | null;
  resolution: ResolutionNumber | null;
  title: string;
  unit: string | null;
  due: string | null;
  late: boolean;
  note: string;
  href: string | null;
  /** Who may read it (`server/access/hand-over-rules.ts`): drafts and internal resolutions are for who prepares the meetings. */
  readers: "all" | "preparers" | "deals";
}

/** A line in the outgoing chair's own words. */
export interface OwnLineRecord {
  key: string;
  kind: "promise" | "other";
  title: string;
  due: string | null;
}

export interface HandOverEntryRecord extends Omit<HandOverEntry, "at"> {
  at: Date;
  person: string;
}

/** How the chair of an alliance is handed over at the end of a term, which it is named after. What is signed stays as it is. */
export interface HandOverRecord {
  /** Id of the term that ends. */
  _id: string;
  alliance: string;
  county: string;
  state: HandOverState;
  remarks: string;
  notes: { key: string; note: string }[];
  own: OwnLineRecord[];
  /** What the outgoing side signed; null while it has not, or once it was given back. */
  signed: { lines: HandOverLineRecord[]; partial: boolean } | null;
  entries: HandOverEntryRecord[];
  /** Newest of what the clock tells: that the term ends soon, that it is over and nothing was taken over. */
  told: "none" | "begun" | "late";
  revision: number;
  createdAt: Date;
}

const schema = new Schema<HandOverRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    state: { type: String, required: true },
    remarks: { type: String, default: "" },
    notes: { type: Schema.Types.Mixed, default: [] },
    own: { type: Schema.Types.Mixed, default: [] },
    signed: { type: Schema.Types.Mixed, default: null },
    entries: { type: Schema.Types.Mixed, default: [] },
    told: { type: String, required: true },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "hand_overs" },
);
schema.index({ alliance: 1, state: 1 });
schema.index({ state: 1, told: 1 });

export const handOverModel = (connection: Connection): Model<HandOverRecord> => connection.model<HandOverRecord>("HandOver", schema);
