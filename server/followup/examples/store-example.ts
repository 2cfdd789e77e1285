import type { ExampleStep } from "../../../app/contracts/examples.ts";
import type { ExampleRecord } from "../../../models/example.ts";
import type { Dependencies } from "../../dependencies.ts";
import { conflict } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { tellExample } from "./tell-example.ts";

/** What a step does: fields, and what is written beside it in the log under a name. */
export interface StepStored {
  changes: Partial<Omit<ExampleRecord, "log" | "revision">>;
  text: string;
  name: string;
}

/** Stores a step with its log line, events and audit record. @returns the record as stored */
export async function storeExample({ models, ids }: Pick<Dependencies, "models" | "ids">, transaction: Transaction, record: ExampleRecord, step: ExampleStep, { changes, text, name }: StepStored): Promise<ExampleRecord> {
  const log = [...record.log, { id: ids.next(), at: transaction.at, kind: step, name, text }];
  const after: ExampleRecord = { ...record, ...changes, log, revision: record.revision + 1 };
  const written = await models.examples.updateOne({ _id: record._id, revision: record.revision }, { $set: { ...changes, log, revision: after.revision } }, { session: transaction.session });
  if (written.matchedCount === 0) throw conflict("stale_revision");
  tellExample(transaction, after);
  transaction.audit({
    action: `example.${step}`,
    subject: { kind: "example", id: record._id },
    alliance: record.alliance,
    county: record.county,
    before: { state: record.state, title: record.title },
    after: { state: after.state, title: after.title, ...(text !== "" && { text }) },
  });
  return after;
}
