import type { ImportLine, ImportSummary, ImportView } from "../../app/contracts/imports.ts";
import type { Locale } from "../../app/contracts/locale.ts";
import { ruleText } from "../../app/contracts/messages/messages.ts";
import type { ImportLineRecord } from "../../models/import-line.ts";
import type { ImportRecord } from "../../models/import.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { ImportDependencies } from "./import-dependencies.ts";

/** How long an import can be taken back. */
export const UNDO_MS = 24 * 3_600_000;

/** Until when an import can be taken back; null when it cannot. Pure. */
export function undoUntil({ state, doneAt, counts }: ImportRecord, now: Date): Date | null {
  if (state !== "done" || doneAt === null || counts.publish + counts.draft === 0) return null;
  const until = new Date(doneAt.getTime() + UNDO_MS);
  return until > now ? until : null;
}

/** Imports as lists show them. */
export async function presentImports({ models, clock }: ImportDependencies, records: readonly ImportRecord[]): Promise<ImportSummary[]> {
  const names = await readNames(models, { alliances: records.map(({ alliance }) => alliance) });
  const now = clock.now();
  return records.map((record) => ({
    id: record._id,
    revision: record.revision,
    state: record.state,
    kind: record.kind,
    alliance: nameIn(names, record.alliance),
    fileName: record.fileName,
    counts: record.counts,
    createdAt: record.createdAt.toISOString(),
    doneAt: record.doneAt?.toISOString() ?? null,
    undoUntil: undoUntil(record, now)?.toISOString() ?? null,
    undone: record.undone && { withdrawn: record.undone.withdrawn, kept: record.undone.kept },
  }));
}

/** Values of a column that are shown beside its head. */
const SAMPLES = 3;

/** One import with its columns and what there is to say of the file. */
export async function presentImport(dependencies: ImportDependencies, record: ImportRecord, locale: Locale): Promise<ImportView> {
  const [summary] = await presentImports(dependencies, [record]);
  const first = await dependencies.models.importLines.find({ import: record._id }, { cells: 1 }).sort({ number: 1 }).limit(20).lean();
  const samplesOf = (index: number) => [...new Set(first.map(({ cells }) => cells[index] ?? "").filter(Boolean))].slice(0, SAMPLES).map((text) => text.slice(0, 60));
  const { state, progress } = record;
  return {
    ...summary!,
    sheet: record.sheet,
    notes: record.notes.map(({ rule, facts }) => ruleText(rule, facts, locale)),
    columns: record.columns.map(({ head, field }, index) => ({ head, field, samples: samplesOf(index) })),
    progress: state === "running" || state === "undoing" ? { done: progress.done, all: progress.all } : null,
    previewUntil: state === "preview" ? record.expiresAt.toISOString() : null,
  };
}

/** Lines of an import with what is said of their cells in the reader's language. */
export async function presentLines({ models }: ImportDependencies, lines: readonly ImportLineRecord[], locale: Locale): Promise<ImportLine[]> {
  const names = await readNames(models, { organizations: lines.flatMap(({ owner }) => owner ?? []) });
  return lines.map(({ number, state, owner, cells, faults, listing, undo }) => ({
    number,
    state,
    owner: owner && nameIn(names, owner).name,
    cells,
    faults: faults.map(({ column, field, value, effect, rule, facts }) => ({ column, field, value, effect, message: ruleText(rule, facts, locale) })),
    listing,
    undo: undo && { withdrawn: undo.withdrawn, reason: undo.reason && ruleText(undo.reason, {}, locale) },
  }));
}
