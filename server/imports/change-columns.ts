import { fieldsOfKind, type ImportPatch, type ImportView } from "../../app/contracts/imports.ts";
import type { Locale } from "../../app/contracts/locale.ts";
import type { Actor } from "../access/actor.ts";
import type { ImportRecord } from "../../models/import.ts";
import { AppError, badField, conflict, type FieldFault } from "../errors.ts";
import { requireRevision } from "../require-revision.ts";
import { leaseFrom } from "./carry-on.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { prepareLines } from "./prepare-lines.ts";
import { presentImport } from "./present-import.ts";
import { readOwners } from "./read-owners.ts";
import { requireImport, requireState } from "./require-import.ts";

/** Lines that are read at a time. */
const BATCH = 200;

/**
 * Says what the columns of a preview mean; every line is judged anew.
 * @throws not_found; bad_input on `columns`; conflict `stale_revision`, or `import_started` once it is no preview any more
 */
export async function changeColumns(
  dependencies: ImportDependencies,
  actor: Actor,
  id: string,
  { columns: fields }: ImportPatch,
  revision: number | undefined,
  locale: Locale,
): Promise<ImportView> {
  const { models, clock } = dependencies;
  const before = await requireImport(dependencies, actor, id);
  requireRevision(revision, before);
  requireState(before, "preview");
  requireFields(before, fields);
  const columns = before.columns.map(({ head }, index) => ({ head, field: fields[index] ?? null }));
  const owners = await readOwners(dependencies, actor, before.alliance);
  // Whoever raises the revision judges the lines: two at once would mix them. Until they are judged nothing of it is imported.
  const taken = await models.imports.updateOne({ _id: id, revision: before.revision, state: "preview" }, { $set: { columns, leaseUntil: leaseFrom(clock.now()) }, $inc: { revision: 1 } });
  if (taken.matchedCount === 0) throw conflict("stale_revision");
  const rows = await models.importLines.find({ import: id }, { number: 1, cells: 1, broken: 1 }).sort({ number: 1 }).batchSize(BATCH).lean();
  const counts = await prepareLines(dependencies, owners, { ...before, columns }, rows.map(({ number, cells, broken }) => ({ number, cells, broken })), (lines) =>
    models.importLines.bulkWrite(
      lines.map(({ number, state, faults, faulty, owner, key }) => ({ updateOne: { filter: { _id: `${id}:${number}` }, update: { $set: { state, faults, faulty, owner, key } } } })),
    ),
  );
  await models.imports.updateOne({ _id: id, revision: before.revision + 1 }, { $set: { counts, leaseUntil: null } });
  return presentImport(dependencies, { ...before, columns, counts, revision: before.revision + 1 }, locale);
}

/** Each column has at most one meaning that the kind has, no two the same, and one of them is the title. */
function requireFields({ columns, kind }: ImportRecord, fields: ImportPatch["columns"]): void {
  if (fields.length !== columns.length) throw badField("columns", fields.length < columns.length ? "too_few" : "too_many", { minimum: columns.length, maximum: columns.length });
  const known = fieldsOfKind(kind);
  const faults = fields.flatMap((field, index): FieldFault[] => {
    if (field === null) return [];
    if (!known.includes(field)) return [{ path: `columns.${index}`, rule: "not_for_kind" }];
    return fields.indexOf(field) === index ? [] : [{ path: `columns.${index}`, rule: "import_field_twice" }];
  });
  if (faults.length > 0) throw new AppError("bad_input", { faults });
  if (!fields.includes("title")) throw badField("columns", "import_no_title_column");
}
