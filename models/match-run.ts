import { Schema, type Connection, type Model } from "mongoose";

/** Up to which revision a listing was matched; a live listing that is ahead of its mark is matched at the next sweep. */
export interface MatchRunRecord {
  /** The listing. */
  _id: string;
  revision: number;
  at: Date;
}

const schema = new Schema<MatchRunRecord>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: "matchruns" },
);

export const matchRunModel = (connection: Connection): Model<MatchRunRecord> =>
  connection.model<MatchRunRecord>("MatchRun", schema);
