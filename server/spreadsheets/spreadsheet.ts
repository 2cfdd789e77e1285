import { mostImportColumns, mostImportLines } from "../../app/contracts/imports.ts";

/** One row of a sheet that was read. */
export interface ReadRow {
  /** As the spreadsheet numbers it, from 1. */
  number: number;
  /** What stands in its cells, from column A, trimmed: numbers as they are shown, dates as `YYYY-MM-DD`, formulas by their last result. */
  cells: string[];
}

/** A sheet as it was read: without rows that say nothing and without those that are hidden. */
export interface ReadSheet {
  name: string;
  rows: ReadRow[];
  /** Numbers of the rows with content that were left out because the sheet hides them. */
  hiddenRows: number[];
  /** Cells whose value stands in a merged range above, and was taken from there. */
  filledCells: number;
  /** Cells with an error in place of a value (#REF!), and formulas that were never calculated. Columns from 0. */
  broken: { row: number; column: number; why: "error" | "no_value" }[];
}

/** What may be read of a file; sheets that are hidden are left out. */
export interface ReadFile {
  format: "xlsx" | "csv";
  sheets: ReadSheet[];
}

/** A sheet to be written: texts, which no program takes for a formula, and numbers, which people add up. */
export interface SheetToWrite {
  name: string;
  rows: CellToWrite[][];
  /** Width of each column, in characters. */
  widths: number[];
  /** Rows at the top that stay in sight. */
  stickyRows: number;
}
export type CellToWrite = string | number | { text: string; look: "head" | "quiet" | "faulty" };

/** Why a file was not read; each is a rule of the messages. */
export type ReadRefusal = "file_unreadable" | "file_old_format" | "file_too_complex" | "file_too_many_rows" | "file_empty";

/** The one way to spreadsheets: reads .xlsx and CSV, writes .xlsx. */
export interface Spreadsheets {
  /** @throws bad_input on `file` with one of `ReadRefusal` */
  read(bytes: Uint8Array): Promise<ReadFile>;
  /** @throws unavailable `spreadsheets_busy` where it takes too long */
  write(sheets: SheetToWrite[]): Promise<Uint8Array>;
  /**
   * Writes for a person what is gathered when it is its turn, one at a time for each: where it is refused, nothing was gathered.
   * @throws rate_limited `ledger_running` while another one of theirs waits or is written
   */
  writeFor(person: string, gather: () => Promise<SheetToWrite[]>): Promise<Uint8Array>;
}

/** Rows with content that a sheet may have: the lines of a list, and what stands above its head. */
export const MOST_ROWS = mostImportLines + 50;
/** Columns that are read; what stands further right is left out. */
export const MOST_COLUMNS = mostImportColumns;
/** Characters of a cell that are read; no field of a list takes more. */
export const LONGEST_CELL = 5_000;
/** Characters of all cells together. */
export const MOST_CHARACTERS = 8_000_000;
