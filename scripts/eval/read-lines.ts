import { readFileSync } from "node:fs";

/** The JSON objects of a JSON-lines file. `shape` picks the fields wanted. */
export function readJsonLines<T>(file: string, shape: (row: Record<string, unknown>) => T): T[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => shape(JSON.parse(line) as Record<string, unknown>));
}
