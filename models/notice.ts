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
  },
  { versionKey: false, minimize: false, collection: "notices" },
);
schema.index({ person: 1, key: 1 }, { unique: true });
schema.index({ person: 1, at: -1, _id: -1 });
schema.index({ person: 1, readAt: 1 });
schema.index({ letter: 1 }, { sparse: true });

export const noticeModel = (connection: Connection): Model<NoticeRecord> => connection.model<NoticeRecord>("Notice", schema);
