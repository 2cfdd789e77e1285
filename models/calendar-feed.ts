import { Schema, type Connection, type Model } from "mongoose";

/** The address under which a person's calendar reads the person's meetings. `hash` is the SHA-256 of its secret part, which was shown once. */
export interface CalendarFeedRecord {
  /** The person: one feed each. */
  _id: string;
  hash: string;
  createdAt: Date;
}

const schema = new Schema<CalendarFeedRecord>(
  {
    _id: { type: String, required: true },
    hash: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, collection: "calendarfeeds" },
);
schema.index({ hash: 1 }, { unique: true });

export const calendarFeedModel = (connection: Connection): Model<CalendarFeedRecord> => connection.model<CalendarFeedRecord>("CalendarFeed", schema);
