import { Parser } from "saxen";
import { Refused } from "./refused.ts";

/** What a sheet says of itself beside its values. Rows from 1, columns from 0. */
export interface SheetLook {
  name: string;
  /** Hidden as a whole. */
  hidden: boolean;
  hiddenRows: Set<number>;
  merged: Range[];
  /** Cells that hold an error, with its word (#REF!). */
  errors: { row: number; column: number; text: string }[];
  /** Formulas without a result. */
  uncalculated: { row: number; column: number }[];
}

interface Range {
  top: number;
  bottom: number;
  left: number;
}

/** Beyond this no list has a line: one is told before the reader fills millions of rows. */
const LAST_ROW = 100_000;

/** The sheets of a workbook in their order. Pure. @throws Refused when a part is missing or no XML */
export function lookAtSheets(parts: Record<string, Uint8Array>): SheetLook[] {
  const paths = new Map<string, string>();
  parse(parts, "xl/_rels/workbook.xml.rels", (name, attributes) => {
    if (name !== "Relationship") return;
    const { Id = "", Target = "" } = attributes();
    paths.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
  });
  const sheets: SheetLook[] = [];
  parse(parts, "xl/workbook.xml", (name, attributes) => {
    if (name !== "sheet") return;
    const given = attributes();
    const relation = Object.entries(given).find(([key]) => key === "id" || key.endsWith(":id"))?.[1] ?? "";
    const hidden = given.state === "hidden" || given.state === "veryHidden";
    sheets.push({ name: given.name ?? "", hidden, ...lookAtSheet(parts, paths.get(relation) ?? "") });
  });
  return sheets;
}

function lookAtSheet(parts: Record<string, Uint8Array>, path: string): Omit<SheetLook, "name" | "hidden"> {
  const look = { hiddenRows: new Set<number>(), merged: [] as Range[], errors: [] as SheetLook["errors"], uncalculated: [] as SheetLook["uncalculated"] };
  let row = 0;
  let cell = { column: 0, isError: false, hasFormula: false, value: "" };
  let inValue = false;
  parse(
    parts,
    path,
    (name, attributes) => {
      if (name === "row") {
        const { r, hidden } = attributes();
        row = r === undefined ? row + 1 : Number(r);
        if (hidden === "1" || hidden === "true") look.hiddenRows.add(row);
      } else if (name === "c") {
        const { r = "", t } = attributes();
        cell = { column: columnOf(r), isError: t === "e", hasFormula: false, value: "" };
      } else if (name === "f") cell.hasFormula = true;
      else if (name === "v" || name === "is") {
        inValue = true;
        if (row > LAST_ROW) throw new Refused("file_too_many_rows");
      } else if (name === "mergeCell") {
        const range = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(attributes().ref ?? "");
        if (range) look.merged.push({ top: Number(range[2]), bottom: Number(range[3]), left: columnOf(range[1]!) });
      }
    },
    (name) => {
      if (name === "v" || name === "is") inValue = false;
      if (name !== "c") return;
      const { column, isError, hasFormula, value } = cell;
      if (isError) look.errors.push({ row, column, text: value });
      else if (hasFormula && value === "") look.uncalculated.push({ row, column });
    },
    (text) => {
      if (inValue) cell.value += text;
    },
  );
  return look;
}

/** A1 is in column 0, AA7 in 26. Pure. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of /^[A-Z]*/.exec(address)![0]) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

type OnTag = (name: string, attributes: () => Record<string, string>) => void;

function parse(parts: Record<string, Uint8Array>, path: string, onOpen: OnTag, onClose?: (name: string) => void, onText?: (text: string) => void): void {
  const part = parts[path];
  if (!part) throw new Refused("file_unreadable");
  const withoutPrefix = (name: string) => name.slice(name.indexOf(":") + 1);
  const parser = new Parser();
  parser.on("openTag", (name, attributes) => onOpen(withoutPrefix(name), attributes));
  if (onClose) parser.on("closeTag", (name) => onClose(withoutPrefix(name)));
  if (onText) parser.on("text", (text, decode) => onText(decode(text)));
  parser.on("error", (error) => {
    throw error instanceof Refused ? error : new Refused("file_unreadable", { cause: error });
  });
  parser.parse(new TextDecoder().decode(part));
}
