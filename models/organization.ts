import { Schema, type Connection, type Model } from "mongoose";

export type OrganizationKind = "enterprise" | "department" | "bank" | "service";

/** A firm, department, bank or service unit. */
export interface OrganizationRecord {
  _id: string;
  name: string;
  shortName: string;
  kind: OrganizationKind;
  /** 统一社会信用代码, upper case; null while unknown. */
  creditCode: string | null;
  /** False while the check digit is wrong and no officer has confirmed the code. */
  creditCodeChecked: boolean;
  /** Division code of the county it belongs to. */
  county: string;
  /** Division or township code of its address. */
  place: string;
  /** GB/T 4754 code, such as C3572; null while unknown. */
  industry: string | null;
  /** What policies ask for; null while unknown. Revenue in fen a year. */
  size: "large" | "medium" | "small" | "micro" | null;
  revenueFen: number | null;
  /** Qualifications it holds, as codes. */
  qualifications: string[];
  contactPhone: string | null;
  revision: number;
  createdAt: Date;
}

const schema = new Schema<OrganizationRecord>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    shortName: { type: String, required: true },
    kind: { type: String, required: true },
    creditCode: { type: String, default: null },
    creditCodeChecked: { type: Boolean, default: true },
    county: { type: String, required: true },
    place: { type: String, required: true },
    industry: { type: String, default: null },
    size: { type: String, default: null },
    revenueFen: { type: Number, default: null },
    qualifications: { type: [String], default: [] },
    contactPhone: { type: String, default: null },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, collection: "organizations" },
);
schema.index({ creditCode: 1 }, { unique: true, partialFilterExpression: { creditCode: { $type: "string" } } });
schema.index({ county: 1, name: 1, _id: 1 });
schema.index({ name: 1, _id: 1 });

export const organizationModel = (connection: Connection): Model<OrganizationRecord> =>
  connection.model<OrganizationRecord>("Organization", schema);
