import { dayAt } from "../clock.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { Models } from "./models.ts";

/** The next number in a ledger of the year, such as `2026-12`; taken in the transaction, so no number is lost or doubled. */
export async function nextNumber(
  models: Models,
  ledger: string,
  of: string,
  { session, at }: Pick<Transaction, "session" | "at">,
): Promise<string> {
  const year = dayAt(at).slice(0, 4);
  const counter = await models.counters.findOneAndUpdate(
    { _id: `${ledger}:${of}:${year}` },
    { $inc: { value: 1 } },
    { session, upsert: true, returnDocument: "after", lean: true },
  );
  return `${year}-${counter!.value}`;
}
