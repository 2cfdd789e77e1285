import type { PersonRecord } from "../../models/person.ts";
import type { Actor } from "../access/actor.ts";
import { badField } from "../errors.ts";
import { type AttemptDependencies, countAttempt, requireUnlocked } from "./failed-attempts.ts";
import { fitsPassword } from "./passwords.ts";

/**
 * The actor's own record, for what an unattended screen must not allow. Wrong ones are counted: neither a screen nor a stolen token is for guessing.
 * @param field what the input calls the password
 * @throws bad_input on the field when it is not theirs; rate_limited `too_many_attempts` after five wrong ones
 */
export async function requireOwnPassword({ models, attempts }: AttemptDependencies, actor: Actor, password: string, field = "password"): Promise<PersonRecord> {
  const key = `${actor.person.id}|own password`;
  await requireUnlocked(attempts, key);
  const person = await models.people.findOne({ _id: actor.person.id }).lean();
  await countAttempt(attempts, key);
  if (!person || !(await fitsPassword(person.passwordHash, password))) throw badField(field, "password_wrong");
  await attempts.delete(key);
  return person;
}
