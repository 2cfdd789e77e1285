import { parse } from "csv-parse/sync";
import { decodeList } from "./decode-list.ts";
import { Refused } from "./refused.ts";
import type { ReadSheet } from "./spreadsheet.ts";

/** What separates the cells: the sign that the first line with content has most of. Pure. */
function delimiterOf(text: string): string {
  const head = /[^\r\n]+/.exec(text)?.[0] ?? "";
  const count = (sign: string) => head.split(sign).length;
  return [",", "\t", ";"].toSorted((one, other) => count(other) - count(one))[0]!;
}

/** A CSV file as one sheet without a name; a row's number is that of its record, as a spreadsheet counts. Pure. @throws Refused */
export function readCsv(bytes: Uint8Array): ReadSheet {
  let records: string[][];
  try {
    const text = decodeList(bytes).replace(/^\uFEFF/, "");
    records = parse(text, { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
  } catch (error) {
    throw new Refused("file_unreadable", { cause: error });
  }
  const rows = records.map((record, index) => ({ number: index + 1, cells: record.map(trimCell) }));
  return { name: "", rows: rows.filter(({ cells }) => cells.some(Boolean)), hiddenRows: [], filledCells: 0, broken: [] };
}

/** Without spaces around it, and without the signs by which a sheet was told that a cell is text (="0537", \t). Pure. */
const trimCell = (cell: string): string => (/^="(.*)"$/s.exec(cell.trim())?.[1] ?? cell).trim();
