import type { ConsultationStep } from "../../app/contracts/consultations.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeConsultation, consultationTable, isDepartment } from "../access/consultation-rules.ts";
import type { Models } from "../database/models.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** The draft, as far as the actor may see it. @throws not_found */
export async function requireConsultation(models: Models, actor: Actor, id: string, transaction?: Pick<Transaction, "session">): Promise<ConsultationRecord> {
  const record = await models.consultations.findOne({ _id: id }, null, transaction ? { session: transaction.session } : {}).lean();
  if (!record || !canSeeConsultation(actor, record)) throw notFound();
  return record;
}

/** @throws forbidden for who is not the department; conflict `consultation_step` when it is not at the step */
export function requireStep(actor: Actor, record: ConsultationRecord, step: ConsultationStep): void {
  if (!isDepartment(actor, record)) throw forbidden();
  if (!consultationTable[step].from.includes(record.state)) throw conflict("consultation_step");
}
