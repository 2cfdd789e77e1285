import { finishedStates, type ActionCounts, type ActionQuery, type ActionView } from "../../app/contracts/actions.ts";
import type { Page } from "../../app/contracts/common.ts";
import type { ActionRecord } from "../../models/action.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeAction, readableActions } from "../access/action-rules.ts";
import { dayAt } from "../clock.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { ledgerNumbers } from "../database/ledger-numbers.ts";
import { ledgerWords } from "../database/ledger-words.ts";
import type { Dependencies } from "../dependencies.ts";
import { notFound } from "../errors.ts";
import { openStates, presentActions } from "./present-action.ts";

type Parts = Pick<Dependencies, "models" | "clock">;

/** A task that the actor may see, as it is stored. @throws not_found */
export async function requireAction({ models }: Pick<Dependencies, "models">, actor: Actor, id: string): Promise<ActionRecord> {
  const action = await models.actions.findOne({ _id: id }).lean();
  if (!action || !canSeeAction(actor, action)) throw notFound();
  return action;
}

/** One task. @throws not_found when there is none or the actor may not see it */
export async function getAction({ models, clock }: Parts, actor: Actor, id: string): Promise<ActionView> {
  const action = await requireAction({ models }, actor, id);
  const [view] = await presentActions(models, actor, [action], dayAt(clock.now()));
  return view!;
}

/** Tasks that the actor may see, the earliest day first. */
export async function listActions({ models, clock }: Parts, actor: Actor, query: ActionQuery): Promise<Page<ActionView>> {
  const today = dayAt(clock.now());
  const after = readCursor(query.cursor, 2) as [string, string] | null;
  const actions = await models.actions
    .find({
      $and: [
        readableActions(actor),
        narrowed(query, today),
        query.state ? { state: query.state } : {},
        query.number ? ledgerNumbers(query.number, today) : {},
        ...(query.open === "true" ? [{ state: { $in: [...openStates] } }] : []),
        ...(query.finished === "true" ? [{ state: { $in: [...finishedStates] } }] : []),
        ...(query.cancelled === "false" ? [{ state: { $ne: "cancelled" } }] : []),
        ...(query.overdue === "true" ? [{ state: { $in: [...openStates] }, due: { $lt: today } }] : []),
        ...(after ? [{ $or: [{ due: { $gt: after[0] } }, { due: after[0], _id: { $gt: after[1] } }] }] : []),
      ],
    })
    .sort({ due: 1, _id: 1 })
    .limit(query.limit + 1)
    .lean();
  const page = actions.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await presentActions(models, actor, page, today),
    nextCursor: actions.length > query.limit && last ? writeCursor([last.due, last._id]) : null,
  };
}

/** How many tasks, of those that a ledger is narrowed to, are open, past their day, done and waiting for the alliance's word, and confirmed. */
export async function countActions({ models, clock }: Parts, actor: Actor, ledger: Narrowing = {}): Promise<ActionCounts> {
  const today = dayAt(clock.now());
  const count = (filter: Record<string, unknown>) => models.actions.countDocuments({ $and: [readableActions(actor), narrowed(ledger, today), filter] });
  const [open, overdue, waiting, confirmed] = await Promise.all([
    count({ state: { $in: [...openStates] } }),
    count({ state: { $in: [...openStates] }, due: { $lt: today } }),
    count({ state: "done" }),
    count({ state: "confirmed" }),
  ]);
  return { open, overdue, waiting, confirmed };
}

/** What narrows a ledger, whatever view of it is open. */
type Narrowing = Pick<ActionQuery, "q" | "alliance" | "lead" | "meeting" | "dueFrom" | "dueUntil">;

/** Pure. */
function narrowed({ q, alliance, lead, meeting, dueFrom, dueUntil }: Narrowing, today: string): Record<string, unknown> {
  return {
    ...ledgerWords(q, ["title", "measure"], today),
    ...(alliance && { alliance }),
    ...(lead && { lead }),
    ...(meeting && { meeting }),
    ...((dueFrom || dueUntil) && { due: { ...(dueFrom && { $gte: dueFrom }), ...(dueUntil && { $lte: dueUntil }) } }),
  };
}
