import type { AuditVerb } from "../../../app/contracts/audit-verbs.ts";
import type { HandOverCommand, HandOverEntry } from "../../../app/contracts/hand-overs.ts";
import type { HandOverEntryRecord, HandOverRecord, OwnLineRecord } from "../../../models/hand-over.ts";
import type { TermRecord } from "../../../models/term.ts";
import { canReadLine, handOverRights, type ChairSide, type HandOverRights, type HandOverSubject } from "../../access/hand-over-rules.ts";
import type { Actor } from "../../access/actor.ts";
import { badField, conflict, forbidden, notFound } from "../../errors.ts";
import type { Ids } from "../../ids.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { requireRevision } from "../../require-revision.ts";
import type { AllianceDependencies } from "../alliance-dependencies.ts";
import { organizationRefs } from "../names.ts";
import { requireAlliance, scopeOfAlliance } from "../require-alliance.ts";
import { gatherLines } from "./gather-lines.ts";
import { readIncoming, subjectOf } from "./read-sides.ts";
import { sealEntry, type SignedPaper } from "./seal-entry.ts";
import { tellAnswer, tellSigned } from "./tell-hand-over.ts";

const auditOf = { prepare: "hand_over.prepare", sign: "hand_over.sign", return: "hand_over.return", accept: "hand_over.accept" } as const satisfies Record<HandOverCommand["command"], AuditVerb>;

/** Everything that one command is judged and carried out on. */
interface Situation {
  dependencies: AllianceDependencies;
  transaction: Transaction;
  actor: Actor;
  term: TermRecord;
  incoming: ChairSide;
  subject: HandOverSubject;
  record: HandOverRecord;
}

type Changes = Partial<Pick<HandOverRecord, "state" | "remarks" | "notes" | "own" | "signed" | "entries">>;

/**
 * Carries out one command on the hand-over at the end of a term: prepares it, signs it for the outgoing side, gives it back, or takes it over
 * for the incoming side. Has no part in who chairs: the chair changes hands by the clock, signed or not. Emits `alliance.changed`, and
 * notices to the other side.
 * @param revision of the hand-over; 0 while nothing was written
 * @throws not_found; forbidden; conflict `stale_revision`, `hand_over_none` where no other unit follows or the term was over before,
 *   `hand_over_state` when it is not at this step, `hand_over_same_person`; bad_input on `own`, or on `inPlace` without a reason
 */
export async function commandHandOver(
  dependencies: AllianceDependencies,
  actor: Actor,
  allianceId: string,
  termId: string,
  command: HandOverCommand,
  revision: number,
): Promise<void> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const alliance = await requireAlliance(dependencies, actor, allianceId, session);
    const term = await models.terms.findOne({ _id: termId, alliance: allianceId, from: { $lte: at } }, null, { session }).lean();
    if (!term) throw notFound();
    const incoming = await readIncoming(models, term, session);
    const stored = await models.handOvers.findOne({ _id: termId }, null, { session }).lean();
    const scope = scopeOfAlliance(alliance);
    const subject = subjectOf(scope, term, incoming, stored, at);
    requirePermitted(actor, subject, command);
    if (incoming === null || (stored === null && subject.over)) throw conflict("hand_over_none");
    requireRevision(revision, stored ?? { revision: 0 });
    const record = stored ?? newHandOver(term, scope.county, at);
    if (subject.state !== steps[command.command].state) throw conflict("hand_over_state");
    const changes = await carryOut({ dependencies, transaction, actor, term, incoming, subject, record }, command);
    const after = { ...record, ...changes, revision: record.revision + 1 };
    if (stored === null) await models.handOvers.create([after], { session });
    else {
      const written = await models.handOvers.updateOne({ _id: termId, revision: stored.revision }, { $set: { ...changes, revision: after.revision } }, { session });
      if (written.matchedCount === 0) throw conflict("stale_revision");
    }
    transaction.emit(`alliance:${allianceId}`, "alliance.changed", { alliance: allianceId, what: "hand-over", term: termId, revision: after.revision });
    transaction.audit({
      action: auditOf[command.command],
      subject: { kind: "alliance", id: allianceId },
      alliance: allianceId,
      county: alliance.county,
      after: { organization: term.organization, ...reasonOf(command) },
    });
  });
}

/** Why it was given back, or signed in a side's place. Pure. */
function reasonOf(command: HandOverCommand): { reason?: string } {
  const reason = command.command === "return" ? command.reason : command.command === "prepare" ? undefined : command.inPlace;
  return reason === undefined ? {} : { reason };
}

/** A hand-over of which nothing is written yet. Pure. */
export const newHandOver = (term: TermRecord, county: string, at: Date): HandOverRecord => ({
  _id: term._id,
  alliance: term.alliance,
  county,
  state: "open",
  remarks: "",
  notes: [],
  own: [],
  signed: null,
  entries: [],
  told: "none",
  revision: 0,
  createdAt: at,
});

/** The state in which a command has its place, and the rights of which one is needed for it. */
const steps = {
  prepare: { state: "open", rights: ["prepare"] },
  sign: { state: "open", rights: ["sign", "signInPlace"] },
  return: { state: "handed", rights: ["answer"] },
  accept: { state: "handed", rights: ["answer", "acceptInPlace"] },
} as const satisfies Record<HandOverCommand["command"], { state: HandOverSubject["state"]; rights: (keyof HandOverRights)[] }>;

