import { setImmediate as nextTurn } from "node:timers/promises";
import type { ListingInput } from "../../app/contracts/listings.ts";
import { importFields, type ImportField, type LineState } from "../../app/contracts/imports.ts";
import type { ImportLineRecord, LineFaultRecord } from "../../models/import-line.ts";
import type { ImportRecord } from "../../models/import.ts";
import { dayAt } from "../clock.ts";
import { AppError } from "../errors.ts";
import { fieldsOfCells } from "./fields-of-cells.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import type { LineContext, LineFields } from "./line-context.ts";
import { notesOfFaults, type LineNote } from "./line-note.ts";
import { listingOfLine } from "./listing-of-line.ts";
import { fingerprint } from "./read-lines.ts";
import type { Owners } from "./read-owners.ts";

/** What a row of a file holds, before it is known what its columns mean. */
export type Row = Pick<ImportLineRecord, "number" | "cells" | "broken">;

/** What becomes of a row, and the listing that it would be; null for a refused one. */
export interface JudgedLine extends Pick<ImportLineRecord, "number" | "cells" | "broken" | "state" | "faults" | "faulty" | "owner" | "key"> {
  input: ListingInput | null;
}

/** Lines that are judged before others get a turn: some milliseconds of work. */
const SLICE = 20;

/** Everything that lines are read against. */
export function contextOfLines(dependencies: ImportDependencies, owners: Owners, record: Pick<ImportRecord, "kind" | "alliance" | "county">): LineContext {
  const { clock, isUnit, pricesIn, categoryOf, placeOf, placeNear } = dependencies;
  return {
    kind: record.kind,
    alliance: record.alliance,
    today: dayAt(clock.now()),
    isUnit,
    pricesIn,
    categoryOf,
    placeOf: remember((words) => placeNear(record.county, words) ?? placeOf(words)),
    ownerOf: owners.ownerOf,
    department: "",
  };
}

/** A look-up that is done once for each of the words: a list names few places in many lines. */
function remember(find: (words: string) => string | null): (words: string) => string | null {
  const found = new Map<string, string | null>();
  return (words) => {
    if (!found.has(words)) found.set(words, find(words));
    return found.get(words)!;
  };
}

/** Judges rows, in order, without keeping others from their turn. What is known already is for `markKnown` to say. */
export async function* judgeLines(
  dependencies: ImportDependencies,
  context: LineContext,
  columns: ImportRecord["columns"],
  rows: readonly Row[],
): AsyncGenerator<JudgedLine> {
  for (const [index, row] of rows.entries()) {
    if (index % SLICE === 0) await nextTurn();
    yield judgeLine(dependencies, context, columns, row);
  }
}

/** What becomes of one row. Pure. */
export function judgeLine({ checkListing }: ImportDependencies, context: LineContext, columns: ImportRecord["columns"], row: Row): JudgedLine {
  const fields = fieldsOfCells(row.cells, columns);
  const read = listingOfLine(fields, context);
  let { input } = read;
  const notes = [...brokenNotes(row, columns), ...read.notes];
  if (input) {
    try {
      checkListing(input);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "bad_input")) throw error;
      notes.push(...notesOfFaults(error.faults));
    }
  }
  if (notes.some(({ effect }) => effect === "refused")) input = null;
  const state: LineState = input === null ? "refused" : input.state === "draft" ? "draft" : "publish";
  const owner = input?.owner ?? null;
  const faults = notes.map((note) => faultOf(note, row, columns));
  return { ...row, state, faults, faulty: faults.length > 0, owner, key: input && keyOf(context, input, fields), input };
}

/** By what the same line is known again: whose it is, and what it says, however the unit is named. Pure. */
function keyOf({ alliance, kind }: LineContext, { owner }: ListingInput, { enterprise: _name, creditCode: _code, ...said }: LineFields): string {
  const words = importFields.map((field) => (said as LineFields)[field]?.normalize("NFKC").replace(/\s+/g, " ") ?? "");
  return `${alliance}:${kind}:${owner}:${fingerprint(JSON.stringify(words))}`;
}

/** A formula without a result says nothing that could be taken for the cell's content. */
function brokenNotes({ broken }: Row, columns: ImportRecord["columns"]): LineNote[] {
  return broken.flatMap(({ column, why }) => {
    const field = columns[column]?.field ?? null;
    const rule = why === "error" ? "import_formula_error" : "import_formula_uncalculated";
    return field === null ? [] : [{ field, effect: "refused" as const, rule, facts: {} }];
  });
}

const isImportField = (field: string | null): field is ImportField => importFields.some((one) => one === field);

export function faultOf({ field: of, effect, rule, facts }: LineNote, { cells }: Pick<Row, "cells">, columns: ImportRecord["columns"]): LineFaultRecord {
  const field = isImportField(of) ? of : null;
  const at = field === null ? -1 : columns.findIndex((column) => column.field === field);
  return { column: at < 0 ? null : at, field, value: cells[at] ?? "", effect, rule, facts };
}
