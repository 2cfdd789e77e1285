import type { ListingInput } from "../../app/contracts/listings.ts";
import type { ImportLineRecord } from "../../models/import-line.ts";
import type { ImportRecord } from "../../models/import.ts";
import type { AppError } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { faultOf, judgeLine, type JudgedLine } from "./judge-lines.ts";
import { readImported } from "./known-lines.ts";
import type { LineContext } from "./line-context.ts";
import { notesOfFaults, type LineNote } from "./line-note.ts";

/** What is said of lines for which the person may not publish any more. */
export const noRight: LineNote = { field: null, effect: "refused", rule: "import_no_right", facts: {} };

/** A line that is imported now. */
interface Taken {
  line: JudgedLine;
  input: ListingInput;
  key: string;
}

/**
 * Imports lines within a transaction; those that cannot be any more are refused, with the reason at the cell. `context`: null where the
 * person may publish for nobody any more.
 */
export async function importLines(
  dependencies: ImportDependencies,
  transaction: Transaction,
  lines: ImportLineRecord[],
  { columns }: ImportRecord,
  context: LineContext | null,
): Promise<void> {
  const { models, storeListings } = dependencies;
  const { session, at } = transaction;
  const refused = (line: Pick<ImportLineRecord, "cells">, notes: LineNote[]) => ({ state: "refused" as const, faulty: true, faults: notes.map((note) => faultOf(note, line, columns)) });
  const judged = lines.map((line): JudgedLine => (context ? judgeLine(dependencies, context, columns, line) : { ...line, ...refused(line, [noRight]), input: null }));
  const imported = await readImported(dependencies, judged.flatMap(({ key }) => key ?? []), transaction);
  const updates = new Map<number, Partial<ImportLineRecord>>();
  const taken: Taken[] = [];
  for (const line of judged) {
    const { number, state, faults, input, key } = line;
    if (!input || !key) updates.set(number, { state, faults, faulty: true });
    else if (imported.has(key)) updates.set(number, { state: "known", faulty: true, faults: [faultOf(knownNow, line, columns), ...faults] });
    else {
      imported.add(key);
      taken.push({ line, input, key });
    }
  }
  const answers = await storeListings(transaction, taken.map(({ input }) => input));
  const marks: { key: string; listing: string }[] = [];
  for (const [index, { line, key }] of taken.entries()) {
    const answer = answers[index]!;
    const { state, faults, faulty, number } = line;
    if (typeof answer === "string") {
      marks.push({ key, listing: answer });
      updates.set(number, { state, faults, faulty, key, listing: answer });
    } else updates.set(number, refused(line, whyRefused(answer)));
  }
  if (marks.length > 0) {
    await models.importedLines.bulkWrite(marks.map(({ key, listing }) => ({ updateOne: { filter: { _id: key }, update: { $set: { listing, at } }, upsert: true } })), { session });
  }
  await models.importLines.bulkWrite(lines.map(({ _id, number }) => ({ updateOne: { filter: { _id }, update: { $set: updates.get(number)! } } })), { session });
}

const knownNow: LineNote = { field: "title", effect: "known", rule: "import_known", facts: {} };

const whyRefused = (error: AppError): LineNote[] => (error.code === "bad_input" ? notesOfFaults(error.faults) : [noRight]);
