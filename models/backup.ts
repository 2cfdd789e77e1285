import { Schema, type Connection, type Model } from "mongoose";

/** The newest backup: one record, that each replaces. */
export interface BackupRecord {
  _id: "newest";
  at: Date;
  /** A copy of the store's file, or one file of JSON lines a collection. */
  form: "file" | "lines";
}

/** Also written by who takes a backup, without models. */
export const backupCollection = "backups";

const schema = new Schema<BackupRecord>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    form: { type: String, required: true },
  },
  { versionKey: false, collection: backupCollection },
);

export const backupModel = (connection: Connection): Model<BackupRecord> => connection.model<BackupRecord>("Backup", schema);
