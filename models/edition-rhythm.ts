import { Schema, type Connection, type Model } from "mongoose";

/** On which days an alliance publishes editions of its lists; an alliance without one does so when somebody likes. */
export interface EditionRhythmRecord {
  /** Id of the alliance. */
  _id: string;
  county: string;
  months: number;
  /** Day of the month, 1 to 28. */
  day: number;
  /** The hub publishes by itself; otherwise it reminds who does. */
  automatic: boolean;
  /** Calendar day of the next edition. */
  next: string;
  /** The day of which was reminded last. */
  told: string | null;
}

const schema = new Schema<EditionRhythmRecord>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    months: { type: Number, required: true },
    day: { type: Number, required: true },
    automatic: { type: Boolean, required: true },
    next: { type: String, required: true },
    told: { type: String, default: null },
  },
  { versionKey: false, collection: "edition_rhythms" },
);
schema.index({ next: 1 });

export const editionRhythmModel = (connection: Connection): Model<EditionRhythmRecord> =>
  connection.model<EditionRhythmRecord>("EditionRhythm", schema);
