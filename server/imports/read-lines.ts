import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import type { ReadFile } from "../spreadsheets/spreadsheet.ts";
import { fieldsOfHeads, rawFields, type RawField } from "./column-heads.ts";
import { headOf, isLine } from "./find-table.ts";

/** One entry of a list as somebody wrote it: every field a text, absent ones missing. */
export interface RawLine {
  /** Line in the file, from 1. */
  number: number;
  /** The entry's own id, or a fingerprint of its content. */
  id: string;
  fields: Partial<Record<RawField, string>>;
  /** The rule that the line breaks as a whole: it could not be read at all. */
  fault?: string;
}

/** Reads a list of the command: JSON lines, or CSV with a head. A line that cannot be read is told, never skipped. Pure. */
export function readLines(content: string): RawLine[] {
  const text = content.replace(/^\uFEFF/, "");
  return text.trimStart().startsWith("{") ? readJsonLines(text) : readCsvLines(text);
}

function readJsonLines(text: string): RawLine[] {
  return text.split(/\r?\n/).flatMap((line, index): RawLine[] => {
    if (line.trim() === "") return [];
    const number = index + 1;
    try {
      const record: unknown = JSON.parse(line);
      if (typeof record === "object" && record !== null && !Array.isArray(record)) return [lineOf(number, record as Record<string, unknown>)];
    } catch {
      // Told below like a line that is JSON but no object.
    }
    return [{ number, id: fingerprint(line), fields: {}, fault: "json" }];
  });
}

/** A row with its place in the file, as the parser gives it with `info`. */
interface CsvRow {
  record: string[];
  info: { lines: number };
}

function readCsvLines(text: string): RawLine[] {
  const rows = parse(text, { relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true }) as unknown as CsvRow[];
  const [head, ...body] = rows;
  const names = fieldsOfHeads(head?.record ?? []);
  return body.map(({ record, info }) => lineOf(info.lines, Object.fromEntries(names.map((name, index) => [name, record[index] ?? ""]))));
}

/** Reads a list of the command from a spreadsheet: the sheet and the row with the most heads that are known, without samples and totals. Pure. */
export function linesOfFile(file: ReadFile): RawLine[] {
  const [sheet, at] = headOf(file.sheets, fieldsOfHeads);
  const names = fieldsOfHeads(sheet.rows[at]!.cells);
  return sheet.rows.slice(at + 1).filter(isLine).map(({ number, cells }) => lineOf(number, Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]))));
}

function lineOf(number: number, record: Record<string, unknown>): RawLine {
  const fields: RawLine["fields"] = {};
  for (const name of rawFields) {
    const value = record[name];
    if (typeof value !== "string" && typeof value !== "number") continue;
    const text = String(value).trim();
    if (text !== "") fields[name] = text;
  }
  return { number, id: fields.id ?? fingerprint(JSON.stringify(fields)), fields };
}

/** By what the same content is known again. Pure. */
export const fingerprint = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 24);
