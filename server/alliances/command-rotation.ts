import type { RotationCommand } from "../../app/contracts/alliances.ts";
import { writeCause } from "../../app/contracts/causes.ts";
import type { AllianceRecord } from "../../models/alliance.ts";
import type { TermRecord } from "../../models/term.ts";
import { canCallDeputy, canKeepAlliance } from "../access/alliance-rules.ts";
import type { Actor } from "../access/actor.ts";
import { startOfDay } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, conflict, forbidden, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import { requireAlliance, scopeOfAlliance } from "./require-alliance.ts";
import { addMonths, skipSlot, swapSlots } from "./rotation.ts";
import { settleRotation } from "./settle-rotation.ts";
import { readOpenTerms, ruleOf, saveSlots, type OpenTerms } from "./term-book.ts";

interface Situation {
  dependencies: Dependencies;
  transaction: Transaction;
  alliance: AllianceRecord;
  open: OpenTerms;
}

/**
 * Carries out one command on an alliance's rotation, then settles it. Emits `alliance.changed`, and `chair.changed`
 * when somebody else holds the chair at once.
 *
 * @throws not_found, forbidden, conflict (`stale_revision`, `rotation_running`, `rotation_empty`, `term_not_future`,
 * `term_over`, `skip_alone`, `no_deputy`, `not_acting`), bad_input on the command's fields
 */
export async function commandRotation(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  command: RotationCommand,
  revision?: number,
): Promise<void> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const alliance = await requireAlliance(dependencies, actor, id, session);
    const open = await readOpenTerms(dependencies, transaction, id);
    const { scope, subject } = { scope: scopeOfAlliance(alliance), subject: termOfCommand(command, open) };
    const permitted =
      command.command === "deputy" || command.command === "act" || command.command === "resume"
        ? canCallDeputy(actor, scope, subject?.person ?? null)
        : canKeepAlliance(actor, scope);
    if (!permitted) throw forbidden();
    requireRevision(revision, alliance);
    if (subject === null) throw await missing(dependencies, transaction, id, command);
    const change = await carryOut({ dependencies, transaction, alliance, open }, command, subject);
    await models.alliances.updateOne({ _id: id }, { $inc: { revision: 1 } }, { session });
    await settleRotation(dependencies, transaction, id);
    transaction.emit(`alliance:${id}`, "alliance.changed", { alliance: id, what: "rotation", revision: alliance.revision + 1 });
    const { command: verb, ...details } = command;
    transaction.audit({
      action: `rotation.${verb}`,
      subject: { kind: "alliance", id },
      alliance: id,
      county: alliance.county,
      ...(change && { before: change }),
      after: details,
    });
  });
}

/** The open term that a command speaks of: undefined where it speaks of none, null where it is not among the open. */
function termOfCommand(command: RotationCommand, { present, future }: OpenTerms): TermRecord | null | undefined {
  if (command.command === "start") return undefined;
  const wanted = command.command === "swap" ? command.first : command.term;
  return [present, ...future].find((term) => term?._id === wanted) ?? null;
}

/** A term that is over is told apart from one that never was. */
async function missing({ models }: Dependencies, { session }: Transaction, alliance: string, command: RotationCommand) {
  const id = command.command === "start" ? "" : command.command === "swap" ? command.first : command.term;
  const past = await models.terms.findOne({ _id: id, alliance }, { _id: 1 }, { session }).lean();
  return past ? conflict("term_over") : notFound();
}

/** Writes what a command asks for; returns what it was before, for the record. */
async function carryOut(
  situation: Situation,
  command: RotationCommand,
  term: TermRecord | undefined,
): Promise<Record<string, unknown> | undefined> {
  switch (command.command) {
    case "start":
      return start(situation, command.from);
    case "swap":
      return swap(situation, command);
    case "skip":
      return skip(situation, term!, command.cause);
    case "person":
      return namePerson(situation, term!, command.person);
    case "deputy":
      return nameDeputy(situation, term!, command.person);
    case "act":
      return act(situation, term!, command);
    case "resume":
      return resume(situation, term!);
  }
}

async function start({ dependencies, transaction, alliance, open }: Situation, from: string): Promise<undefined> {
  const { rotation } = alliance;
  if (open.present || open.future.length > 0) throw conflict("rotation_running");
  if (rotation.order.length === 0) throw conflict("rotation_empty");
  // A rotation that already runs on paper may be entered, but its first term must not be over.
  if (startOfDay(addMonths(from, rotation.termMonths)) <= transaction.at) throw badField("from", "in_the_past");
  if (startOfDay(from).getTime() > transaction.at.getTime() + 366 * 86_400_000) throw badField("from", "not_allowed");
  const last = await dependencies.models.terms
    .findOne({ alliance: alliance._id }, { until: 1 }, { session: transaction.session, sort: { from: -1 } })
    .lean();
  if (last && startOfDay(from) < last.until) throw badField("from", "in_the_past");
  await setAnchor({ dependencies, transaction, alliance, open }, from);
}

