import type { Page, PageQuery } from "../../app/contracts/common.ts";
import type { ImportLine, ImportLinesQuery, ImportShow, ImportSummary, ImportView } from "../../app/contracts/imports.ts";
import type { Locale } from "../../app/contracts/locale.ts";
import type { Actor } from "../access/actor.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { badField } from "../errors.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { presentImport, presentImports, presentLines } from "./present-import.ts";
import { requireImport } from "./require-import.ts";

/** The actor's own imports, newest first. @throws bad_input on `cursor` */
export async function listImports(dependencies: ImportDependencies, actor: Actor, { limit, cursor }: PageQuery): Promise<Page<ImportSummary>> {
  const { models, clock } = dependencies;
  const after = readCursor(cursor, 2);
  const at = after && new Date(after[0]!);
  if (at && Number.isNaN(at.getTime())) throw badField("cursor", "wrong_type");
  const older = at && after ? { $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: String(after[1]) } }] } : {};
  const found = await models.imports
    .find({ person: actor.person.id, expiresAt: { $gt: clock.now() }, ...older })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await presentImports(dependencies, page),
    nextCursor: found.length > limit && last ? writeCursor([last.createdAt.getTime(), last._id]) : null,
  };
}

/** One of the actor's own imports. @throws not_found */
export async function getImport(dependencies: ImportDependencies, actor: Actor, id: string, locale: Locale): Promise<ImportView> {
  return presentImport(dependencies, await requireImport(dependencies, actor, id), locale);
}

/** Lines of one of the actor's own imports in the order of the file. @throws not_found, bad_input on `cursor` */
export async function listImportLines(
  dependencies: ImportDependencies,
  actor: Actor,
  id: string,
  { limit, cursor, show }: ImportLinesQuery,
  locale: Locale,
): Promise<Page<ImportLine>> {
  await requireImport(dependencies, actor, id);
  const after = readCursor(cursor, 1)?.[0];
  if (typeof after === "string") throw badField("cursor", "wrong_type");
  const found = await dependencies.models.importLines
    .find({ import: id, ...shownLines(show), ...(after !== undefined && { number: { $gt: after } }) })
    .sort({ number: 1 })
    .limit(limit + 1)
    .lean();
  const page = found.slice(0, limit);
  return { items: await presentLines(dependencies, page, locale), nextCursor: found.length > limit ? writeCursor([page.at(-1)!.number]) : null };
}

function shownLines(show: ImportShow): Record<string, unknown> {
  if (show === "all") return {};
  if (show === "faulty") return { faulty: true };
  return show === "kept" ? { "undo.withdrawn": false } : { state: show };
}
