import { MOST_CORRECTIONS, type ConsultationCommand, type ConsultationView } from "../../app/contracts/consultations.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import type { Actor } from "../access/actor.ts";
import { consultationTable } from "../access/consultation-rules.ts";
import { dayAt } from "../clock.ts";
import { AppError, badField, conflict } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { getConsultation } from "./list-consultations.ts";
import { requireConsultation, requireStep } from "./require-consultation.ts";
import { storeStep } from "./store-step.ts";
import { notifyUnits, unitsAsked, unitsCommented } from "./tell-consultation.ts";
import { alliancesOfCounty, checkDays } from "./write-consultation.ts";

/** What is done to a draft that is not written or answered: it is opened, corrected, published, dropped. */
interface Situation {
  dependencies: ConsultationDependencies;
  transaction: Transaction;
  actor: Actor;
  record: ConsultationRecord;
}

/**
 * Takes one step on a draft, as the table in `server/access/consultation-rules.ts` has it; one transaction.
 * @throws not_found; forbidden for who is not the department; conflict `consultation_step`, `stale_revision`, `consultation_days`, `consultation_full`
 * @throws bad_input on `paragraph` that it has not, on `policy` that is not one of the department's in force
 */
export async function commandConsultation(dependencies: ConsultationDependencies, actor: Actor, id: string, command: ConsultationCommand, revision?: number): Promise<ConsultationView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const record = await requireConsultation(models, actor, id, transaction);
    requireStep(actor, record, command.command);
    requireRevision(revision, record);
    await take({ dependencies, transaction, actor, record }, command);
  });
  return getConsultation(dependencies, actor, id);
}

function take(situation: Situation, command: ConsultationCommand): Promise<void> {
  switch (command.command) {
    case "open":
      return open(situation);
    case "correct":
      return correct(situation, command.paragraph, command.note);
    case "publish":
      return publish(situation, command.policy);
    case "drop":
      return drop(situation, command.reason);
  }
}

/** From today on the units of its audience are asked; what it says is no longer changed. The county's alliances are those of now. */
async function open({ dependencies, transaction, actor, record }: Situation): Promise<void> {
  const { models, countWorkDays } = dependencies;
  const today = dayAt(transaction.at);
  try {
    checkDays(countWorkDays, record, today);
  } catch (error) {
    if (error instanceof AppError) throw conflict("consultation_days");
    throw error;
  }
  const alliances = record.scope === "county" ? await alliancesOfCounty(models, record.county, transaction) : record.alliances;
  const after = await storeStep(dependencies, transaction, record, {
    kind: "open",
    changes: { state: consultationTable.open.to!, from: today, alliances },
    name: actor.person.name,
    text: "",
    action: "consultation.open",
  });
  await notifyUnits(dependencies, transaction, after, { kind: "consultation_opened", units: await unitsAsked(models, after, transaction), facts: { day: after.until }, once: "opened" });
}

/** An error is mended by a note that stands beside it; the text stays as it was read. Who commented is told. */
async function correct({ dependencies, transaction, actor, record }: Situation, paragraph: string | null, note: string): Promise<void> {
  if (paragraph !== null && !record.paragraphs.some(({ id }) => id === paragraph)) throw badField("paragraph", "not_allowed");
  if (record.corrections.length >= MOST_CORRECTIONS) throw conflict("consultation_full");
  const correction = { id: dependencies.ids.next(), at: transaction.at, paragraph, note, name: actor.person.name };
  const after = await storeStep(dependencies, transaction, record, {
    kind: "correct",
    changes: { corrections: [...record.corrections, correction] },
    name: actor.person.name,
    text: note,
    action: "consultation.correct",
  });
  await notifyUnits(dependencies, transaction, after, { kind: "consultation_corrected", units: await unitsCommented(dependencies.models, record._id, transaction), once: correction.id });
}

/** Links the policy that came of it. Who commented is told. */
async function publish({ dependencies, transaction, actor, record }: Situation, policy: string): Promise<void> {
  const { models } = dependencies;
  const listing = await models.listings.findOne({ _id: policy, kind: "policy", owner: record.department, open: true }, { title: 1 }, { session: transaction.session }).lean();
  if (!listing) throw badField("policy", "not_allowed");
  const after = await storeStep(dependencies, transaction, record, {
    kind: "publish",
    changes: { state: consultationTable.publish.to!, policy },
    name: actor.person.name,
    text: listing.title,
    action: "consultation.publish",
  });
  await notifyUnits(dependencies, transaction, after, { kind: "consultation_published", units: await unitsCommented(models, record._id, transaction), facts: { policy: listing.title }, once: "published" });
}

/** Nothing comes of it, and the reason stands there. Who commented is told. */
async function drop({ dependencies, transaction, actor, record }: Situation, reason: string): Promise<void> {
  const after = await storeStep(dependencies, transaction, record, {
    kind: "drop",
    changes: { state: consultationTable.drop.to!, reason },
    name: actor.person.name,
    text: reason,
    action: "consultation.drop",
  });
  await notifyUnits(dependencies, transaction, after, { kind: "consultation_dropped", units: await unitsCommented(dependencies.models, record._id, transaction), facts: { reason }, once: "dropped" });
}
