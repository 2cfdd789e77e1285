import { fieldsOfKind, importFields, mostImportLines, type ImportField, type ImportKind } from "../../app/contracts/imports.ts";
import type { ImportRecord } from "../../models/import.ts";
import { badField } from "../errors.ts";
import type { ReadFile, ReadRow, ReadSheet } from "../spreadsheets/spreadsheet.ts";
import { fieldsOfHeads } from "./column-heads.ts";

/** The lines of a list in a file: where its head stands, and what was passed over. */
export interface FoundTable {
  sheet: string | null;
  columns: ImportRecord["columns"];
  rows: ReadRow[];
  broken: ReadSheet["broken"];
  notes: ImportRecord["notes"];
}

/** Rows above the head: a title, a date, who filled it in. */
const LOWEST_HEAD = 10;

/** What the template's own line begins with, which shows how to fill in the others. */
const SAMPLE = /^[（(【[]?示例(?:[）)】\]：:]|$)/;
const TOTAL = /^(?:合计|总计|小计|共计)/;

const isSample = ({ cells }: ReadRow): boolean => cells.some((cell) => SAMPLE.test(cell));
const isTotal = ({ cells }: ReadRow): boolean => TOTAL.test(cells.find(Boolean) ?? "");

/** Whether a row below the head is a line of the list. Pure. */
export const isLine = (row: ReadRow): boolean => !isSample(row) && !isTotal(row);

/**
 * Finds the list in a file: the sheet and the row with the most heads that are known for the kind, else the first. `isUnit`: whether a word
 * is a unit of quantities. Pure.
 * @throws bad_input on `file` when no line stands below the head, or too many do
 */
export function findTable(file: ReadFile, kind: ImportKind, isUnit: (word: string) => boolean): FoundTable {
  const known = new Set<string>(fieldsOfKind(kind));
  const recognise = (heads: readonly string[]) => fieldsOfHeads(heads).map((field) => (field !== null && known.has(field) ? (field as ImportField) : null));
  const [sheet, at] = headOf(file.sheets, recognise);
  const head = sheet.rows[at]!;
  const body = sheet.rows.slice(at + 1);
  const rows = body.filter(isLine);
  if (rows.length === 0) throw badField("file", "file_empty");
  if (rows.length > mostImportLines) throw badField("file", "file_too_many_rows", { maximum: mostImportLines });
  const width = Math.max(head.cells.length, ...rows.map(({ cells }) => cells.length));
  const heads = Array.from({ length: width }, (_, index) => head.cells[index] ?? "");
  const fields = recognise(heads).map((field, index, all) => (field === "enterprise" && !all.includes("unit") && holdsUnits(rows, index, isUnit) ? "unit" : field));
  const lines = new Set(rows.map(({ number }) => number));
  return {
    sheet: file.format === "csv" ? null : sheet.name,
    columns: heads.map((text, index) => ({ head: text.replace(/\s+/g, " ").slice(0, 60), field: fields[index]! })),
    rows,
    broken: sheet.broken.filter(({ row }) => lines.has(row)),
    notes: [
      ...listRows("import_note_hidden", sheet.hiddenRows.filter((number) => number > head.number)),
      ...listRows("import_note_sample", body.filter(isSample).map(({ number }) => number)),
      ...listRows("import_note_total", body.filter(isTotal).map(({ number }) => number)),
      ...(sheet.filledCells > 0 ? [{ rule: "import_note_merged", facts: { count: sheet.filledCells } }] : []),
      ...(file.sheets.length > 1 ? [{ rule: "import_note_sheet", facts: { sheet: sheet.name, count: file.sheets.length } }] : []),
    ],
  };
}

/** Whether a column called 单位 tells in what goods are counted: its words are units, and no firm is called 套. */
function holdsUnits(rows: readonly ReadRow[], index: number, isUnit: (word: string) => boolean): boolean {
  const words = rows.flatMap(({ cells }) => cells[index] || []);
  return words.length > 0 && words.filter(isUnit).length > words.length / 2;
}

/** The sheet of the list, and which of its rows is the head: the one with the most heads that are recognised, else the first. Pure. */
export function headOf(sheets: readonly ReadSheet[], recognise: (heads: readonly string[]) => (string | null)[]): [sheet: ReadSheet, at: number] {
  let best = { sheet: sheets[0]!, at: 0, known: 0 };
  for (const sheet of sheets) {
    for (const [at, { cells }] of sheet.rows.slice(0, LOWEST_HEAD).entries()) {
      const known = recognise(cells).filter((field) => field !== null).length;
      if (known > best.known) best = { sheet, at, known };
    }
  }
  return [best.sheet, best.at];
}

/** Row numbers that a note names before it only counts. */
const MOST_NAMED = 8;

function listRows(rule: string, rows: number[]): ImportRecord["notes"] {
  if (rows.length === 0) return [];
  const named = rows.slice(0, MOST_NAMED).join("、");
  return [{ rule, facts: { count: rows.length, rows: rows.length > MOST_NAMED ? `${named}…` : named } }];
}

/**
 * The meaning of columns as the same person last had them, where a head was seen before; else as its name says. A field that another
 * column has by memory is not given twice. `earlier`: imports of the person, newest first. Pure.
 */
export function rememberColumns(columns: ImportRecord["columns"], earlier: readonly Pick<ImportRecord, "columns">[]): ImportRecord["columns"] {
  const remembered = columns.map(({ head }) => {
    const before = head === "" ? undefined : earlier.flatMap((one) => one.columns).find((column) => column.head === head);
    return before === undefined ? undefined : before.field;
  });
  const taken = new Set(remembered.filter((field) => field !== undefined && field !== null));
  const given = new Set<ImportField>();
  return columns.map(({ head, field: named }, index) => {
    const before = remembered[index];
    const field = before === undefined ? (named !== null && taken.has(named) ? null : named) : before;
    if (field === null || given.has(field) || !importFields.includes(field)) return { head, field: null };
    given.add(field);
    return { head, field };
  });
}
