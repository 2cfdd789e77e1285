import { Schema, type Connection, type Model } from "mongoose";

/** Newest number of a series: a stream's `seq`, an alliance's numbered records. `_id` names the series. */
export interface CounterRecord {
  _id: string;
  value: number;
}

/** Also read of a backup, without models. */
export const counterCollection = "counters";

const schema = new Schema<CounterRecord>(
  { _id: { type: String, required: true }, value: { type: Number, required: true } },
  { versionKey: false, collection: counterCollection },
);

export const counterModel = (connection: Connection): Model<CounterRecord> => connection.model<CounterRecord>("Counter", schema);
