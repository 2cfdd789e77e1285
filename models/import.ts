import { Schema, type Connection, type Model } from "mongoose";
import type { ImportCounts, ImportField, ImportKind, ImportState } from "../app/contracts/imports.ts";

/** A spreadsheet that somebody imports or imported. The file itself is not kept; its lines stand in `import_lines` for a while. */
export interface ImportRecord {
  _id: string;
  person: string;
  /** The seat that was chosen, in which it is carried on after a restart. */
  seat: string | null;
  kind: ImportKind;
  alliance: string;
  county: string;
  fileName: string;
  /** Null for a CSV file. */
  sheet: string | null;
  /** Columns of the file from the left, and what each means: also how the same person's next file is read. */
  columns: { head: string; field: ImportField | null }[];
  /** What there is to tell of the file as a whole: rules of the messages. */
  notes: { rule: string; facts: Record<string, string | number> }[];
  state: ImportState;
  counts: ImportCounts;
  /** Lines dealt with, and those that there are to deal with, while it runs. */
  progress: { done: number; all: number };
  undone: { withdrawn: number; kept: number } | null;
  createdAt: Date;
  doneAt: Date | null;
  /** While it runs: no other process may carry it on before this instant. Of a preview: its lines are being judged anew, or that was cut short. */
  leaseUntil: Date | null;
  /** A preview is dropped after a day, what was imported is told for a year. */
  expiresAt: Date;
  revision: number;
}

const schema = new Schema<ImportRecord>(
  {
    _id: { type: String, required: true },
    person: { type: String, required: true },
    seat: { type: String, default: null },
    kind: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    fileName: { type: String, required: true },
    sheet: { type: String, default: null },
    columns: { type: [Schema.Types.Mixed as never], required: true },
    notes: { type: [Schema.Types.Mixed as never], required: true },
    state: { type: String, required: true },
    counts: { type: Schema.Types.Mixed, required: true },
    progress: { type: { done: Number, all: Number }, _id: false, required: true },
    undone: { type: { withdrawn: Number, kept: Number }, _id: false, default: null },
    createdAt: { type: Date, required: true },
    doneAt: { type: Date, default: null },
    leaseUntil: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
    revision: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: "imports" },
);
schema.index({ person: 1, createdAt: -1, _id: -1 });
/** What is to be carried on. */
schema.index({ state: 1, leaseUntil: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const importModel = (connection: Connection): Model<ImportRecord> => connection.model<ImportRecord>("Import", schema);
