import type { AllianceScope } from "../access/scope.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** Most seats that are looked at, those that have ended among them. */
const MOST = 500;

/** People who keep an alliance at the instant of the transaction, each once: its secretaries, the officers of its county and the administrators, as `keepsAlliance` says. */
export async function keepersOfAlliance({ models }: Pick<Dependencies, "models">, { session, at }: Transaction, { alliance, county }: AllianceScope): Promise<string[]> {
  const seats = await models.seats
    .find({ $or: [{ alliance, role: "secretary" }, { county, role: "officer" }, { county: null, role: "administrator" }] }, null, { session })
    .limit(MOST)
    .lean();
  return [...new Set(seats.filter(({ from, until }) => from <= at && (until === null || until > at)).map(({ person }) => person))];
}
