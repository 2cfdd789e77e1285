import writeXlsxFile, { type CellObject } from "write-excel-file/node";
import { xmlText } from "../xml-text.ts";
import type { CellToWrite, SheetToWrite } from "./spreadsheet.ts";

const looks = {
  head: { fontWeight: "bold", backgroundColor: "#f1f3f5" },
  quiet: { textColor: "#868e96" },
  faulty: { textColor: "#c92a2a" },
} as const;

/** A text stays one, also to a program that would see a formula or a number in it. */
function cellOf(cell: CellToWrite): CellObject {
  if (typeof cell === "number") return { value: cell, type: Number, alignVertical: "top" };
  const { text, look } = typeof cell === "string" ? { text: cell, look: undefined } : cell;
  return { value: xmlText(text), type: String, format: "@", wrap: true, alignVertical: "top", ...(look && looks[look]) };
}

/** An .xlsx file. Pure. */
export async function writeWorkbook(sheets: SheetToWrite[]): Promise<Uint8Array> {
  const pages = sheets.map(({ name, rows, widths, stickyRows }) => ({
    data: rows.map((row) => row.map(cellOf)),
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: stickyRows,
  }));
  return await writeXlsxFile(pages).toBuffer();
}
