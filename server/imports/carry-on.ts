import type { ImportLineRecord } from "../../models/import-line.ts";
import type { ImportRecord } from "../../models/import.ts";
import type { Actor } from "../access/actor.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { ImportDependencies } from "./import-dependencies.ts";

/** Lines that are dealt with in one transaction: all of them or none. */
const BATCH = 25;

/** How long a process that carries an import on may say nothing before another one takes it over. */
const LEASE_MS = 60_000;

/** How an import, or taking one back, deals with its lines. */
export interface Step {
  state: "running" | "undoing";
  /** The lines that are left to deal with. */
  left: Record<string, unknown>;
  /** Deals with some of these lines, so that they are not left any more. Must not act outside the transaction. */
  deal(transaction: Transaction, lines: ImportLineRecord[], record: ImportRecord): Promise<void>;
  /** Whatever is left where the person may not act at all any more. */
  giveUp(record: ImportRecord): Promise<void>;
  /** Says how it ended, in the last transaction. */
  end(transaction: Transaction): Promise<Partial<ImportRecord>>;
}

export const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

/**
 * Deals with all lines of an import in batches, each in one transaction in the name of its person, whose rights are read anew
 * for each. Stopped in between by whatever it is, it can be carried on: a line is dealt with once.
 */
export async function carryOn(dependencies: ImportDependencies, id: string, { state, left, deal, giveUp, end }: Step): Promise<void> {
  const { models, inTransaction, clock, work } = dependencies;
  while (!work.isEnding()) {
    const record = await models.imports.findOneAndUpdate({ _id: id, state }, { $set: { leaseUntil: leaseFrom(clock.now()) } }, { returnDocument: "after", lean: true });
    if (!record) return;
    const actor = await actorOf(dependencies, record);
    if (!actor) await giveUp(record);
    const isOver = await inTransaction(actor, async (transaction) => {
      const { session } = transaction;
      const lines = await models.importLines.find({ import: id, ...left }, null, { session }).sort({ number: 1 }).limit(BATCH).lean();
      if (lines.length === 0) {
        const ended = await end(transaction);
        await models.imports.updateOne({ _id: id, state }, { $set: { ...ended, leaseUntil: null }, $inc: { revision: 1 } }, { session });
        return true;
      }
      await deal(transaction, lines, record);
      await models.imports.updateOne({ _id: id, state }, { $inc: { "progress.done": lines.length }, $set: { leaseUntil: leaseFrom(clock.now()) } }, { session });
      return false;
    });
    if (isOver) return;
  }
}

/** The person as it may act now, in the seat in which it began. */
async function actorOf({ findActor }: ImportDependencies, { person, seat }: ImportRecord): Promise<Actor | null> {
  const actor = await findActor(person);
  return actor && { ...actor, seat: actor.seats.find(({ id }) => id === seat) ?? actor.seat };
}
