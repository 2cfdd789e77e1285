import { Schema, type Connection, type Model } from "mongoose";

/** One need of several organizations: the hub's grouping, corrected by who keeps an alliance. */
export interface CommonNeedRecord {
  /** The need around which it was formed, so that two processes cannot form it twice. */
  _id: string;
  category: string | null;
  members: { listing: string; title: string; owner: string; alliance: string; county: string }[];
  /** Ids of the members. */
  listings: string[];
  /** Needs that a person took out; they do not come back. */
  apart: string[];
  /** Different owners. */
  organizations: number;
  alliances: string[];
  counties: string[];
  /** At least two organizations have it. */
  open: boolean;
  changedAt: Date;
  revision: number;
}

const schema = new Schema<CommonNeedRecord>(
  {
    _id: { type: String, required: true },
    category: { type: String, default: null },
    members: { type: [Schema.Types.Mixed as never], required: true },
    listings: { type: [String], required: true },
    apart: { type: [String], default: [] },
    organizations: { type: Number, required: true },
    alliances: { type: [String], required: true },
    counties: { type: [String], required: true },
    open: { type: Boolean, required: true },
    changedAt: { type: Date, required: true },
    revision: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: "commonneeds" },
);
schema.index({ listings: 1 });
schema.index({ alliances: 1, open: 1, organizations: -1, _id: 1 });
schema.index({ counties: 1, open: 1, organizations: -1, _id: 1 });
schema.index({ open: 1, organizations: -1, _id: 1 });

export const commonNeedModel = (connection: Connection): Model<CommonNeedRecord> =>
  connection.model<CommonNeedRecord>("CommonNeed", schema);
