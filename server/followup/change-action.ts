import type { ActionView } from "../../app/contracts/actions.ts";
import type { ActionLogRecord, ActionRecord } from "../../models/action.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeAction } from "../access/action-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import { getAction } from "./list-actions.ts";

/** What a change does to a task: fields, and the line that the ledger adds. */
export interface ActionChange {
  changes: Partial<Omit<ActionRecord, "log">>;
  entry: Pick<ActionLogRecord, "organization" | "text"> & {
    kind: Exclude<ActionLogRecord["kind"], "assigned" | "reminded">;
    percent?: number;
  };
}

/**
 * The one way to change a task: reads it, stores what `work` answers with a new line in its log, tells the alliance
 * and the units concerned; one transaction.
 * @throws not_found when the actor may not see it; conflict `stale_revision` when it is based on an older revision
 */
export async function changeAction(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  revision: number | undefined,
  work: (action: ActionRecord, transaction: Transaction) => ActionChange | Promise<ActionChange>,
): Promise<ActionView> {
  const { models, inTransaction, ids } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const action = await models.actions.findOne({ _id: id }, null, { session }).lean();
    if (!action || !canSeeAction(actor, action)) throw notFound();
    requireRevision(revision, action);
    await dependencies.noteRead(transaction, actor.person.id, `/actions/${id}`);
    const { changes, entry } = await work(action, transaction);
    const line: ActionLogRecord = { id: ids.next(), at, name: actor.person.name, ...entry, percent: entry.percent ?? null };
    const written = await models.actions.updateOne(
      { _id: id, revision: action.revision },
      { $set: { ...changes, log: [...action.log, line], revision: action.revision + 1 } },
      { session },
    );
    if (written.matchedCount === 0) throw conflict("stale_revision");
    tellAction(transaction, { ...action, ...changes });
    transaction.audit({
      action: `action.${entry.kind}`,
      subject: { kind: "action", id },
      alliance: action.alliance,
      county: action.county,
      before: { state: action.state, percent: action.percent },
      after: { state: changes.state ?? action.state, percent: changes.percent ?? action.percent },
    });
  });
  return getAction(dependencies, actor, id);
}

/** Emits `action.changed` on the alliance's stream, on those of the units concerned, and on the meeting's. */
export function tellAction(transaction: Transaction, action: ActionRecord): void {
  const { _id, state, due, lead, percent } = action;
  const data = { action: _id, state, due, lead, percent };
  transaction.emit(`alliance:${action.alliance}`, "action.changed", data);
  for (const organization of new Set([lead, ...action.helpers.map((helper) => helper.organization)])) {
    transaction.emit(`organization:${organization}`, "action.changed", data);
  }
  if (action.meeting) transaction.emit(`meeting:${action.meeting}`, "action.changed", data);
}
