import { Schema, type Connection, type Model } from "mongoose";

/** A write that carried an `Idempotency-Key`: executed once, answered alike each time. `_id` is person + hash of the key. */
export interface IdempotencyRecord {
  _id: string;
  /** By what method, path and body are known again. */
  request: string;
  /** Set inside the transaction of the change. */
  executed: boolean;
  /** Its body can be read with the key only. */
  reply: { status: number; body: string } | null;
  /** While running: nobody else may run it before this instant. */
  leaseUntil: Date;
  expiresAt: Date;
}

const schema = new Schema<IdempotencyRecord>(
  {
    _id: { type: String, required: true },
    request: { type: String, required: true },
    executed: { type: Boolean, required: true },
    reply: { type: { status: Number, body: String }, _id: false, default: null },
    leaseUntil: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, collection: "idempotency" },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const idempotencyModel = (connection: Connection): Model<IdempotencyRecord> =>
  connection.model<IdempotencyRecord>("Idempotency", schema);