const setAnchor = ({ dependencies, transaction, alliance }: Situation, anchor: string) =>
  dependencies.models.alliances.updateOne(
    { _id: alliance._id },
    { $set: { "rotation.anchor": anchor } },
    { session: transaction.session },
  );

async function swap({ dependencies, transaction, alliance, open }: Situation, command: { first: string; second: string; cause: string }) {
  const { future } = open;
  const [first, second] = [command.first, command.second].map((id) => future.findIndex((term) => term._id === id)) as [number, number];
  if (first === -1 || second === -1 || first === second) throw conflict("term_not_future");
  await saveSlots(dependencies, transaction, alliance._id, future, swapSlots(future, first, second, writeCause("swapped", command.cause)));
  return { first: future[first]!.organization, second: future[second]!.organization };
}

async function skip({ dependencies, transaction, alliance, open }: Situation, term: TermRecord, cause: string) {
  const index = open.future.findIndex((candidate) => candidate._id === term._id);
  const rule = ruleOf(alliance);
  if (index === -1 || !rule) throw conflict("term_not_future");
  if (rule.order.length < 2) throw conflict("skip_alone");
  await saveSlots(dependencies, transaction, alliance._id, open.future, skipSlot(rule, open.future, index, writeCause("skipped", cause)));
  return { organization: term.organization };
}

async function namePerson({ dependencies, transaction }: Situation, term: TermRecord, person: string | null) {
  const { models } = dependencies;
  if (person !== null && !(await seatOf(dependencies, transaction, { person, organization: term.organization }))) {
    throw badField("person", "unknown_record");
  }
  await models.terms.updateOne({ _id: term._id }, { $set: { person, personNamed: person !== null } }, { session: transaction.session });
  for (const concerned of [term.person, person]) {
    if (concerned) transaction.emit(`user:${concerned}`, "seat.changed", { alliance: term.alliance, role: "chair" });
  }
  return { person: term.person };
}

async function nameDeputy({ dependencies, transaction }: Situation, term: TermRecord, person: string | null) {
  const { models } = dependencies;
  const seat = person === null ? null : await seatOf(dependencies, transaction, { person, alliance: term.alliance, organization: { $ne: null } });
  if (person !== null && (!seat || person === term.person)) throw badField("person", "unknown_record");
  const deputy = seat && { person: seat.person, organization: seat.organization! };
  const acting = deputy && term.acting && term.acting.until > transaction.at ? term.acting : null;
  await models.terms.updateOne({ _id: term._id }, { $set: { deputy, acting } }, { session: transaction.session });
  for (const concerned of [term.deputy?.person, person]) {
    if (concerned) transaction.emit(`user:${concerned}`, "seat.changed", { alliance: term.alliance, role: "chair" });
  }
  return { deputy: term.deputy?.person ?? null };
}

const seatOf = ({ models }: Dependencies, { session, at }: Transaction, filter: Record<string, unknown>) =>
  models.seats
    .findOne({ ...filter, from: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] }, null, { session })
    .sort({ from: 1 })
    .lean();

async function act(
  { dependencies, transaction }: Situation,
  term: TermRecord,
  command: { from?: string | undefined; until: string; cause: string },
) {
  const { at, session } = transaction;
  if (!term.deputy) throw conflict("no_deputy");
  const from = command.from === undefined ? new Date(Math.max(at.getTime(), term.from.getTime())) : new Date(command.from);
  const until = new Date(command.until);
  // A minute of grace for what was typed just now.
  if (from.getTime() < at.getTime() - 60_000) throw badField("from", "in_the_past");
  if (from < term.from || from >= term.until) throw badField("from", "outside_term");
  if (until > term.until) throw badField("until", "outside_term");
  if (until <= from) throw badField("until", "range_order");
  const acting = { from, until, cause: command.cause };
  await dependencies.models.terms.updateOne({ _id: term._id }, { $set: { acting } }, { session });
  transaction.emit(`user:${term.deputy.person}`, "seat.changed", { alliance: term.alliance, role: "chair" });
  if (term.person) transaction.emit(`user:${term.person}`, "seat.changed", { alliance: term.alliance, role: "chair" });
  return { acting: term.acting && { from: term.acting.from.toISOString(), until: term.acting.until.toISOString() } };
}

async function resume({ dependencies, transaction }: Situation, term: TermRecord) {
  const { at, session } = transaction;
  if (!term.acting || term.acting.until <= at) throw conflict("not_acting");
  const acting = term.acting.from < at ? { ...term.acting, until: at } : null;
  await dependencies.models.terms.updateOne({ _id: term._id }, { $set: { acting } }, { session });
  return { acting: { from: term.acting.from.toISOString(), until: term.acting.until.toISOString() } };
}
