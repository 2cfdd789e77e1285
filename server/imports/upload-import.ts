import type { ImportQuery, ImportView } from "../../app/contracts/imports.ts";
import type { Locale } from "../../app/contracts/locale.ts";
import type { ImportLineRecord } from "../../models/import-line.ts";
import type { ImportRecord } from "../../models/import.ts";
import type { Actor } from "../access/actor.ts";
import { findTable, rememberColumns } from "./find-table.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import type { Row } from "./judge-lines.ts";
import { prepareLines } from "./prepare-lines.ts";
import { presentImport } from "./present-import.ts";
import { readOwners } from "./read-owners.ts";

/** How long a preview waits to be imported. */
const PREVIEW_MS = 24 * 3_600_000;
/** Lines outlast the preview by the time in which its import can be taken back. */
const LINES_MS = 2 * PREVIEW_MS + 3_600_000;

/** Previews that a person may have waiting; the oldest makes room for a new one. */
const MOST_PREVIEWS = 5;
/** Earlier imports that are looked at for what their columns mean. */
const REMEMBERED = 20;

/**
 * Reads a spreadsheet and judges its lines, so that all can be seen before anything is published. Stores a preview, which only its owner
 * sees and which is dropped after a day; the file itself is not kept.
 * @throws bad_input on `file` or `alliance`; forbidden when there is nobody for whom the person may publish
 */
export async function uploadImport(dependencies: ImportDependencies, actor: Actor, { kind, alliance, name }: ImportQuery, file: Uint8Array, locale: Locale): Promise<ImportView> {
  const { models, clock, ids, spreadsheets, isUnit } = dependencies;
  const owners = await readOwners(dependencies, actor, alliance);
  const table = findTable(await spreadsheets.read(file), kind, isUnit);
  const earlier = await models.imports.find({ person: actor.person.id, kind }, { columns: 1 }).sort({ createdAt: -1, _id: -1 }).limit(REMEMBERED).lean();
  const now = clock.now();
  const record: Omit<ImportRecord, "counts"> = {
    _id: ids.next(),
    person: actor.person.id,
    seat: actor.seat?.id ?? null,
    kind,
    alliance,
    county: owners.scope.county,
    fileName: name,
    sheet: table.sheet,
    columns: rememberColumns(table.columns, earlier),
    notes: table.notes,
    state: "preview",
    progress: { done: 0, all: 0 },
    undone: null,
    createdAt: now,
    doneAt: null,
    leaseUntil: null,
    expiresAt: new Date(now.getTime() + PREVIEW_MS),
    revision: 0,
  };
  const brokenIn = new Map<number, Row["broken"]>();
  for (const { row, column, why } of table.broken) brokenIn.set(row, [...(brokenIn.get(row) ?? []), { column, why }]);
  const rows = table.rows.map(({ number, cells }): Row => ({ number, cells, broken: brokenIn.get(number) ?? [] }));
  const expiresAt = new Date(now.getTime() + LINES_MS);
  // Lines first: an import appears whole or not at all, and lines without one are dropped in time.
  const counts = await prepareLines(dependencies, owners, record, rows, (lines) =>
    models.importLines.insertMany(lines.map((line): ImportLineRecord => ({ ...line, _id: `${record._id}:${line.number}`, import: record._id, listing: null, undo: null, expiresAt }))),
  );
  const stored: ImportRecord = { ...record, counts };
  await models.imports.create([stored]);
  await dropOldPreviews(dependencies, actor);
  return presentImport(dependencies, stored, locale);
}

async function dropOldPreviews({ models }: ImportDependencies, { person }: Actor): Promise<void> {
  const waiting = await models.imports.find({ person: person.id, state: "preview" }, { _id: 1 }).sort({ createdAt: -1, _id: -1 }).limit(100).lean();
  const old = waiting.slice(MOST_PREVIEWS).map(({ _id }) => _id);
  if (old.length === 0) return;
  await models.imports.deleteMany({ _id: { $in: old }, state: "preview" });
  await models.importLines.deleteMany({ import: { $in: old } });
}
