import { Schema, type Connection, type Model } from "mongoose";

/** A chair's term. It begins and ends by the clock; who is connected has no part in it. */
export interface TermRecord {
  _id: string;
  alliance: string;
  /** Member organization that holds the chair, and the person who does so for it; null while it has named nobody. */
  organization: string;
  person: string | null;
  /** Whether the person was named by hand; otherwise it follows the organization's liaison. */
  personNamed: boolean;
  /** Member whose turn it was by the order; differs from `organization` after a swap. */
  turn: string;
  /** Stands in by name when the chair cannot; has the chair's rights only while `acting` says so. */
  deputy: { person: string; organization: string } | null;
  /** The deputy acts between these instants. */
  acting: { from: Date; until: Date; cause: string } | null;
  from: Date;
  /** First instant at which the term is over. */
  until: Date;
  /** How it came about: the order, a swap, a skipped member (`app/contracts/causes.ts`; older records have it in Chinese words). */
  cause: string;
}

const schema = new Schema<TermRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    organization: { type: String, required: true },
    person: { type: String, default: null },
    personNamed: { type: Boolean, default: false },
    turn: { type: String, required: true },
    deputy: { type: { person: String, organization: String }, _id: false, default: null },
    acting: { type: { from: Date, until: Date, cause: String }, _id: false, default: null },
    from: { type: Date, required: true },
    until: { type: Date, required: true },
    cause: { type: String, required: true },
  },
  { versionKey: false, collection: "terms" },
);
schema.index({ alliance: 1, from: 1 }, { unique: true });
schema.index({ alliance: 1, until: 1 });
/** Which terms end soon. */
schema.index({ until: 1 });
schema.index({ person: 1, until: 1 });
schema.index({ "deputy.person": 1, until: 1 });

export const termModel = (connection: Connection): Model<TermRecord> => connection.model<TermRecord>("Term", schema);
