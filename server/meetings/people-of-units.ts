import type { Models } from "../database/models.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** People who stand for these organizations in an alliance now, by their seats. */
export async function peopleOfUnits(
  models: Models,
  alliance: string,
  organizations: string[],
  { session, at }: Pick<Transaction, "session" | "at">,
): Promise<string[]> {
  const seats = await models.seats
    .find(
      {
        organization: { $in: organizations },
        role: { $in: ["liaison", "service"] },
        alliance: { $in: [alliance, null] },
        from: { $lte: at },
        $or: [{ until: null }, { until: { $gt: at } }],
      },
      { person: 1 },
      { session },
    )
    .lean();
  return [...new Set(seats.map((seat) => seat.person))];
}
