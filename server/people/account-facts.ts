import type { ClientSession } from "mongoose";
import type { PersonRecord } from "../../models/person.ts";
import type { SeatRecord } from "../../models/seat.ts";
import type { AccountFacts } from "../access/people-rules.ts";
import { canSeeAccount } from "../access/people-rules.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { notFound } from "../errors.ts";

/** The seats of people that are in force or to come. */
export async function openSeats(
  { models, clock }: Pick<Dependencies, "models" | "clock">,
  people: string[],
  session: ClientSession | null = null,
): Promise<SeatRecord[]> {
  return models.seats
    .find({ person: { $in: people }, $or: [{ until: null }, { until: { $gt: clock.now() } }] }, null, { session })
    .sort({ from: 1, _id: 1 })
    .lean();
}

/** What the access rules need to know of an account. Pure. */
export const factsOfAccount = (person: PersonRecord, seats: SeatRecord[]): AccountFacts => ({
  county: person.county ?? null,
  hasPassword: person.passwordHash !== undefined,
  seats: seats.filter((seat) => seat.person === person._id),
});

/**
 * An account that the actor may see, with what the rules need.
 * @throws not_found when there is none or it is not theirs to see
 */
export async function requireAccount(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  session: ClientSession | null = null,
): Promise<{ person: PersonRecord; facts: AccountFacts; seats: SeatRecord[] }> {
  const person = await dependencies.models.people.findOne({ _id: id }, null, { session }).lean();
  if (!person || !canSeeAccount(actor, person.county ?? null)) throw notFound();
  const seats = await openSeats(dependencies, [id], session);
  return { person, seats, facts: factsOfAccount(person, seats) };
}
