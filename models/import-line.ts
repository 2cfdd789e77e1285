import { Schema, type Connection, type Model } from "mongoose";
import type { FaultEffect, ImportField, LineState } from "../app/contracts/imports.ts";

/** Something about a cell: a rule of the messages, and what it does to the line. */
export interface LineFaultRecord {
  column: number | null;
  field: ImportField | null;
  value: string;
  effect: FaultEffect;
  rule: string;
  facts: Record<string, string | number>;
}

/** A line of a spreadsheet that is being imported. `_id`: import and row. */
export interface ImportLineRecord {
  _id: string;
  import: string;
  /** Row in the file. */
  number: number;
  cells: string[];
  /** Cells in which a formula failed (`error`) or was never calculated (`no_value`). */
  broken: { column: number; why: "error" | "no_value" }[];
  state: LineState;
  faults: LineFaultRecord[];
  /** Whether it has any. */
  faulty: boolean;
  owner: string | null;
  /** By what the same line is known again (`imported_lines`); null for a refused one. */
  key: string | null;
  listing: string | null;
  /** Once the import was taken back; `reason`: a rule of the messages. */
  undo: { withdrawn: boolean; reason: string | null } | null;
  expiresAt: Date;
}

const schema = new Schema<ImportLineRecord>(
  {
    _id: { type: String, required: true },
    import: { type: String, required: true },
    number: { type: Number, required: true },
    cells: { type: [String], required: true },
    broken: { type: [Schema.Types.Mixed as never], default: [] },
    state: { type: String, required: true },
    faults: { type: [Schema.Types.Mixed as never], default: [] },
    faulty: { type: Boolean, required: true },
    owner: { type: String, default: null },
    key: { type: String, default: null },
    listing: { type: String, default: null },
    undo: { type: Schema.Types.Mixed, default: null },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "import_lines" },
);
schema.index({ import: 1, number: 1 });
schema.index({ import: 1, state: 1, number: 1 });
schema.index({ import: 1, faulty: 1, number: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const importLineModel = (connection: Connection): Model<ImportLineRecord> => connection.model<ImportLineRecord>("ImportLine", schema);
