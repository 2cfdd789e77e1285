import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** People whose seat lets them act for an organization at the instant of the transaction. */
export async function peopleActingFor(
  { models }: Pick<Dependencies, "models">,
  transaction: Transaction,
  organization: string,
): Promise<string[]> {
  const seats = await models.seats
    .find({ organization, role: { $in: ["liaison", "service", "officer"] } }, null, { session: transaction.session })
    .lean();
  return seats
    .filter(({ from, until }) => from <= transaction.at && (until === null || until > transaction.at))
    .map(({ person }) => person);
}
