import type { ImportView } from "../../app/contracts/imports.ts";
import type { Locale } from "../../app/contracts/locale.ts";
import type { ImportRecord } from "../../models/import.ts";
import type { Actor } from "../access/actor.ts";
import { AppError, conflict } from "../errors.ts";
import { carryOn, leaseFrom, type Step } from "./carry-on.ts";
import { countLines } from "./count-lines.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { importLines, noRight } from "./import-lines.ts";
import { contextOfLines, faultOf } from "./judge-lines.ts";
import type { LineContext } from "./line-context.ts";
import { presentImport } from "./present-import.ts";
import { readOwners, type Owners } from "./read-owners.ts";
import { requireImport } from "./require-import.ts";

/** How long it is told what was imported. */
const KEPT_MS = 400 * 24 * 3_600_000;

/**
 * Begins to import the lines of a preview that can be; the rest of it happens by itself (`carryOnImport`). Who asks again is told how far
 * it is: nothing is imported twice. Writes an audit record.
 * @throws not_found, conflict `import_running` while another one of the same person runs, `stale_revision` while its lines are judged anew
 */
export async function runImport(dependencies: ImportDependencies, actor: Actor, id: string, locale: Locale): Promise<ImportView> {
  const { models, inTransaction, clock } = dependencies;
  const before = await requireImport(dependencies, actor, id);
  if (before.state === "preview") {
    if (before.leaseUntil !== null) throw conflict("stale_revision");
    await inTransaction(actor, async (transaction) => {
      const { session, at } = transaction;
      if (await models.imports.exists({ person: actor.person.id, state: { $in: ["running", "undoing"] } }).session(session)) throw conflict("import_running");
      const { counts, alliance, county, kind, fileName } = before;
      const progress = { done: 0, all: counts.publish + counts.draft };
      const begun = { state: "running", progress, leaseUntil: leaseFrom(clock.now()), expiresAt: new Date(at.getTime() + KEPT_MS) };
      const taken = await models.imports.updateOne({ _id: id, state: "preview", revision: before.revision }, { $set: begun, $inc: { revision: 1 } }, { session });
      if (taken.matchedCount === 0) throw conflict("stale_revision");
      transaction.audit({ action: "import.run", subject: { kind: "import", id }, alliance, county, after: { kind, file: fileName, lines: progress.all } });
    });
    dependencies.work.begin(id, () => carryOnImport(dependencies, id));
  }
  return presentImport(dependencies, await requireImport(dependencies, actor, id), locale);
}

/** Imports the lines that are left of a running import. */
export async function carryOnImport(dependencies: ImportDependencies, id: string): Promise<void> {
  const { models } = dependencies;
  let owners: Owners | null | undefined;
  let context: LineContext | null | undefined;
  const step: Step = {
    state: "running",
    left: { state: { $in: ["publish", "draft"] }, listing: null },
    async deal(transaction, lines, record) {
      // Read once: whether the person still may is asked again of each listing that is stored.
      owners ??= await ownersFor(dependencies, transaction.actor!, record);
      context ??= owners && contextOfLines(dependencies, owners, record);
      await importLines(dependencies, transaction, lines, record, context);
    },
    async giveUp({ columns }) {
      await models.importLines.updateMany({ import: id, ...step.left }, { $set: { state: "refused", faulty: true, faults: [faultOf(noRight, { cells: [] }, columns)] } });
    },
    async end(transaction) {
      return { state: "done", doneAt: transaction.at, counts: await countLines(dependencies, transaction, id) };
    },
  };
  await carryOn(dependencies, id, step);
}

/** For whom the person may import; null for nobody any more. */
async function ownersFor(dependencies: ImportDependencies, actor: Actor, { alliance }: ImportRecord): Promise<Owners | null> {
  try {
    return await readOwners(dependencies, actor, alliance);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

const isRefusal = (error: unknown): error is AppError => error instanceof AppError && ["bad_input", "forbidden", "not_found"].includes(error.code);
