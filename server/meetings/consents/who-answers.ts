import type { Dependencies } from "../../dependencies.ts";
import type { AllianceScope } from "../../access/scope.ts";
import type { Transaction } from "../../outbox/transaction.ts";

/** Most seats of the units of one item. */
const MOST = 1_000;

/**
 * People who can read the alliance's meetings and stand for one of these organizations now, by their stored seats: liaisons and service
 * units with a seat in the alliance, officers of its county.
 */
export async function whoAnswers(
  { models }: Pick<Dependencies, "models">,
  { session, at }: Pick<Transaction, "session" | "at">,
  { alliance, county }: AllianceScope,
  organizations: readonly string[],
): Promise<{ organization: string; person: string }[]> {
  const seats = await models.seats
    .find(
      {
        organization: { $in: [...organizations] },
        $or: [
          { role: { $in: ["liaison", "service"] }, alliance },
          { role: "officer", county },
        ],
        from: { $lte: at },
      },
      { organization: 1, person: 1, until: 1 },
      { session },
    )
    .limit(MOST)
    .lean();
  return seats.flatMap(({ organization, person, until }) => (organization !== null && (until === null || until > at) ? [{ organization, person }] : []));
}
