import { Schema, type Connection, type Model } from "mongoose";
import type { FurtherListView, ListFieldView } from "../app/contracts/further-lists.ts";

/** A list (清单) that an alliance keeps beside needs, resources and policies; its lines are needs or resources. */
export interface FurtherListRecord {
  _id: string;
  alliance: string;
  county: string;
  name: string;
  nameEn: string | null;
  side: FurtherListView["side"];
  purpose: string;
  /** Those in use in reading order, then those put out of use. */
  fields: ListFieldView[];
  /** Number of the newest key, so that none is given twice. */
  fieldsEver: number;
  unit: string | null;
  runDays: number | null;
  standing: boolean;
  audience: FurtherListView["audience"];
  publishers: FurtherListView["publishers"];
  position: number;
  closed: boolean;
  revision: number;
  createdAt: Date;
}

const schema = new Schema<FurtherListRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    name: { type: String, required: true },
    nameEn: { type: String, default: null },
    side: { type: String, required: true },
    purpose: { type: String, required: true },
    fields: { type: [Schema.Types.Mixed], default: [] } as never,
    fieldsEver: { type: Number, required: true },
    unit: { type: String, default: null },
    runDays: { type: Number, default: null },
    standing: { type: Boolean, required: true },
    audience: { type: String, required: true },
    publishers: { type: [String], required: true },
    position: { type: Number, required: true },
    closed: { type: Boolean, required: true },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, collection: "further_lists" },
);
/** One list a name and alliance. */
schema.index({ alliance: 1, name: 1 }, { unique: true });
schema.index({ alliance: 1, position: 1, createdAt: 1, _id: 1 });

export const furtherListModel = (connection: Connection): Model<FurtherListRecord> => connection.model<FurtherListRecord>("FurtherList", schema);
