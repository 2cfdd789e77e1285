import type { NamedRef } from "../../app/contracts/common.ts";
import { ANSWER_DAYS, type ConsultationRow, type ConsultationView } from "../../app/contracts/consultations.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeConsultation, commentingSeats, consultationStepsOf, isDepartment, takesComments } from "../access/consultation-rules.ts";
import { addDays, dayAt } from "../clock.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import { compareRounds } from "./compare-rounds.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { MOST_COUNTED } from "./list-comments.ts";
import { readReason } from "./read-reason.ts";
import { unitsAsked } from "./tell-consultation.ts";

type Parts = Pick<ConsultationDependencies, "models" | "clock">;

/** Pure. */
export function presentRow(record: ConsultationRecord, names: ReadonlyMap<string, NamedRef>, today: string): ConsultationRow {
  const { _id, number, title, department, state, from, until, round, figures, createdAt } = record;
  const answerDue = addDays(until, ANSWER_DAYS);
  return {
    id: _id,
    number,
    title,
    department: nameIn(names, department),
    state,
    from,
    until,
    round,
    figures,
    answerDue,
    overdue: state === "closed" && today > answerDue,
    createdAt: createdAt.toISOString(),
  };
}

/** A draft with its paragraphs, what came of it and what the actor may do. */
export async function presentConsultation({ models, clock }: Parts, actor: Actor, record: ConsultationRecord): Promise<ConsultationView> {
  const today = dayAt(clock.now());
  const [asked, comments, earlier, later, listing, source] = await Promise.all([
    unitsAsked(models, record),
    models.consultationComments.find({ consultation: record._id, withdrawnAt: null }, { organization: 1, paragraph: 1, kind: 1 }).limit(MOST_COUNTED).lean(),
    record.previous === null ? null : models.consultations.findOne({ _id: record.previous }).lean(),
    models.consultations.findOne({ previous: record._id, state: { $ne: "dropped" } }).lean(),
    record.policy === null ? null : models.listings.findOne({ _id: record.policy }, { title: 1 }).lean(),
    record.source === null ? null : readReason(models, actor, record.source),
  ]);
  // Another round may ask others.
  const [before, after] = [earlier, later].map((round) => (round && canSeeConsultation(actor, round) ? round : null));
  const members = new Set(asked.map(({ organization }) => organization));
  const mine = takesComments(record, today) ? commentingSeats(actor, record).filter(({ organization }) => members.has(organization)) : [];
  const names = await readNames(models, { alliances: record.alliances, organizations: [record.department, ...mine.map(({ organization }) => organization)] });
  const rounds = compareRounds(record.paragraphs, before?.paragraphs ?? null);
  const countOf = (paragraph: string, kind: string) => comments.filter((one) => one.paragraph === paragraph && one.kind === kind).length;
  return {
    ...presentRow(record, names, today),
    audience: { scope: record.scope, alliances: record.alliances.map((alliance) => nameIn(names, alliance)) },
    explanation: record.explanation,
    paragraphs: record.paragraphs.map(({ id, heading, text, origin }) => ({
      id,
      heading,
      text,
      origin,
      before: rounds.before.get(id) ?? null,
      kinds: { support: countOf(id, "support"), change: countOf(id, "change"), against: countOf(id, "against") },
    })),
    left: rounds.left,
    source,
    shortReason: record.shortReason,
    contact: record.contact,
    corrections: record.corrections.map(({ id, at, paragraph, note, name }) => ({ id, at: at.toISOString(), paragraph, note, name })),
    previous: before ? { id: before._id, number: before.number } : null,
    next: after ? { id: after._id, number: after.number } : null,
    policy: listing && { id: listing._id, title: listing.title },
    reason: record.reason,
    units: { asked: asked.length, commented: new Set(comments.map(({ organization }) => organization)).size },
    mine: mine.map(({ organization }) => nameIn(names, organization)),
    asDepartment: isDepartment(actor, record),
    revision: record.revision,
    log: record.log.map(({ id, at, kind, name, text }) => ({ id, at: at.toISOString(), kind, name, text })),
    may: consultationStepsOf(actor, record).filter((step) => step !== "again" || later === null),
  };
}
