import { Schema, type Connection, type Model } from "mongoose";

/** What a unit has to say in a meeting, handed in before it; one a unit and meeting. */
export interface StatementRecord {
  _id: string;
  meeting: string;
  organization: string;
  situation: string;
  problems: string;
  requests: string[];
  /** Who handed it in last, by name, and when. */
  name: string;
  at: Date;
  revision: number;
}

const schema = new Schema<StatementRecord>(
  {
    _id: { type: String, required: true },
    meeting: { type: String, required: true },
    organization: { type: String, required: true },
    situation: { type: String, default: "" },
    problems: { type: String, default: "" },
    requests: { type: [String], default: [] },
    name: { type: String, required: true },
    at: { type: Date, required: true },
    revision: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: "statements" },
);
schema.index({ meeting: 1, organization: 1 }, { unique: true });

export const statementModel = (connection: Connection): Model<StatementRecord> => connection.model<StatementRecord>("Statement", schema);
