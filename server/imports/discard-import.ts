import type { Actor } from "../access/actor.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { requireImport, requireState } from "./require-import.ts";

/** Drops a preview: nothing of it was published. @throws not_found, conflict `import_started` */
export async function discardImport(dependencies: ImportDependencies, actor: Actor, id: string): Promise<void> {
  const { models } = dependencies;
  const record = await requireImport(dependencies, actor, id);
  requireState(record, "preview");
  const dropped = await models.imports.deleteOne({ _id: id, state: "preview" });
  if (dropped.deletedCount > 0) await models.importLines.deleteMany({ import: id });
}
