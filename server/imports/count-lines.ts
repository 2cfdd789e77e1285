import { lineStates, type ImportCounts } from "../../app/contracts/imports.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { ImportDependencies } from "./import-dependencies.ts";

/** How many lines of an import are in which state, as a transaction sees them. */
export async function countLines({ models }: ImportDependencies, { session }: Transaction, id: string): Promise<ImportCounts> {
  const counts: ImportCounts = { lines: 0, publish: 0, draft: 0, known: 0, refused: 0, faulty: 0 };
  // One after another: a transaction does one thing at a time.
  for (const state of lineStates) {
    counts[state] = await models.importLines.countDocuments({ import: id, state }, { session });
    counts.lines += counts[state];
  }
  counts.faulty = await models.importLines.countDocuments({ import: id, faulty: true }, { session });
  return counts;
}
