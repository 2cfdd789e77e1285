import { zipSync } from "fflate";
import readXlsxFile from "read-excel-file/universal";
import { lookAtSheets, type SheetLook } from "./look-at-sheets.ts";
import { openArchive } from "./open-archive.ts";
import { Refused } from "./refused.ts";
import type { ReadSheet } from "./spreadsheet.ts";

type Value = string | boolean | Date | null;

/** From here on a spreadsheet keeps fifteen digits of a number only, and shows it with an exponent. */
const UNSURE_FROM = 1e15;

/**
 * The sheets of an .xlsx file that are not hidden. Pure.
 * @throws Refused for what is no workbook, or one that would grow out of all proportion
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  const parts = openArchive(bytes);
  const looks = lookAtSheets(parts);
  // The library inflates what it is given: it is given the parts that were looked at, as they are.
  const archive = zipSync(parts, { level: 0 });
  const sheets = await readXlsxFile(archive.buffer as ArrayBuffer, { parseNumber: numberText }).catch((error: unknown) => {
    throw new Refused("file_unreadable", { cause: error });
  });
  return sheets.flatMap(({ data }, index) => {
    const look = looks[index];
    return look && !look.hidden ? [readSheet(look, data as Value[][])] : [];
  });
}

/** A number as a spreadsheet shows it: 1.1000000000000001 is 1.1, and one of eighteen digits has an exponent. Pure. */
function numberText(stored: string): string {
  const number = Number(stored);
  return Number.isFinite(number) && Math.abs(number) >= UNSURE_FROM ? number.toExponential().replace("e+", "E+").toUpperCase() : String(number);
}

function readSheet(look: SheetLook, data: Value[][]): ReadSheet {
  const texts = data.map((row) => row.map(textOf));
  const put = (row: number, column: number, text: string): boolean => {
    const cells = texts[row - 1];
    if (!cells || cells[column]) return false;
    while (cells.length < column) cells.push("");
    cells[column] = text;
    return true;
  };
  for (const { row, column, text } of look.errors) put(row, column, text);
  let filledCells = 0;
  for (const { top, bottom, left } of look.merged) {
    const value = texts[top - 1]?.[left];
    if (!value) continue;
    for (let row = top + 1; row <= Math.min(bottom, texts.length); row += 1) {
      // A range that spans empty rows makes no lines of them.
      if (texts[row - 1]!.some(Boolean) && put(row, left, value)) filledCells += 1;
    }
  }
  const says = (cells: string[]) => cells.some(Boolean);
  const rows = texts.map((cells, index) => ({ number: index + 1, cells })).filter(({ cells }) => says(cells));
  const kept = new Set(rows.map(({ number }) => number));
  const broken = [
    ...look.errors.map(({ row, column }) => ({ row, column, why: "error" as const })),
    ...look.uncalculated.map(({ row, column }) => ({ row, column, why: "no_value" as const })),
  ];
  return {
    name: look.name,
    rows: rows.filter(({ number }) => !look.hiddenRows.has(number)),
    hiddenRows: rows.filter(({ number }) => look.hiddenRows.has(number)).map(({ number }) => number),
    filledCells,
    broken: broken.filter(({ row }) => kept.has(row) && !look.hiddenRows.has(row)),
  };
}

function textOf(value: Value): string {
  if (value === null) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return String(value).trim();
}
