import { Schema, type Connection, type Model } from "mongoose";
import type { EditionChange } from "../app/contracts/editions.ts";
import type { ListingKind } from "../app/contracts/listings.ts";
import type { ListingRecord } from "./listing.ts";

/** What an edition keeps of a listing: all that is shown of it, nothing that it is found by. */
export type FrozenListing = Omit<ListingRecord, "readers" | "categoryPath" | "placePath" | "tokens" | "matchScope" | "matchTerms" | "order" | "warned">;

/** A line of an edition as it stood then. Lines of an edition that does not exist were left by one that was not finished, and belong to nothing. */
export interface EditionLineRecord {
  _id: string;
  edition: string;
  kind: ListingKind;
  /** Place among the lines of its kind, from 0. */
  place: number;
  change: EditionChange;
  /** Id of the listing. */
  listing: string;
  /** Keys of the groups that could read it then. */
  readers: string[];
  /** SHA-256 of what it says, by which a change is told. */
  digest: string;
  frozen: FrozenListing;
}

const schema = new Schema<EditionLineRecord>(
  {
    _id: { type: String, required: true },
    edition: { type: String, required: true },
    kind: { type: String, required: true },
    place: { type: Number, required: true },
    change: { type: String, required: true },
    listing: { type: String, required: true },
    readers: { type: [String], required: true },
    digest: { type: String, required: true },
    frozen: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, minimize: false, collection: "edition_lines" },
);
schema.index({ edition: 1, kind: 1, place: 1 });

export const editionLineModel = (connection: Connection): Model<EditionLineRecord> => connection.model<EditionLineRecord>("EditionLine", schema);
