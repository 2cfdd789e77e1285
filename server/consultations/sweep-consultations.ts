import { afterClosing } from "../access/consultation-rules.ts";
import { addDays, dayAt } from "../clock.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { storeStep } from "./store-step.ts";
import { notifyUnits, unitsAsked, unitsCommented } from "./tell-consultation.ts";

/** Most drafts of one kind in one sweep. */
const MOST = 100;

type Filter = Record<string, unknown>;

/** Closes what is past its last day, and a day before it reminds the units that have said nothing; each once, however often and on however many processes it runs. */
export async function sweepConsultations(dependencies: ConsultationDependencies): Promise<void> {
  const { models, clock, inTransaction } = dependencies;
  const today = dayAt(clock.now());
  const over: Filter = { state: "open", until: { $lt: today } };
  for (const { _id } of await models.consultations.find(over, { _id: 1 }).limit(MOST).lean()) {
    await inTransaction(null, (transaction) => close(dependencies, transaction, { ...over, _id }));
  }
  // Not on the day of opening itself: then they were just told.
  const near: Filter = { state: "open", lastTold: false, until: { $gte: today, $lte: addDays(today, 1) }, from: { $lt: today } };
  for (const { _id } of await models.consultations.find(near, { _id: 1 }).limit(MOST).lean()) {
    await inTransaction(null, (transaction) => remind(dependencies, transaction, { ...near, _id }));
  }
}

async function close(dependencies: ConsultationDependencies, transaction: Transaction, filter: Filter): Promise<void> {
  const record = await dependencies.models.consultations.findOne(filter, null, { session: transaction.session }).lean();
  if (!record) return;
  await storeStep(dependencies, transaction, record, { kind: "closed", changes: { state: afterClosing(record.figures) }, name: "", text: "", action: "consultation.close" });
}

async function remind(dependencies: ConsultationDependencies, transaction: Transaction, filter: Filter): Promise<void> {
  const { models } = dependencies;
  const { session } = transaction;
  const record = await models.consultations.findOne(filter, null, { session }).lean();
  if (!record) return;
  await models.consultations.updateOne({ _id: record._id }, { $set: { lastTold: true } }, { session });
  const said = new Set((await unitsCommented(models, record._id, transaction)).map(({ organization }) => organization));
  const silent = (await unitsAsked(models, record, transaction)).filter(({ organization }) => !said.has(organization));
  await notifyUnits(dependencies, transaction, record, { kind: "consultation_last", units: silent, facts: { day: record.until }, once: "last" });
}
