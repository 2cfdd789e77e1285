import { Schema, type Connection, type Model } from "mongoose";

/** While it is there the hub tells nobody outside: its data came back from a backup, and the hub that they were taken from may still be running. */
export interface OutgoingHoldRecord {
  _id: "restored";
  /** When the data were brought back, and when the backup was taken; null where that does not say so. */
  at: Date;
  backupAt: Date | null;
}

/** Also written by who restores a backup, without models. */
export const outgoingHoldCollection = "outgoing_holds";

const schema = new Schema<OutgoingHoldRecord>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    backupAt: { type: Date, default: null },
  },
  { versionKey: false, collection: outgoingHoldCollection },
);

export const outgoingHoldModel = (connection: Connection): Model<OutgoingHoldRecord> => connection.model<OutgoingHoldRecord>("OutgoingHold", schema);
