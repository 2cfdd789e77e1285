import { chairOf } from "../access/chair-of.ts";
import type { Models } from "../database/models.ts";
import type { Transaction } from "../outbox/transaction.ts";

type Moment = Pick<Transaction, "session" | "at">;

/** People who answer for these units in an alliance now: their liaisons, service people and officers. */
export const peopleOfUnits = (models: Models, alliance: string, units: string[], moment: Moment): Promise<string[]> =>
  peopleWith(models, moment, {
    organization: { $in: units },
    role: { $in: ["liaison", "service", "officer"] },
    alliance: { $in: [alliance, null] },
  });

/** People who act for these organizations now, in whatever alliance. */
export const peopleOfOrganizations = (models: Models, organizations: string[], moment: Moment): Promise<string[]> =>
  peopleWith(models, moment, { organization: { $in: organizations }, role: { $in: ["liaison", "service", "officer"] } });

/** People who lead what an alliance follows up: its secretaries, and the chair of now. */
export async function leadersOfAlliance(models: Models, alliance: string, moment: Moment): Promise<string[]> {
  const { session, at } = moment;
  const secretaries = await peopleWith(models, moment, { alliance, role: "secretary" });
  const term = await models.terms.findOne({ alliance, from: { $lte: at }, until: { $gt: at } }, null, { session }).lean();
  const chair = chairOf(term, at)?.person ?? null;
  return [...secretaries, ...(chair === null ? [] : [chair])];
}

/** Officers of a county now. */
export const officersOfCounty = (models: Models, county: string, moment: Moment): Promise<string[]> => peopleWith(models, moment, { county, role: "officer" });

async function peopleWith(models: Models, { session, at }: Moment, filter: Record<string, unknown>): Promise<string[]> {
  const seats = await models.seats
    .find({ ...filter, from: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] }, { person: 1 }, { session })
    .lean();
  return [...new Set(seats.map((seat) => seat.person))];
}
