import type { CaseRecord } from "../../models/case.ts";
import type { Models } from "../database/models.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";

type Scope = Pick<CaseRecord, "alliance" | "county">;
type Moment = Pick<Transaction, "session" | "at">;

/** Who is asked to act on a case now: the secretaries of its alliance; where there is none, the county's officers. */
export async function peopleOfHotline(models: Models, { alliance, county }: Scope, moment: Moment): Promise<string[]> {
  const secretaries = await peopleWith(models, moment, { alliance, role: "secretary" });
  return secretaries.length > 0 ? secretaries : peopleWith(models, moment, { county, role: "officer" });
}

/** All who keep the direct line of a case's alliance now: its secretaries and the county's officers. */
export async function keepersOfHotline(models: Models, { alliance, county }: Scope, moment: Moment): Promise<string[]> {
  const secretaries = await peopleWith(models, moment, { alliance, role: "secretary" });
  return [...secretaries, ...(await peopleWith(models, moment, { county, role: "officer" }))];
}

/** Whose word counts for a case: who called, or the people of the firm in whose name it was entered. */
export const peopleOfCaller = async (
  { peopleActingFor }: Pick<HotlineDependencies, "peopleActingFor">,
  transaction: Transaction,
  { person, organization, onBehalf }: CaseRecord,
): Promise<string[]> => (onBehalf && organization ? peopleActingFor(transaction, organization) : [person]);

async function peopleWith(models: Models, { session, at }: Moment, filter: Record<string, unknown>): Promise<string[]> {
  const seats = await models.seats
    .find({ ...filter, from: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] }, { person: 1 }, { session })
    .lean();
  return [...new Set(seats.map(({ person }) => person))];
}
