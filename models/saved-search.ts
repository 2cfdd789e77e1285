import { Schema, type Connection, type Model } from "mongoose";
import type { SearchTerms } from "../app/contracts/saved-searches.ts";

/** A search that alerts its owner of new listings. */
export interface SavedSearchRecord {
  _id: string;
  person: string;
  name: string;
  terms: SearchTerms;
  /** Tells nothing while it is paused. */
  paused: boolean;
  createdAt: Date;
  /** What was published before is not told: the beginning, or the end of the last pause. */
  tellsFrom: Date;
  /** Listings published up to here were looked at. */
  checkedAt: Date;
  /** Listings that it has told of. */
  found: number;
  /** Counts the owner's changes, from 1; one that was saved before they were counted has none. */
  revision?: number;
}

const schema = new Schema<SavedSearchRecord>(
  {
    _id: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    terms: { type: Schema.Types.Mixed, required: true },
    paused: { type: Boolean, default: false },
    createdAt: { type: Date, required: true },
    tellsFrom: { type: Date, required: true },
    checkedAt: { type: Date, required: true },
    found: { type: Number, default: 0 },
    revision: { type: Number },
  },
  { versionKey: false, minimize: false, collection: "savedsearches" },
);
schema.index({ person: 1, createdAt: -1 });

export const savedSearchModel = (connection: Connection): Model<SavedSearchRecord> =>
  connection.model<SavedSearchRecord>("SavedSearch", schema);
