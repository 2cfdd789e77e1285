import { Schema, type Connection, type Model } from "mongoose";

/** A person who took part in a meeting, counted once however many devices. `_id` is `meeting:person`. */
export interface AttendanceRecord {
  _id: string;
  meeting: string;
  person: string;
  name: string;
  /** Unit that the person stood for; null for guests of the county or the hub. */
  organization: string | null;
  at: Date;
  /** Signed in by hand, or counted because the live page was open. */
  via: "sign-in" | "live";
}

const schema = new Schema<AttendanceRecord>(
  {
    _id: { type: String, required: true },
    meeting: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    organization: { type: String, default: null },
    at: { type: Date, required: true },
    via: { type: String, required: true },
  },
  { versionKey: false, collection: "attendances" },
);
schema.index({ meeting: 1, at: 1 });

export const attendanceModel = (connection: Connection): Model<AttendanceRecord> =>
  connection.model<AttendanceRecord>("Attendance", schema);