/** Refuses who could not do it at its time; and who keeps the alliance and gives no reason for signing in a side's place. */
function requirePermitted(actor: Actor, subject: HandOverSubject, command: HandOverCommand): void {
  const { state, rights } = steps[command.command];
  const granted = handOverRights(actor, { ...subject, state });
  if (!rights.some((right) => granted[right])) throw forbidden();
  const inPlace = granted.signInPlace || granted.acceptInPlace;
  if (inPlace && (command.command === "sign" || command.command === "accept") && command.inPlace === undefined) throw badField("inPlace", "required");
}

async function carryOut(situation: Situation, command: HandOverCommand): Promise<Changes> {
  switch (command.command) {
    case "prepare":
      return prepare(situation, command);
    case "sign":
      return sign(situation, command.inPlace);
    case "return":
      return giveBack(situation, command.reason);
    case "accept":
      return accept(situation, command);
  }
}

async function prepare(
  { dependencies, transaction, actor, term, subject, record }: Situation,
  { remarks, notes, own }: Extract<HandOverCommand, { command: "prepare" }>,
): Promise<Changes> {
  const { models, ids } = dependencies;
  const { lines } = await gatherLines({ models, alliance: term.alliance, now: transaction.at }, { notes: record.notes, own: [] });
  const written = new Map(notes.map(({ key, note }) => [key, note]));
  // What the actor cannot read, for the chair's seat has passed on, they cannot have taken away.
  const kept = lines.map(({ key, note, readers }) => ({ key, note: canReadLine(actor, subject, readers) ? (written.get(key) ?? "") : note }));
  return { remarks, notes: kept.filter(({ note }) => note !== ""), own: ownLines(ids, record.own, own) };
}

/** Own lines with a key each; those that were there keep theirs. @throws bad_input on a key that is unknown, or stands there twice */
function ownLines(ids: Ids, before: readonly OwnLineRecord[], own: Extract<HandOverCommand, { command: "prepare" }>["own"]): OwnLineRecord[] {
  const known = new Set(before.map(({ key }) => key));
  return own.map(({ key, ...line }, index) => {
    if (key !== undefined && !known.delete(key)) throw badField(`own.${index}.key`, "unknown_record");
    return { key: key ?? `${line.kind}:${ids.next()}`, ...line };
  });
}

async function sign(situation: Situation, inPlace: string | undefined): Promise<Changes> {
  const { dependencies, transaction, term, incoming, subject, record } = situation;
  const signed = await gatherLines({ models: dependencies.models, alliance: term.alliance, now: transaction.at }, record);
  const entries = await withEntry(situation, { kind: "signed", words: "", inPlace, side: subject.outgoing }, { remarks: record.remarks, ...signed });
  await tellSigned(dependencies, transaction, record, subject, incoming);
  return { state: "handed", signed, entries };
}

async function giveBack(situation: Situation, reason: string): Promise<Changes> {
  const { dependencies, transaction, subject, incoming, record } = situation;
  const entries = await withEntry(situation, { kind: "returned", words: reason, inPlace: undefined, side: incoming });
  await tellAnswer(dependencies, transaction, record, subject, { kind: "hand_over_returned", incoming, reason, entries: entries.length });
  return { state: "open", signed: null, entries };
}

/** @throws conflict `hand_over_same_person`: two signatures of one person are none */
async function accept(situation: Situation, { words, inPlace }: Extract<HandOverCommand, { command: "accept" }>): Promise<Changes> {
  const { dependencies, transaction, actor, subject, incoming, record } = situation;
  if (record.entries.findLast(({ kind }) => kind === "signed")?.person === actor.person.id) throw conflict("hand_over_same_person");
  const entries = await withEntry(situation, { kind: "accepted", words, inPlace, side: incoming });
  await tellAnswer(dependencies, transaction, record, subject, { kind: words === "" ? "hand_over_accepted" : "hand_over_reserved", incoming, reason: words, entries: entries.length });
  return { state: "accepted", entries };
}

interface EntryGiven {
  kind: HandOverEntry["kind"];
  words: string;
  inPlace: string | undefined;
  side: ChairSide;
}

/** The entries with one more, sealed with those before it and with the paper that it puts a name to. `inPlace` is kept of who is not of the side itself. */
async function withEntry(
  { dependencies, transaction, actor, subject, record }: Situation,
  { kind, words, inPlace, side }: EntryGiven,
  paper: SignedPaper | null = null,
): Promise<HandOverEntryRecord[]> {
  const organization = await organizationRefs(dependencies.models, [side.organization], transaction.session);
  const rights = handOverRights(actor, subject);
  const entry = {
    kind,
    at: transaction.at,
    person: actor.person.id,
    name: actor.person.name,
    organization: organization(side.organization).name,
    words,
    inPlace: rights.sign || rights.answer ? null : (inPlace ?? null),
  };
  return [...record.entries, { ...entry, seal: sealEntry(record, entry, paper, record.entries.at(-1)?.seal ?? "") }];
}
