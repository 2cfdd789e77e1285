import { z } from "zod";
import { id, instant, line, namedRef, pageQuery } from "./common.ts";

/** Lists that can be imported from a spreadsheet. A policy needs more than a line holds. */
export const importKinds = ["need", "resource"] as const;
export const importKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof importKind>;

/** Bounds of one file. */
export const mostImportBytes = 2_000_000;
export const mostImportLines = 5_000;
export const mostImportColumns = 60;

/** What a column of a list can mean; the names of the columns in a file are people's own. */
export const importFields = [
  "title",
  "text",
  "enterprise",
  "creditCode",
  "category",
  "quantity",
  "unit",
  "deadline",
  "from",
  "until",
  "minLot",
  "price",
  "amount",
  "stake",
  "region",
  "conditions",
  "audience",
] as const;
export const importField = z.enum(importFields);
export type ImportField = z.infer<typeof importField>;

/** Fields that some kinds only have. */
const kindsOfField: Partial<Record<ImportField, readonly ImportKind[]>> = {
  from: ["resource"],
  until: ["resource"],
  minLot: ["resource"],
  stake: ["need"],
  conditions: ["resource"],
};

/** What the columns of a list of this kind can mean. Pure. */
export const fieldsOfKind = (kind: ImportKind): ImportField[] => importFields.filter((field) => kindsOfField[field]?.includes(kind) ?? true);

/** `POST /api/v1/imports`: beside the file itself. `name`: what the file is called. */
export const importQuery = z.object({ kind: importKind, alliance: id, name: line(200) });
export type ImportQuery = z.output<typeof importQuery>;

export const templateQuery = z.object({ kind: importKind });

/** `PATCH /api/v1/imports/{id}`: what each column means, from the left; null: it is not imported. */
export const importPatch = z.strictObject({ columns: z.array(importField.nullable()).max(mostImportColumns) });
export type ImportPatch = z.output<typeof importPatch>;

/** A file that was read and waits; being imported; imported; being taken back; taken back. */
export const importStates = ["preview", "running", "done", "undoing", "undone"] as const;
export const importState = z.enum(importStates);
export type ImportState = z.infer<typeof importState>;

/**
 * What becomes of a line: published, stored as a draft because something stands in the way of publishing it, left out because it is known
 * already, or refused. Before the import what would, afterwards what did.
 */
export const lineStates = ["publish", "draft", "known", "refused"] as const;
export const lineState = z.enum(lineStates);
export type LineState = z.infer<typeof lineState>;

/** Something about a cell that the reader should know: it refuses the line, shows that it is known, makes it a draft, or stays in the text in its own words. */
export const faultEffects = ["refused", "known", "draft", "kept"] as const;
export type FaultEffect = (typeof faultEffects)[number];

export const lineFault = z.object({
  /** From 0; null where no column of the file holds the field. */
  column: z.int().nullable(),
  field: importField.nullable(),
  /** As the file has it. */
  value: z.string(),
  effect: z.enum(faultEffects),
  message: z.string(),
});
export type LineFault = z.infer<typeof lineFault>;

/** Lines of an import by what becomes of them; `faulty`: with a fault of any kind. */
export const importCounts = z.object({ lines: z.int(), publish: z.int(), draft: z.int(), known: z.int(), refused: z.int(), faulty: z.int() });
export type ImportCounts = z.infer<typeof importCounts>;

export const importSummary = z.object({
  id,
  revision: z.int(),
  state: importState,
  kind: importKind,
  alliance: namedRef,
  fileName: z.string(),
  counts: importCounts,
  createdAt: instant,
  /** When the import was done. */
  doneAt: instant.nullable(),
  /** Until when it can be taken back; null where it cannot. */
  undoUntil: instant.nullable(),
  /** Taken back, and left because somebody had acted on it. */
  undone: z.object({ withdrawn: z.int(), kept: z.int() }).nullable(),
});
export type ImportSummary = z.infer<typeof importSummary>;

export const importView = importSummary.extend({
  /** The sheet that was read; null for a CSV file. */
  sheet: z.string().nullable(),
  /** What the reader should know of the file as a whole, in the reader's language. */
  notes: z.array(z.string()),
  columns: z.array(z.object({ head: z.string(), field: importField.nullable(), samples: z.array(z.string()) })),
  /** Lines dealt with, while it is being imported or taken back. */
  progress: z.object({ done: z.int(), all: z.int() }).nullable(),
  /** Until when the preview is kept. */
  previewUntil: instant.nullable(),
});
export type ImportView = z.infer<typeof importView>;

/** Which lines of an import are shown; `kept`: those that stayed when it was taken back. */
export const importShows = ["all", "faulty", ...lineStates, "kept"] as const;
export type ImportShow = (typeof importShows)[number];

/** `GET /api/v1/imports/{id}/lines`: in the order of the file. */
export const importLinesQuery = pageQuery.extend({ show: z.enum(importShows).default("all") });
export type ImportLinesQuery = z.output<typeof importLinesQuery>;

export const importLine = z.object({
  /** Row in the file. */
  number: z.int(),
  state: lineState,
  owner: z.string().nullable(),
  cells: z.array(z.string()),
  faults: z.array(lineFault),
  /** What it became; null before the import, and for what was not imported. */
  listing: id.nullable(),
  /** Only once the import was taken back: whether this line was, or why it could not be. */
  undo: z.object({ withdrawn: z.boolean(), reason: z.string().nullable() }).nullable(),
});
export type ImportLine = z.infer<typeof importLine>;

