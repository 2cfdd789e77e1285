import { Schema, type Connection, type Model } from "mongoose";
import type { Role } from "../app/contracts/people.ts";

/** What a person may act as. The chair's seat is never stored: it follows from the term that runs. */
export interface SeatRecord {
  _id: string;
  person: string;
  role: Exclude<Role, "chair">;
  organization: string | null;
  alliance: string | null;
  /** Division code of the county; null for an administrator of the whole hub. */
  county: string | null;
  from: Date;
  /** First instant at which it no longer holds; null: open. */
  until: Date | null;
  cause: string;
}

const schema = new Schema<SeatRecord>(
  {
    _id: { type: String, required: true },
    person: { type: String, required: true },
    role: { type: String, required: true },
    organization: { type: String, default: null },
    alliance: { type: String, default: null },
    county: { type: String, default: null },
    from: { type: Date, required: true },
    until: { type: Date, default: null },
    cause: { type: String, required: true },
  },
  { versionKey: false, collection: "seats" },
);
schema.index({ person: 1, from: 1 });
schema.index({ alliance: 1, role: 1 });
schema.index({ organization: 1, role: 1 });
schema.index({ county: 1, role: 1 });

export const seatModel = (connection: Connection): Model<SeatRecord> => connection.model<SeatRecord>("Seat", schema);
