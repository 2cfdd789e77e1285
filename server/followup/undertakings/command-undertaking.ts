import type { UndertakingCommand, UndertakingStep, UndertakingView } from "../../../app/contracts/undertakings.ts";
import type { UndertakingRecord } from "../../../models/undertaking.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeUndertaking, isAtStep, isStepOf, undertakingTable } from "../../access/undertaking-rules.ts";
import { conflict, forbidden, notFound } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { requireRevision } from "../../require-revision.ts";
import { getUndertaking } from "./list-undertakings.ts";
import { addLine, addMessage } from "./add-words.ts";
import { askAgain, decline, handOn, nameAssistant, recall, refuse, takeOn } from "./change-owner.ts";
import { accept, askTime, confirm, denyTime, finish, grantTime, notSolved, stop } from "./move-undertaking.ts";
import { notifyOf, tellUndertaking, type UndertakingNotice } from "./tell-undertaking.ts";
import type { UndertakingDependencies } from "./undertaking-ports.ts";

/** What a step is taken with. */
export interface StepSituation {
  dependencies: UndertakingDependencies;
  transaction: Transaction;
  actor: Actor;
  record: UndertakingRecord;
}

/** What a step does: fields, what is written beside it in the log (lines and messages stand by themselves), and who is told. */
export interface StepOutcome {
  changes: Partial<Omit<UndertakingRecord, "log" | "state" | "revision">>;
  text: string;
  notices: UndertakingNotice[];
}

/** What is only added can be written on whatever came in between. */
const additions: readonly UndertakingStep[] = ["line", "write"];

/**
 * Takes one step on a hard problem, as the table in `server/access/undertaking-rules.ts` has it; one transaction.
 * @throws not_found when the actor may not see it; conflict `undertaking_step` when it is not at the step, `undertaking_full`, `stale_revision` (but not
 *   for what is only added); forbidden when the step is somebody else's; bad_input on `owner.person`, `person`, `due`
 */
export async function commandUndertaking(dependencies: UndertakingDependencies, actor: Actor, id: string, command: UndertakingCommand, revision?: number): Promise<UndertakingView> {
  const { models, inTransaction } = dependencies;
  const step = command.command;
  await inTransaction(actor, async (transaction) => {
    const record = await models.undertakings.findOne({ _id: id }, null, { session: transaction.session }).lean();
    if (!record || !canSeeUndertaking(actor, record)) throw notFound();
    if (!additions.includes(step)) requireRevision(revision, record);
    if (!isAtStep(record, step)) throw conflict("undertaking_step");
    if (!isStepOf(actor, record, step)) throw forbidden();
    const outcome = await take({ dependencies, transaction, actor, record }, command);
    const after = await storeStep(dependencies, transaction, record, step, outcome, actor.person.name);
    for (const notice of outcome.notices) await notifyOf(dependencies, transaction, after, notice);
  });
  return getUndertaking(dependencies, actor, id);
}

async function take(situation: StepSituation, command: UndertakingCommand): Promise<StepOutcome> {
  switch (command.command) {
    case "accept":
      return accept(situation);
    case "decline":
      return decline(situation, command.reason);
    case "ask_again":
      return askAgain(situation, command.owner);
    case "line":
      return addLine(situation, command);
    case "assistant":
      return nameAssistant(situation, command.person);
    case "hand_on":
      return handOn(situation, command.owner, command.reason);
    case "recall":
      return recall(situation);
    case "take_on":
      return takeOn(situation);
    case "refuse":
      return refuse(situation, command.reason);
    case "ask_time":
      return askTime(situation, command.due, command.reason);
    case "grant_time":
      return grantTime(situation);
    case "deny_time":
      return denyTime(situation, command.reason);
    case "finish":
      return finish(situation, command.proof);
    case "confirm":
      return confirm(situation, command.words);
    case "not_solved":
      return notSolved(situation, command.reason);
    case "stop":
      return stop(situation, command.reason);
    case "write":
      return addMessage(situation, command.text);
  }
}

/** Stores a step of a person, or a reminder of the clock (`name` empty), with its log line, events and audit record. @returns the record as stored */
export async function storeStep(
  { models, ids }: Pick<UndertakingDependencies, "models" | "ids">,
  transaction: Transaction,
  record: UndertakingRecord,
  step: UndertakingStep | "reminded",
  { changes, text }: Omit<StepOutcome, "notices">,
  name: string,
): Promise<UndertakingRecord> {
  const state = (step === "reminded" ? undefined : undertakingTable[step].to) ?? record.state;
  const isLogged = step === "reminded" || !additions.includes(step);
  const log = isLogged ? [...record.log, { id: ids.next(), at: transaction.at, kind: step, name, text }] : record.log;
  const after: UndertakingRecord = { ...record, ...changes, state, log, revision: record.revision + 1 };
  const written = await models.undertakings.updateOne(
    { _id: record._id, revision: record.revision },
    { $set: { ...changes, state, log, revision: after.revision } },
    { session: transaction.session },
  );
  if (written.matchedCount === 0) throw conflict("stale_revision");
  tellUndertaking(transaction, after);
  transaction.audit({
    action: `undertaking.${step}`,
    subject: { kind: "undertaking", id: record._id },
    alliance: record.alliance,
    county: record.county,
    before: { state: record.state, person: record.owner.person, due: record.due },
    after: { state: after.state, person: after.owner.person, due: after.due },
  });
  return after;
}
