import { Schema, type Connection, type Model } from "mongoose";

/** What was done, by whom, to what: written in the transaction of the change, never changed, never deleted. */
export interface AuditRecord {
  _id: string;
  at: Date;
  /** Person who acted; null when the clock did. */
  person: string | null;
  /** Seat in whose name; null when none was needed. */
  seat: string | null;
  /** Verb such as `listing.publish`. */
  action: string;
  /** What it was done to: kind and id. */
  subject: { kind: string; id: string };
  alliance: string | null;
  county: string | null;
  /** What changed: only the fields concerned. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  requestId: string | null;
}

const schema = new Schema<AuditRecord>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    person: { type: String, default: null },
    seat: { type: String, default: null },
    action: { type: String, required: true },
    subject: { kind: { type: String, required: true }, id: { type: String, required: true } },
    alliance: { type: String, default: null },
    county: { type: String, default: null },
    before: { type: Schema.Types.Mixed },
    after: { type: Schema.Types.Mixed },
    requestId: { type: String, default: null },
  },
  { versionKey: false, minimize: false, collection: "audits" },
);
schema.index({ at: -1, _id: -1 });
schema.index({ county: 1, at: -1, _id: -1 });
schema.index({ "subject.id": 1, at: -1, _id: -1 });
schema.index({ person: 1, at: -1, _id: -1 });
schema.index({ action: 1, at: -1, _id: -1 });

export const auditModel = (connection: Connection): Model<AuditRecord> => connection.model<AuditRecord>("Audit", schema);
