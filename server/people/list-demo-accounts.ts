import type { DemoAccountView } from "../../app/contracts/people.ts";
import type { Dependencies } from "../dependencies.ts";
import { notFound } from "../errors.ts";
import { presentSeats } from "./present-me.ts";
import { personSeats } from "./resolve-actor.ts";

/**
 * The demo seed's people with their seats of today.
 * @throws not_found outside demo mode: there is no such door
 */
export async function listDemoAccounts(dependencies: Dependencies & { demo: boolean }): Promise<DemoAccountView[]> {
  if (!dependencies.demo) throw notFound();
  const people = await dependencies.models.people.find({ demo: true }).sort({ _id: 1 }).limit(100).lean();
  return Promise.all(
    people.map(async (person) => {
      const { seats } = await personSeats(dependencies, person._id);
      return { account: person.account, name: person.name, seats: await presentSeats(dependencies, seats) };
    }),
  );
}
