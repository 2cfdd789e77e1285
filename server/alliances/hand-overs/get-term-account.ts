import type { HandOverPaper, TermAccount } from "../../../app/contracts/hand-overs.ts";
import type { HandOverRecord } from "../../../models/hand-over.ts";
import type { TermRecord } from "../../../models/term.ts";
import { canReadHandOver, canReadLine, handOverRights, type ChairSide, type HandOverRights } from "../../access/hand-over-rules.ts";
import type { Actor } from "../../access/actor.ts";
import type { AllianceScope } from "../../access/scope.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";
import { organizationRefs, personRefs } from "../names.ts";
import { requireAlliance, scopeOfAlliance } from "../require-alliance.ts";
import { countTerm } from "./count-term.ts";
import { gatherLines } from "./gather-lines.ts";
import { readIncoming, subjectOf } from "./read-sides.ts";
import { isSound } from "./seal-entry.ts";

const NOTHING: HandOverRights = { prepare: false, sign: false, signInPlace: false, answer: false, acceptInPlace: false };

/**
 * A term that runs or is over: what came of it, and how the chair is handed over at its end. Before it is signed the list is what is open at
 * the moment of reading.
 * @throws not_found when the alliance is not the actor's to read, or has no such term that began
 */
export async function getTermAccount(dependencies: Dependencies, actor: Actor, allianceId: string, termId: string): Promise<TermAccount> {
  const { models, clock } = dependencies;
  const now = clock.now();
  const alliance = await requireAlliance(dependencies, actor, allianceId);
  const term = await models.terms.findOne({ _id: termId, alliance: allianceId, from: { $lte: now } }).lean();
  if (!term) throw notFound();
  const [record, incoming, report] = await Promise.all([
    models.handOvers.findOne({ _id: termId }).lean(),
    readIncoming(models, term),
    countTerm(models, allianceId, { from: term.from, until: term.until < now ? term.until : now }),
  ]);
  const scope = scopeOfAlliance(alliance);
  const subject = subjectOf(scope, term, incoming, record, now);
  const isThere = record !== null || (incoming !== null && !subject.over);
  const present = await presentSides(dependencies, [subject.outgoing, ...(incoming ? [incoming] : [])]);
  return {
    alliance: { id: alliance._id, name: alliance.name },
    term: { id: term._id, state: subject.over ? "past" : "present", from: term.from.toISOString(), until: term.until.toISOString() },
    outgoing: present(subject.outgoing),
    incoming: incoming && present(incoming),
    report,
    handOver: isThere
      ? {
          state: subject.state,
          late: subject.over && subject.state !== "accepted",
          paper: canReadHandOver(actor, subject) ? await presentPaper(dependencies, actor, scope, term, record) : null,
          entries: (record?.entries ?? []).map(({ kind, at, name, organization, words, inPlace, seal }) => ({ kind, at: at.toISOString(), name, organization, words, inPlace, seal })),
          sound: record && isSound(record),
        }
      : null,
    may: isThere ? handOverRights(actor, subject) : NOTHING,
    revision: record?.revision ?? 0,
  };
}

async function presentSides({ models }: Dependencies, sides: ChairSide[]) {
  const [organization, person] = await Promise.all([
    organizationRefs(models, sides.map((side) => side.organization)),
    personRefs(models, sides.flatMap((side) => side.person ?? [])),
  ]);
  return (side: ChairSide) => ({ organization: organization(side.organization), person: side.person === null ? null : person(side.person) });
}

/** The list as the actor may read it: as it was signed, or else as it stands now. */
async function presentPaper({ models, clock }: Dependencies, actor: Actor, scope: AllianceScope, term: TermRecord, record: HandOverRecord | null): Promise<HandOverPaper> {
  const { lines, partial } = record?.signed ?? (await gatherLines({ models, alliance: term.alliance, now: clock.now() }, { notes: record?.notes ?? [], own: record?.own ?? [] }));
  const readable = lines.filter(({ readers }) => canReadLine(actor, scope, readers));
  return {
    remarks: record?.remarks ?? "",
    lines: readable.map(({ key, kind, number, resolution, title, unit, due, late, note, href }) => ({ key, kind, number, resolution, title, unit, due, late, note, href })),
    withheld: lines.length - readable.length,
    partial,
  };
}
