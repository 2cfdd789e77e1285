import { Schema, type Connection, type Model } from "mongoose";

/** An edition of an alliance's lists (第N期): what was open at one instant. It never changes; corrections stand beside it. */
export interface EditionRecord {
  _id: string;
  alliance: string;
  county: string;
  /** Year in Asia/Shanghai, and number in the alliance's series of that year. */
  year: number;
  serial: number;
  at: Date;
  /** Calendar day in Asia/Shanghai. */
  day: string;
  foreword: string;
  /** Who published it; null where the hub did by its rhythm. */
  person: string | null;
  name: string | null;
  previous: string | null;
  /** Lines in it, without those that are gone. */
  lines: number;
  corrections: { at: Date; person: string; name: string; text: string }[];
}

const schema = new Schema<EditionRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    year: { type: Number, required: true },
    serial: { type: Number, required: true },
    at: { type: Date, required: true },
    day: { type: String, required: true },
    foreword: { type: String, default: "" },
    person: { type: String, default: null },
    name: { type: String, default: null },
    previous: { type: String, default: null },
    lines: { type: Number, required: true },
    corrections: { type: Schema.Types.Mixed, default: [] },
  },
  { versionKey: false, minimize: false, collection: "editions" },
);
schema.index({ alliance: 1, at: -1, _id: -1 });
/** Whatever goes wrong elsewhere, no number is given twice. */
schema.index({ alliance: 1, year: 1, serial: 1 }, { unique: true });

export const editionModel = (connection: Connection): Model<EditionRecord> => connection.model<EditionRecord>("Edition", schema);
