import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import writeXlsxFile, { type CellObject, type SheetData } from "write-excel-file/node";

export type TestCell = string | number | Date | null | CellObject;

/** An .xlsx file of one sheet or several, made by another library than the one that reads it. */
export async function buildWorkbook(sheets: Record<string, TestCell[][]>): Promise<Uint8Array> {
  const pages = Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows as SheetData, dateFormat: "yyyy/m/d" }));
  return await writeXlsxFile(pages).toBuffer();
}

/** The same file with one of its parts changed, for what the library cannot write. */
export function changePart(workbook: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(workbook);
  const part = parts[path];
  if (!part) throw new Error(`the workbook has no ${path}, but ${Object.keys(parts).join(", ")}`);
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(part))) });
}
