import type { KeptPersonView } from "../../app/contracts/people.ts";
import type { PersonRecord } from "../../models/person.ts";
import type { Actor } from "../access/actor.ts";
import { canChangeAccount, canInvite } from "../access/people-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { factsOfAccount, openSeats } from "./account-facts.ts";
import { presentSeats } from "./present-me.ts";

/** Accounts as their keepers see them: phone masked, nothing of the password but whether there is one. */
export async function presentAccounts(
  dependencies: Dependencies,
  actor: Actor,
  people: PersonRecord[],
): Promise<KeptPersonView[]> {
  const seats = await openSeats(dependencies, people.map((person) => person._id));
  const views = await presentSeats(dependencies, seats.map(({ _id, ...seat }) => ({ id: _id, ...seat })));
  return people.map((person) => {
    const facts = factsOfAccount(person, seats);
    return {
      id: person._id,
      account: person.account,
      name: person.name,
      phone: person.phone ? `${person.phone.slice(0, 3)}****${person.phone.slice(-4)}` : null,
      county: person.county ?? null,
      disabled: person.disabledAt !== undefined,
      hasPassword: facts.hasPassword,
      secondFactor: person.secondFactor !== undefined,
      seats: views.filter((_, index) => seats[index]!.person === person._id),
      may: { change: canChangeAccount(actor, facts), invite: !person.disabledAt && canInvite(actor, facts) },
      revision: person.revision,
      createdAt: person.createdAt.toISOString(),
    };
  });
}
