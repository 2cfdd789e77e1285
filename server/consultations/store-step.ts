import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import { conflict } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { tellConsultation } from "./tell-consultation.ts";

type Kind = ConsultationRecord["log"][number]["kind"];

/** What a step leaves behind: fields, its line of the log, its audit record. */
export interface StepToStore {
  kind: Kind;
  changes: Partial<Omit<ConsultationRecord, "_id" | "figures" | "log" | "revision">>;
  /** Who did it; empty for the clock. */
  name: string;
  text: string;
  action: AuditVerb;
}

/**
 * Stores a step with its log line, events and audit record. Comments count in `figures` without a new revision, so closing, which is decided by
 * them, is stored only where they still stand as they were read.
 * @throws conflict `stale_revision`
 */
export async function storeStep(
  { models, ids }: Pick<ConsultationDependencies, "models" | "ids">,
  transaction: Transaction,
  record: ConsultationRecord,
  { kind, changes, name, text, action }: StepToStore,
): Promise<ConsultationRecord> {
  const log = [...record.log, { id: ids.next(), at: transaction.at, kind, name, text }];
  const after: ConsultationRecord = { ...record, ...changes, log, revision: record.revision + 1 };
  const written = await models.consultations.updateOne(
    { _id: record._id, revision: record.revision, ...(kind === "closed" && { "figures.owed": record.figures.owed }) },
    { $set: { ...changes, log, revision: after.revision } },
    { session: transaction.session },
  );
  if (written.matchedCount === 0) throw conflict("stale_revision");
  tellConsultation(transaction, after);
  transaction.audit({
    action,
    subject: { kind: "consultation", id: record._id },
    // What was never opened is the department's alone; officers of other ones read the county's records.
    county: after.from === null ? null : record.county,
    before: { state: record.state },
    after: { state: after.state, ...(text !== "" && { reason: text }) },
  });
  return after;
}
