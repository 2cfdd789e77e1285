import { Schema, type Connection, type Model } from "mongoose";

/** A link (环节) of the chain; `after` names the links directly upstream of it. */
export interface ChainLink {
  id: string;
  name: string;
  after: string[];
  /** Codes of the listing categories that belong to it. */
  categories: string[];
}

/** An industry-chain party alliance. */
export interface AllianceRecord {
  _id: string;
  name: string;
  /** Division code of its county. */
  county: string;
  /** Organization that leads it (牵头部门). */
  leadDepartment: string;
  /** The chain, upstream first. */
  links: ChainLink[];
  /** Length of a chair's term in months, the order in which members take it, and the day that terms are counted from. */
  rotation: { termMonths: number; order: string[]; anchor: string | null };
  /** Who was last announced as chair, so that each change is told once: term, person and whether acting. */
  chairTold: string | null;
  /** When the clock has to look at the rotation again; null while none runs. */
  chairCheckAt: Date | null;
  /** Weights of the matching criteria that differ from the defaults; whole points. */
  weights: Record<string, number>;
  revision: number;
  createdAt: Date;
}

const schema = new Schema<AllianceRecord>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    county: { type: String, required: true },
    leadDepartment: { type: String, required: true },
    links: { type: [{ _id: false, id: String, name: String, after: [String], categories: [String] }], default: [] },
    rotation: {
      termMonths: { type: Number, default: 3 },
      order: { type: [String], default: [] },
      anchor: { type: String, default: null },
    },
    chairTold: { type: String, default: null },
    chairCheckAt: { type: Date, default: null },
    weights: { type: Schema.Types.Mixed, default: {} },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "alliances" },
);
schema.index({ county: 1, name: 1 }, { unique: true });
schema.index({ name: 1 });
schema.index({ chairCheckAt: 1 }, { partialFilterExpression: { chairCheckAt: { $type: "date" } } });

export const allianceModel = (connection: Connection): Model<AllianceRecord> => connection.model<AllianceRecord>("Alliance", schema);
