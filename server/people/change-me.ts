import type { z } from "zod";
import type { PersonView, mePatch, passwordChange } from "../../app/contracts/people.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, notFound } from "../errors.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import type { AttemptDependencies } from "./failed-attempts.ts";
import { checkPassword, hashPassword } from "./passwords.ts";
import { requireOwnPassword } from "./require-own-password.ts";

/** Changes the actor's own name or language. */
export async function changeMe(
  { models, inTransaction }: Dependencies,
  actor: Actor,
  patch: z.output<typeof mePatch>,
): Promise<PersonView> {
  return inTransaction(actor, async (transaction) => {
    const person = await models.people.findOneAndUpdate(
      { _id: actor.person.id },
      { $set: { ...(patch.name && { name: patch.name }), ...(patch.locale && { locale: patch.locale }) }, $inc: { revision: 1 } },
      { session: transaction.session, returnDocument: "after", lean: true },
    );
    if (!person) throw notFound();
    transaction.audit({ action: "person.change", subject: { kind: "person", id: person._id }, after: patch });
    return { id: person._id, account: person.account, name: person.name, locale: person.locale };
  });
}

/**
 * Changes the actor's own password and ends every other session.
 * @throws bad_input on `current` when it is wrong, on `next` when it is the same one or weak; rate_limited after five wrong ones
 */
export async function changePassword(
  dependencies: AttemptDependencies,
  actor: Actor,
  input: z.output<typeof passwordChange>,
): Promise<void> {
  const { models, inTransaction } = dependencies;
  await requireOwnPassword(dependencies, actor, input.current, "current");
  if (input.next === input.current) throw badField("next", "password_unchanged");
  checkPassword(input.next, "next");
  const passwordHash = await hashPassword(input.next);
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    await models.people.updateOne({ _id: actor.person.id }, { $set: { passwordHash, passwordChangedAt: at } }, { session });
    await endOtherSessions(dependencies, transaction, actor);
    transaction.audit({ action: "person.password", subject: { kind: "person", id: actor.person.id } });
  });
}

/**
 * Chooses the seat that the actor acts as from now on.
 * @throws bad_input when it is not one of the actor's seats in force
 */
export async function chooseSeat({ models }: Dependencies, actor: Actor, seat: string): Promise<void> {
  if (!actor.seats.some((candidate) => candidate.id === seat)) throw badField("seat", "not_allowed");
  await models.people.updateOne({ _id: actor.person.id }, { $set: { seat } });
}
