import type { ConsultationInput, ConsultationView, NewConsultation } from "../../app/contracts/consultations.ts";
import { FEWEST_WORK_DAYS, MOST_DAYS } from "../../app/contracts/consultations.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import type { Actor } from "../access/actor.ts";
import { departmentsOf } from "../access/consultation-rules.ts";
import { addDays, dayAt } from "../clock.ts";
import { nextNumber } from "../database/next-number.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import { noFigures } from "./comment-figures.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { getConsultation } from "./list-consultations.ts";
import { readReason } from "./read-reason.ts";
import { requireConsultation, requireStep } from "./require-consultation.ts";
import { storeStep } from "./store-step.ts";
import { tellConsultation } from "./tell-consultation.ts";

/** Most alliances of a county. */
const MOST_ALLIANCES = 200;

/**
 * Writes the draft of a policy in a department's name, numbered in the county's ledger of the year; only the department sees it until it is opened.
 * With `previous` it is the next round of one that is closed, answered or dropped.
 * @throws forbidden for who is no officer of the department
 * @throws bad_input on `audience.alliances` of another county, `until` and `shortReason`, `paragraphs.N.origin`, `previous` that is not the department's, `source.id` that the actor may not see
 * @throws conflict `consultation_step` when the round before is still open, `consultation_round_taken` when it has a next one
 */
export async function createConsultation(dependencies: ConsultationDependencies, actor: Actor, { department: named, previous: before, source, ...input }: NewConsultation): Promise<ConsultationView> {
  const { models, inTransaction, ids } = dependencies;
  const seats = departmentsOf(actor);
  const department = named === undefined ? (seats.find(({ organization }) => organization === actor.seat?.organization) ?? seats[0]) : seats.find(({ organization }) => organization === named);
  if (!department) throw forbidden();
  if (source && !(await readReason(models, actor, source))) throw badField("source.id", "unknown_record");
  const id = ids.next();
  await inTransaction(actor, async (transaction) => {
    // Taken first: of two who write the next round at once the second one finds the first.
    const number = await nextNumber(models, "consultations", department.county, transaction);
    const previous = before === null ? null : await requirePrevious(dependencies, transaction, actor, department.organization, before);
    const fields = await fieldsOf(dependencies, transaction, department.county, input, previous);
    const record: ConsultationRecord = {
      _id: id,
      county: department.county,
      number,
      department: department.organization,
      ...fields,
      source: source ?? previous?.source ?? null,
      from: null,
      state: "draft",
      corrections: [],
      round: (previous?.round ?? 0) + 1,
      previous: before,
      policy: null,
      reason: null,
      figures: noFigures,
      lastTold: false,
      log: [{ id: ids.next(), at: transaction.at, kind: "written", name: actor.person.name, text: "" }],
      revision: 0,
      createdAt: transaction.at,
    };
    await models.consultations.create([record], { session: transaction.session });
    tellConsultation(transaction, record);
    transaction.audit({ action: "consultation.write", subject: { kind: "consultation", id }, after: { number, title: record.title, until: record.until } });
  });
  return getConsultation(dependencies, actor, id);
}

/**
 * Replaces what a draft says, as long as it is not open.
 * @throws not_found; forbidden; conflict `consultation_step`, `stale_revision`; bad_input as when it is written
 */
export async function editConsultation(dependencies: ConsultationDependencies, actor: Actor, id: string, input: ConsultationInput, revision?: number): Promise<ConsultationView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const record = await requireConsultation(models, actor, id, transaction);
    requireStep(actor, record, "edit");
    requireRevision(revision, record);
    const previous = record.previous === null ? null : await models.consultations.findOne({ _id: record.previous }, null, { session: transaction.session }).lean();
    const changes = await fieldsOf(dependencies, transaction, record.county, input, previous);
    await storeStep(dependencies, transaction, record, { kind: "edit", changes, name: actor.person.name, text: "", action: "consultation.edit" });
  });
  return getConsultation(dependencies, actor, id);
}

async function requirePrevious({ models }: ConsultationDependencies, transaction: Transaction, actor: Actor, department: string, id: string): Promise<ConsultationRecord> {
  const record = await models.consultations.findOne({ _id: id, department }, null, { session: transaction.session }).lean();
  if (!record || record.from === null) throw badField("previous", "unknown_record");
  requireStep(actor, record, "again");
  const taken = await models.consultations.findOne({ previous: id, state: { $ne: "dropped" } }, { number: 1 }, { session: transaction.session }).lean();
  if (taken) throw conflict("consultation_round_taken", { number: taken.number });
  return record;
}

/** What is stored of an input. */
async function fieldsOf({ models, ids, countWorkDays }: ConsultationDependencies, transaction: Transaction, county: string, input: ConsultationInput, previous: ConsultationRecord | null) {
  const { audience, paragraphs, title, explanation, until, shortReason, contact } = input;
  checkDays(countWorkDays, input, dayAt(transaction.at));
  const known = new Set(previous?.paragraphs.map(({ id }) => id));
  for (const [index, { origin }] of paragraphs.entries()) {
    if (origin !== null && !known.delete(origin)) throw badField(`paragraphs.${index}.origin`, "not_allowed");
  }
  return {
    title,
    explanation,
    until,
    shortReason,
    contact,
    scope: audience.scope,
    alliances: audience.scope === "county" ? await alliancesOfCounty(models, county, transaction) : await requireAlliances(models, county, audience.alliances, transaction),
    paragraphs: paragraphs.map((one) => ({ id: ids.next(), ...one })),
  };
}

/** @throws bad_input on `until` that is not ahead or too far, on `shortReason` where there are too few work days without one */
export function checkDays(countWorkDays: ConsultationDependencies["countWorkDays"], { until, shortReason }: Pick<ConsultationInput, "until" | "shortReason">, today: string): void {
  if (until <= today) throw badField("until", "day_not_ahead", { today });
  if (until > addDays(today, MOST_DAYS)) throw badField("until", "consultation_long", { days: MOST_DAYS });
  const days = countWorkDays(today, until);
  if (days < FEWEST_WORK_DAYS && shortReason === "") throw badField("shortReason", "consultation_short", { days, fewest: FEWEST_WORK_DAYS });
}

/** Every alliance of a county, by id. */
export async function alliancesOfCounty(models: ConsultationDependencies["models"], county: string, { session }: Pick<Transaction, "session">): Promise<string[]> {
  const found = await models.alliances.find({ county }, { _id: 1 }, { session }).sort({ _id: 1 }).limit(MOST_ALLIANCES).lean();
  if (found.length === 0) throw badField("audience", "not_allowed");
  return found.map(({ _id }) => _id);
}

async function requireAlliances(models: ConsultationDependencies["models"], county: string, named: string[], { session }: Pick<Transaction, "session">): Promise<string[]> {
  const wanted = [...new Set(named)];
  const found = await models.alliances.find({ _id: { $in: wanted }, county }, { _id: 1 }, { session }).lean();
  if (found.length < wanted.length) throw badField("audience.alliances", "not_allowed");
  return wanted;
}
