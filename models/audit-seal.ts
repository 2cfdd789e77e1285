import { Schema, type Connection, type Model } from "mongoose";

/** A seal over audit records (docs/decisions/032): written once, never changed, never deleted. */
export interface AuditSealRecord {
  /** 1 for the first one; each next one is greater by one, so that a seal is made once, on however many processes. */
  _id: number;
  at: Date;
  /** Smallest and greatest of `ids`. */
  from: string;
  to: string;
  count: number;
  /** The records, ascending, and the SHA-256 of each one's canonical form in hexadecimal digits. */
  ids: string[];
  hashes: string[];
  /** Its records were found in no seal long after their time. */
  late: boolean;
  /** Whether the hub could tell, when it made this one, that the seal before was its own. */
  vouches: boolean;
  /** Hash of the seal before; zeros before the first. */
  previous: string;
  hash: string;
  /** Which secret signed the hash, and the signature (HMAC-SHA-256). */
  key: string;
  signature: string;
}

/** Also read of a backup, without models. */
export const auditSealCollection = "auditseals";

const schema = new Schema<AuditSealRecord>(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    from: { type: String, required: true },
    to: { type: String, required: true },
    count: { type: Number, required: true },
    ids: { type: [String], required: true },
    hashes: { type: [String], required: true },
    late: { type: Boolean, required: true },
    vouches: { type: Boolean, required: true },
    previous: { type: String, required: true },
    hash: { type: String, required: true },
    key: { type: String, required: true },
    signature: { type: String, required: true },
  },
  { versionKey: false, collection: auditSealCollection },
);
schema.index({ to: 1, from: 1 });

export const auditSealModel = (connection: Connection): Model<AuditSealRecord> => connection.model<AuditSealRecord>("AuditSeal", schema);
