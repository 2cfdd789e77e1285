import type { CaseView } from "../../app/contracts/cases.ts";
import type { CaseLogRecord, CaseRecord } from "../../models/case.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeCase } from "../access/case-rules.ts";
import { conflict, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { Models } from "../database/models.ts";
import { requireRevision } from "../require-revision.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";
import { keepersOfHotline } from "./people-of-hotline.ts";
import { presentCases } from "./present-case.ts";

/** What a change does to a case: fields, and the line that its log gains. */
export interface CaseChange {
  changes: Partial<Omit<CaseRecord, "log">>;
  entry: { kind: Exclude<CaseLogRecord["kind"], "received">; text: string };
}

/**
 * The one way in which a person changes a case: reads it, stores what `work` answers, tells those concerned; one
 * transaction, so of two units that answer at once one is told that it was late.
 * @throws not_found when the actor may not see it; conflict `stale_revision` when it is based on an older revision
 */
export async function changeCase(
  dependencies: HotlineDependencies,
  actor: Actor,
  id: string,
  revision: number | undefined,
  work: (record: CaseRecord, transaction: Transaction) => CaseChange | Promise<CaseChange>,
): Promise<CaseView> {
  const { models, inTransaction } = dependencies;
  const stored = await inTransaction(actor, async (transaction) => {
    const record = await models.cases.findOne({ _id: id }, null, { session: transaction.session }).lean();
    if (!record || !canSeeCase(actor, record)) throw notFound();
    requireRevision(revision, record);
    await dependencies.noteRead(transaction, actor.person.id, `/cases/${id}`);
    const change = await work(record, transaction);
    return storeCase(dependencies, transaction, record, change, actor.person.name);
  });
  // Shown as it was stored: a unit that gives a case back sees it here for the last time.
  const [view] = await presentCases(dependencies, actor, [stored]);
  return view!;
}

/**
 * Stores a change of a person or of the clock (`name` empty) with its log line, events and audit record.
 * @returns the case as stored
 */
export async function storeCase(
  { models, ids }: Pick<HotlineDependencies, "models" | "ids">,
  transaction: Transaction,
  record: CaseRecord,
  { changes, entry }: CaseChange,
  name: string,
): Promise<CaseRecord> {
  const line: CaseLogRecord = { id: ids.next(), at: transaction.at, name, ...entry };
  const after: CaseRecord = { ...record, ...changes, log: [...record.log, line], revision: record.revision + 1 };
  const written = await models.cases.updateOne(
    { _id: record._id, revision: record.revision },
    { $set: { ...changes, log: after.log, revision: after.revision } },
    { session: transaction.session },
  );
  if (written.matchedCount === 0) throw conflict("stale_revision");
  await tellCase(models, transaction, after, record.unit);
  transaction.audit({
    action: `case.${entry.kind}`,
    subject: { kind: "case", id: record._id },
    alliance: record.alliance,
    county: record.county,
    before: { state: record.state, unit: record.unit, due: record.due },
    after: { state: after.state, unit: after.unit, due: after.due },
  });
  return after;
}

/**
 * Emits `case.changed` where those listen who may see the case: its unit and the one before, the firm that called unless
 * it is confidential, the person who made it and who keeps the line. Not on the alliance's stream: there the hub's
 * administrators listen.
 */
export async function tellCase(models: Models, transaction: Transaction, record: CaseRecord, unitBefore: string | null = null): Promise<void> {
  const data = { case: record._id, number: record.number, state: record.state, unit: record.unit };
  const firm = record.confidential ? null : record.organization;
  const organizations = [...new Set([record.unit, unitBefore, firm].flatMap((id) => id ?? []))].toSorted();
  for (const organization of organizations) transaction.emit(`organization:${organization}`, "case.changed", data);
  const people = new Set([record.person, ...(await keepersOfHotline(models, record, transaction))]);
  for (const person of [...people].toSorted()) transaction.emit(`user:${person}`, "case.changed", data);
}
