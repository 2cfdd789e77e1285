import { Schema, type Connection, type Model } from "mongoose";

/** What an embedding model made of a text; the same text is asked about once. */
export interface MeaningRecord {
  /** Hash of model and text. */
  _id: string;
  model: string;
  /** 32-bit floats, little endian. */
  vector: Buffer;
  at: Date;
}

const schema = new Schema<MeaningRecord>(
  {
    _id: { type: String, required: true },
    model: { type: String, required: true },
    vector: { type: Buffer, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: "meanings" },
);

export const meaningModel = (connection: Connection): Model<MeaningRecord> => connection.model<MeaningRecord>("Meaning", schema);
