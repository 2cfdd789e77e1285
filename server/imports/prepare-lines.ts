import type { ImportCounts } from "../../app/contracts/imports.ts";
import type { ImportLineRecord } from "../../models/import-line.ts";
import type { ImportRecord } from "../../models/import.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { contextOfLines, judgeLines, type JudgedLine, type Row } from "./judge-lines.ts";
import { readKnownLines } from "./known-lines.ts";
import type { Owners } from "./read-owners.ts";

/** Lines that are stored at a time. */
const BATCH = 100;

type Prepared = Omit<ImportLineRecord, "_id" | "import" | "listing" | "undo" | "expiresAt">;

/** Judges the rows of a file and hands them over in batches to be stored; how many of which there are. */
export async function prepareLines(
  dependencies: ImportDependencies,
  owners: Owners,
  record: Pick<ImportRecord, "kind" | "alliance" | "county" | "columns">,
  rows: readonly Row[],
  store: (lines: Prepared[]) => Promise<unknown>,
): Promise<ImportCounts> {
  const counts: ImportCounts = { lines: 0, publish: 0, draft: 0, known: 0, refused: 0, faulty: 0 };
  const context = contextOfLines(dependencies, owners, record);
  const known = await readKnownLines(dependencies, record);
  let batch: JudgedLine[] = [];
  const hand = async () => {
    await known.mark(batch, record.columns);
    for (const { state, faulty } of batch) {
      counts.lines += 1;
      counts[state] += 1;
      if (faulty) counts.faulty += 1;
    }
    await store(batch.map(withoutInput));
    batch = [];
  };
  for await (const line of judgeLines(dependencies, context, record.columns, rows)) {
    batch.push(line);
    if (batch.length === BATCH) await hand();
  }
  if (batch.length > 0) await hand();
  return counts;
}

function withoutInput(judged: JudgedLine): Prepared {
  const { input: _, ...line } = judged;
  return line;
}
