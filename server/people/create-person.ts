import type { InvitationView, KeptPersonView, PersonInput } from "../../app/contracts/people.ts";
import type { PersonRecord } from "../../models/person.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeAccount } from "../access/people-rules.ts";
import { takenAs } from "../database/is-taken.ts";
import { badField, forbidden } from "../errors.ts";
import { getAccount } from "./get-account.ts";
import { newInvitation } from "./invite-person.ts";
import { checkPassword, hashPassword } from "./passwords.ts";
import type { PeopleDependencies } from "./people-dependencies.ts";

/**
 * Makes an account. Without a password the reply carries the one-time link with which the person sets it.
 * @throws forbidden when the county's accounts are not the actor's to keep
 * @throws bad_input on `account` (taken), `county` or `password`
 */
export async function createPerson(
  dependencies: PeopleDependencies,
  actor: Actor,
  input: PersonInput,
): Promise<{ person: KeptPersonView; invitation: InvitationView | null }> {
  const { models, inTransaction, ids, clock, divisionName } = dependencies;
  if (!canSeeAccount(actor, input.county)) throw forbidden();
  if (input.county !== null && divisionName(input.county) === null) throw badField("county", "division");
  if (input.password !== undefined) checkPassword(input.password, "password");
  const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
  const invitation = passwordHash === undefined ? newInvitation(clock.now()) : null;
  const id = ids.next();
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const person: PersonRecord = {
      _id: id,
      account: input.account,
      accountKey: input.account.toLowerCase(),
      name: input.name,
      locale: "zh-CN",
      revision: 0,
      createdAt: at,
      ...(input.phone && { phone: input.phone }),
      ...(input.county && { county: input.county }),
      ...(passwordHash && { passwordHash, passwordChangedAt: at }),
      ...(invitation && { invitation: invitation.stored }),
    };
    await models.people.create([person], { session });
    transaction.audit({
      action: "person.create",
      subject: { kind: "person", id },
      county: input.county,
      after: { account: person.account, name: person.name },
    });
  }).catch(takenAs(() => badField("account", "account_taken")));
  return { person: await getAccount(dependencies, actor, id), invitation: invitation?.view ?? null };
}
