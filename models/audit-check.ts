import { Schema, type Connection, type Model } from "mongoose";
import type { AuditFindingKind } from "../app/contracts/audit-seals.ts";

/** Something that does not agree with the seals. */
export interface AuditFinding {
  kind: AuditFindingKind;
  /** Null for a record that is in none. */
  seal: number | null;
  /** Null where it is a seal that is concerned. */
  record: string | null;
  /** Of the record or seal; of one that is gone, when its id was made; null where nothing tells. */
  at: Date | null;
}

/** What a check of the audit records found. */
export interface AuditCheckResult {
  at: Date;
  ms: number;
  seals: number;
  /** Sealed records that were there. */
  records: number;
  /** How many findings there are, of which the first are named. */
  found: number;
  findings: AuditFinding[];
  /** Tells these findings from others; the same ones are told of once. */
  digest: string;
  /** The newest seal that a check has seen without contradiction: the next one must find it again. */
  anchor: { seal: number; hash: string } | null;
}

/** What somebody says came of looking into findings; holds for these ones only. */
export interface ExplainedFindings {
  digest: string;
  person: string;
  at: Date;
  reason: string;
}

/** The newest check: one record, that each replaces. */
export interface AuditCheckRecord {
  _id: "newest";
  /** One is under way until then at most, if nothing more is heard of it. */
  busyUntil: Date | null;
  /** Null before the first is over. */
  result: AuditCheckResult | null;
  /** Stays when a further check replaces the result. */
  explained: ExplainedFindings | null;
}

const finding = new Schema<AuditFinding>(
  { kind: { type: String, required: true }, seal: { type: Number, default: null }, record: { type: String, default: null }, at: { type: Date, default: null } },
  { _id: false },
);
const result = new Schema<AuditCheckResult>(
  {
    at: { type: Date, required: true },
    ms: { type: Number, required: true },
    seals: { type: Number, required: true },
    records: { type: Number, required: true },
    found: { type: Number, required: true },
    findings: { type: [finding], required: true },
    digest: { type: String, required: true },
    anchor: { type: { seal: Number, hash: String }, _id: false, default: null },
  },
  { _id: false },
);
const explained = new Schema<ExplainedFindings>(
  { digest: { type: String, required: true }, person: { type: String, required: true }, at: { type: Date, required: true }, reason: { type: String, required: true } },
  { _id: false },
);
const schema = new Schema<AuditCheckRecord>(
  { _id: { type: String, required: true }, busyUntil: { type: Date, default: null }, result: { type: result, default: null }, explained: { type: explained, default: null } },
  { versionKey: false, collection: "auditchecks" },
);

export const auditCheckModel = (connection: Connection): Model<AuditCheckRecord> => connection.model<AuditCheckRecord>("AuditCheck", schema);
