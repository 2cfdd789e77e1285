import { Schema, type Connection, type Model } from "mongoose";

/** Something a person should know; read or not. `key` makes telling it twice impossible. */
export interface NoticeRecord {
  _id: string;
  person: string;
  /** Unique per person: what happened to what, such as `listing.expiring:<id>:7d`. */
  key: string;
  kind: string;
  facts: Record<string, string | number>;
  href: string;
  at: Date;
  readAt: Date | null;
  /** The letter that it went into. */
  letter?: string;
  /** When units were asked for something by it; absent where nothing is asked, and once it was seen to that they have read it. */
  askedAt?: Date;
  /** The units, and who hears of it when nobody of one has read it. */
  units?: string[];
  watchers?: string[];
}

const schema = new Schema<NoticeRecord>(
  {
    _id: { type: String, required: true },
    person: { type: String, required: true },
    key: { type: String, required: true },
    kind: { type: String, required: true },
    facts: { type: Schema.Types.Mixed, default: {} },
    href: { type: String, required: true },
    at: { type: Date, required: true },
    readAt: { type: Date, default: null },
    letter: String,
    askedAt: Date,
    units: { type: [String], default: undefined },
    watchers: { type: [String], default: undefined },
  },
  { versionKey: false, minimize: false, collection: "notices" },
);
schema.index({ person: 1, key: 1 }, { unique: true });
schema.index({ person: 1, at: -1, _id: -1 });
schema.index({ person: 1, readAt: 1 });
schema.index({ letter: 1 }, { sparse: true });
schema.index({ askedAt: 1 }, { sparse: true });
/** What was told of a record. */
schema.index({ href: 1, at: -1 });

export const noticeModel = (connection: Connection): Model<NoticeRecord> => connection.model<NoticeRecord>("Notice", schema);
