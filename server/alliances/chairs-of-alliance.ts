import { chairOf } from "../access/chair-of.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** Who holds the chair of an alliance at the instant of the transaction; nobody where no term runs, or its member has named nobody. */
export async function chairsOfAlliance({ models }: Pick<Dependencies, "models">, { session, at }: Transaction, alliance: string): Promise<string[]> {
  const term = await models.terms.findOne({ alliance, from: { $lte: at }, until: { $gt: at } }, null, { session }).lean();
  const person = chairOf(term, at)?.person ?? null;
  return person === null ? [] : [person];
}
