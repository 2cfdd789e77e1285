import type { SuggestionView } from "../../../app/contracts/suggestions.ts";
import type { SuggestionLogRecord, SuggestionRecord } from "../../../models/suggestion.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeSuggestion } from "../../access/suggestion-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { conflict, notFound } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { requireRevision } from "../../require-revision.ts";
import { getSuggestion } from "./list-suggestions.ts";

/** What a change does to a suggestion: fields, and the line that its log gains. */
export interface SuggestionChange {
  changes: Partial<Omit<SuggestionRecord, "log">>;
  entry: { kind: Exclude<SuggestionLogRecord["kind"], "proposed">; text: string };
}

/**
 * The one way in which a person changes a suggestion: reads it, stores what `work` answers, tells the alliance and the
 * unit; one transaction. The log names who did it, but for an anonymous proposer.
 * @throws not_found when the actor may not see it; conflict `stale_revision` when it is based on an older revision
 */
export async function changeSuggestion(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  revision: number | undefined,
  work: (suggestion: SuggestionRecord, transaction: Transaction) => SuggestionChange | Promise<SuggestionChange>,
): Promise<SuggestionView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const suggestion = await models.suggestions.findOne({ _id: id }, null, { session }).lean();
    if (!suggestion || !canSeeSuggestion(actor, suggestion)) throw notFound();
    requireRevision(revision, suggestion);
    await dependencies.noteRead(transaction, actor.person.id, `/suggestions/${id}`);
    const change = await work(suggestion, transaction);
    const byProposer = change.entry.kind === "confirmed" || change.entry.kind === "denied";
    await storeChange(dependencies, transaction, suggestion, change, suggestion.anonymous && byProposer ? "" : actor.person.name);
  });
  return getSuggestion(dependencies, actor, id);
}

/** Stores a change of a person or of the clock (`name` empty) with its log line, event and audit record. */
export async function storeChange(
  { models, ids }: Dependencies,
  transaction: Transaction,
  suggestion: SuggestionRecord,
  { changes, entry }: SuggestionChange,
  name: string,
): Promise<void> {
  const line: SuggestionLogRecord = { id: ids.next(), at: transaction.at, name, ...entry };
  const written = await models.suggestions.updateOne(
    { _id: suggestion._id, revision: suggestion.revision },
    { $set: { ...changes, log: [...suggestion.log, line], revision: suggestion.revision + 1 } },
    { session: transaction.session },
  );
  if (written.matchedCount === 0) throw conflict("stale_revision");
  const after = { ...suggestion, ...changes };
  tellSuggestion(transaction, after);
  transaction.audit({
    action: `suggestion.${entry.kind}`,
    subject: { kind: "suggestion", id: suggestion._id },
    alliance: suggestion.alliance,
    county: suggestion.county,
    before: { state: suggestion.state, unit: suggestion.unit, due: suggestion.due },
    after: { state: after.state, unit: after.unit, due: after.due },
  });
}

/** Emits `suggestion.changed` on the alliance's stream, on that of its unit, and on the meeting's; never who proposed. */
export function tellSuggestion(transaction: Transaction, suggestion: SuggestionRecord): void {
  const { _id, number, state, unit, due } = suggestion;
  const data = { suggestion: _id, number, state, unit, due };
  transaction.emit(`alliance:${suggestion.alliance}`, "suggestion.changed", data);
  if (unit) transaction.emit(`organization:${unit}`, "suggestion.changed", data);
  if (suggestion.meeting) transaction.emit(`meeting:${suggestion.meeting}`, "suggestion.changed", data);
}

