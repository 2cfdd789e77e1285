import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

/** Where the reference files lie: beside this module, or in the source tree when the server runs from a bundle. */
export function referenceDirectory(): string {
  const beside = fileURLToPath(new URL("./data", import.meta.url));
  return existsSync(beside) ? beside : join(process.cwd(), "server", "reference", "data");
}

/** Rows of one reference file as objects by column name. Effects: reads the file. */
export function readCsv(directory: string, file: string): Record<string, string>[] {
  return parse(readFileSync(join(directory, file), "utf8"), { columns: true, bom: true, skip_empty_lines: true });
}
