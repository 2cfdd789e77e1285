import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-workbook.ts";
import { Refused } from "./refused.ts";
import { isOldWorkbook, isWorkbook } from "./signatures.ts";
import { LONGEST_CELL, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, type ReadFile, type ReadSheet } from "./spreadsheet.ts";

/**
 * A spreadsheet file by what it holds, whatever its name: .xlsx, or CSV in UTF-8 or GB 18030. Pure.
 * @throws Refused
 */
export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  if (isOldWorkbook(bytes)) throw new Refused("file_old_format");
  const file: ReadFile = isWorkbook(bytes) ? { format: "xlsx", sheets: await readWorkbook(bytes) } : { format: "csv", sheets: [readCsv(bytes)] };
  const sheets = file.sheets.filter(({ rows }) => rows.length > 0).map(cut);
  if (sheets.length === 0) throw new Refused("file_empty");
  if (sheets.some(({ rows }) => rows.length > MOST_ROWS)) throw new Refused("file_too_many_rows");
  const characters = sheets.reduce((sum, { rows }) => sum + rows.reduce((of, { cells }) => of + cells.join("").length, 0), 0);
  if (characters > MOST_CHARACTERS) throw new Refused("file_too_complex");
  return { ...file, sheets };
}

const cut = (sheet: ReadSheet): ReadSheet => ({
  ...sheet,
  rows: sheet.rows.map(({ number, cells }) => ({ number, cells: cells.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, LONGEST_CELL)) })),
});
