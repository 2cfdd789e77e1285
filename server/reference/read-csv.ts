import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the reference files lie: beside this module, or in the source tree when the server runs from a bundle. */
export function referenceDirectory(): string {
  const beside = fileURLToPath(new URL("./data", import.meta.url));
  return existsSync(beside) ? beside : join(process.cwd(), "server", "reference", "data");
}

/**
 * Rows of one reference file as objects by column name. The files are our own and have no quoted fields, so that they are cut at
 * every comma, at an eighth of what a reader of all CSV takes: they are read at each start. Effects: reads the file.
 * @throws Error for a quoted field, or a row with more or fewer fields than columns
 */
export function readCsv(directory: string, file: string): Record<string, string>[] {
  const text = readFileSync(join(directory, file), "utf8").replace(/^\uFEFF/, "");
  if (text.includes('"')) throw new Error(`${file}: fields of reference files are not quoted`);
  const [columns, ...rows] = text.split(/\r?\n/).filter((line) => line !== "").map((line) => line.split(","));
  return rows.map((fields) => {
    if (fields.length !== columns!.length) throw new Error(`${file}: the row of ${fields[0]} has ${fields.length} fields, not ${columns!.length}`);
    return Object.fromEntries(columns!.map((column, at) => [column, fields[at]!]));
  });
}
