import { Schema, type Connection, type Model } from "mongoose";

/** A line of somebody's list that became a listing, so that the same list can be read again. `_id`: alliance and the line's own id. */
export interface ImportedLineRecord {
  _id: string;
  listing: string;
  at: Date;
}

const schema = new Schema<ImportedLineRecord>(
  { _id: { type: String, required: true }, listing: { type: String, required: true }, at: { type: Date, required: true } },
  { versionKey: false, collection: "imported_lines" },
);

export const importedLineModel = (connection: Connection): Model<ImportedLineRecord> =>
  connection.model<ImportedLineRecord>("ImportedLine", schema);
