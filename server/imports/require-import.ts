import type { ImportState } from "../../app/contracts/imports.ts";
import type { ImportRecord } from "../../models/import.ts";
import type { Actor } from "../access/actor.ts";
import { conflict, notFound } from "../errors.ts";
import type { ImportDependencies } from "./import-dependencies.ts";

/**
 * One of the actor's own imports; others see nobody's.
 * @throws not_found, also for a preview whose time is over
 */
export async function requireImport({ models, clock }: ImportDependencies, actor: Actor, id: string): Promise<ImportRecord> {
  const record = await models.imports.findOne({ _id: id, person: actor.person.id }).lean();
  // What ran out is dropped a little later by the database.
  if (!record || record.expiresAt <= clock.now()) throw notFound();
  return record;
}

/** @throws conflict `import_started` unless it still is in the state that a step begins from */
export function requireState({ state }: ImportRecord, wanted: ImportState): void {
  if (state !== wanted) throw conflict("import_started");
}
