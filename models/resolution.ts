import { Schema, type Connection, type Model } from "mongoose";
import type { ResolutionPoll } from "../app/contracts/resolutions.ts";
import type { ConsentRecord } from "./meeting.ts";

/** One wording of a resolution. */
export interface ResolutionVersionRecord {
  text: string;
  /** Why it was corrected; empty for the first one. */
  reason: string;
  /** SHA-256 in hexadecimal digits, which seals it with the versions before. */
  hash: string;
  person: string;
  name: string;
  at: Date;
}

/** `proxied` is absent in older records, and where nobody voted by proxy; `weights` where each unit had one vote. */
export type PollOfResolutionRecord = Omit<ResolutionPoll, "proxied" | "weights"> & { proxied?: number; weights?: NonNullable<ResolutionPoll["weights"]> };

/**
 * A decision of a meeting that was closed (决议). What it was decided on and its first version never change; versions are
 * only added.
 */
export interface ResolutionRecord {
  _id: string;
  alliance: string;
  county: string;
  /** Year in Asia/Shanghai, and number in the alliance's series of that year. */
  year: number;
  serial: number;
  /** Decided on a hidden item: in a series of its own, for who prepares the meetings. */
  internal: boolean;
  meeting: string;
  meetingTitle: string;
  item: string;
  /** Title of the item. */
  title: string;
  /** Calendar day in Asia/Shanghai on which the meeting was closed. */
  day: string;
  poll: PollOfResolutionRecord | null;
  /** Units whose consent it needed, as it stood then; absent or null where it needed nobody's. */
  consent?: ConsentRecord | null;
  /** The resolution that the item looked at again. */
  about: string | null;
  /** The wording in force: that of the last version. */
  text: string;
  versions: ResolutionVersionRecord[];
  /** Calendar day on which it is to be looked at again, and since when that is so. */
  reviewOn: string | null;
  reviewSetAt: Date | null;
  /** Meetings that looked at it again; `due` is the date that was set then, `hidden` whether their item was. */
  reviews: { meeting: string; title: string; day: string; due: string | null; hidden: boolean }[];
  revision: number;
  at: Date;
}

const schema = new Schema<ResolutionRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    year: { type: Number, required: true },
    serial: { type: Number, required: true },
    internal: { type: Boolean, required: true },
    meeting: { type: String, required: true },
    meetingTitle: { type: String, required: true },
    item: { type: String, required: true },
    title: { type: String, required: true },
    day: { type: String, required: true },
    poll: { type: Schema.Types.Mixed, default: null },
    consent: { type: Schema.Types.Mixed, default: null },
    about: { type: String, default: null },
    text: { type: String, required: true },
    versions: { type: Schema.Types.Mixed, required: true },
    reviewOn: { type: String, default: null },
    reviewSetAt: { type: Date, default: null },
    reviews: { type: Schema.Types.Mixed, default: [] },
    revision: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "resolutions" },
);
/** Whatever goes wrong elsewhere, no number is given twice. */
schema.index({ alliance: 1, internal: 1, year: 1, serial: 1 }, { unique: true });
schema.index({ alliance: 1, at: -1, _id: -1 });
schema.index({ county: 1, at: -1, _id: -1 });
schema.index({ at: -1, _id: -1 });
schema.index({ alliance: 1, reviewOn: 1, _id: 1 });
schema.index({ reviewOn: 1, _id: 1 });
schema.index({ meeting: 1 });
schema.index({ about: 1 });

export const resolutionModel = (connection: Connection): Model<ResolutionRecord> =>
  connection.model<ResolutionRecord>("Resolution", schema);
