import type { ImportView } from "../../app/contracts/imports.ts";
import type { Locale } from "../../app/contracts/locale.ts";
import type { ImportLineRecord } from "../../models/import-line.ts";
import type { Actor } from "../access/actor.ts";
import { AppError, conflict } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { carryOn, leaseFrom, type Step } from "./carry-on.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import { presentImport, undoUntil } from "./present-import.ts";
import { requireImport } from "./require-import.ts";

/** Why each listing was withdrawn, as its owner reads it. */
const REASON = "撤销导入";

/**
 * Begins to take an import back, within a day of its end: what it made is withdrawn as far as nobody has acted on it since; the rest happens
 * by itself (`carryOnUndo`). Who asks again is told how far it is. Writes an audit record.
 * @throws not_found, conflict `import_undo_over` when the day is over, `import_not_done`, `import_running`
 */
export async function undoImport(dependencies: ImportDependencies, actor: Actor, id: string, locale: Locale): Promise<ImportView> {
  const { models, inTransaction, clock } = dependencies;
  const before = await requireImport(dependencies, actor, id);
  if (before.state === "preview" || before.state === "running") throw conflict("import_not_done");
  if (before.state === "done") {
    if (!undoUntil(before, clock.now())) throw conflict("import_undo_over");
    await inTransaction(actor, async (transaction) => {
      const { session } = transaction;
      if (await models.imports.exists({ person: actor.person.id, state: { $in: ["running", "undoing"] } }).session(session)) throw conflict("import_running");
      const { counts, alliance, county, kind, fileName } = before;
      const progress = { done: 0, all: counts.publish + counts.draft };
      const begun = { state: "undoing", progress, leaseUntil: leaseFrom(clock.now()) };
      const taken = await models.imports.updateOne({ _id: id, state: "done", revision: before.revision }, { $set: begun, $inc: { revision: 1 } }, { session });
      if (taken.matchedCount === 0) throw conflict("stale_revision");
      transaction.audit({ action: "import.undo", subject: { kind: "import", id }, alliance, county, after: { kind, file: fileName, lines: progress.all } });
    });
    dependencies.work.begin(id, () => carryOnUndo(dependencies, id));
  }
  return presentImport(dependencies, await requireImport(dependencies, actor, id), locale);
}

/** Takes back what is left of an import that is being taken back. */
export async function carryOnUndo(dependencies: ImportDependencies, id: string): Promise<void> {
  const { models } = dependencies;
  const step: Step = {
    state: "undoing",
    left: { listing: { $ne: null }, undo: null },
    async deal(transaction, lines) {
      for (const line of lines) await takeBack(dependencies, transaction, line);
    },
    async giveUp() {
      await models.importLines.updateMany({ import: id, ...step.left }, { $set: { undo: { withdrawn: false, reason: "import_no_right" } } });
    },
    async end({ session }) {
      const withdrawn = await models.importLines.countDocuments({ import: id, "undo.withdrawn": true }, { session });
      const kept = await models.importLines.countDocuments({ import: id, "undo.withdrawn": false }, { session });
      return { state: "undone", undone: { withdrawn, kept } };
    },
  };
  await carryOn(dependencies, id, step);
}

async function takeBack(dependencies: ImportDependencies, transaction: Transaction, line: ImportLineRecord): Promise<void> {
  const { models, withdrawListing } = dependencies;
  const { session } = transaction;
  const settle = (undo: NonNullable<ImportLineRecord["undo"]>) => models.importLines.updateOne({ _id: line._id }, { $set: { undo } }, { session });
  const acted = await whoActed(dependencies, transaction, line.listing!);
  if (acted) return void (await settle({ withdrawn: false, reason: acted }));
  try {
    await withdrawListing(transaction, line.listing!, REASON);
    // The same file can be imported again.
    await models.importedLines.deleteOne({ _id: line.key!, listing: line.listing! }, { session });
    await settle({ withdrawn: true, reason: null });
  } catch (error) {
    const reason = whyKept(error);
    if (!reason) throw error;
    await settle({ withdrawn: false, reason });
  }
}

/** What keeps a listing that could not be withdrawn; null for a failure that the next attempt may not meet. Pure. */
function whyKept(error: unknown): string | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === "forbidden" || error.code === "not_found") return "import_no_right";
  return error.code === "conflict" ? "import_line_changed" : null;
}

/** What somebody did with a listing since it was imported, as a rule of the messages; null for nothing. */
async function whoActed({ models }: ImportDependencies, { session }: Transaction, id: string): Promise<string | null> {
  const listing = await models.listings.findOne({ _id: id }, { state: 1, revision: 1, parties: 1 }, { session }).lean();
  if (!listing || listing.state === "withdrawn" || listing.state === "expired") return "import_line_closed";
  if (listing.parties.length > 0) return "import_line_promised";
  if (listing.revision > 0) return "import_line_changed";
  const answered = { listings: id, answers: { $elemMatch: { state: { $ne: "pending" } } } };
  return (await models.matches.findOne(answered, { _id: 1 }, { session }).lean()) ? "import_line_answered" : null;
}
