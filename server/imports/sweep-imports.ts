import type { ImportDependencies } from "./import-dependencies.ts";
import { leaseFrom } from "./carry-on.ts";
import { carryOnImport } from "./run-import.ts";
import { carryOnUndo } from "./undo-import.ts";

/** Imports that are taken over at a time. */
const MOST = 20;

/** Carries on what another process, or this one before a restart, began and left. May run on several processes: whoever takes the lease works. */
export async function sweepImports(dependencies: ImportDependencies): Promise<void> {
  const { models, clock, work } = dependencies;
  const now = clock.now();
  const stopped = { state: { $in: ["running", "undoing"] as const }, leaseUntil: { $lt: now } };
  for (const { _id, state } of await models.imports.find(stopped, { state: 1 }).sort({ leaseUntil: 1 }).limit(MOST).lean()) {
    if (work.isEnding()) return;
    const taken = await models.imports.updateOne({ _id, state, leaseUntil: { $lt: now } }, { $set: { leaseUntil: leaseFrom(now) } });
    if (taken.modifiedCount > 0) await (state === "running" ? carryOnImport : carryOnUndo)(dependencies, _id);
  }
}
