import type { PersonRecord } from "../../models/person.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField } from "../errors.ts";
import { fitsPassword } from "./passwords.ts";

/** The actor's own record, for what an unattended screen must not allow. @throws bad_input on `password` when it is not theirs */
export async function requireOwnPassword({ models }: Dependencies, actor: Actor, password: string): Promise<PersonRecord> {
  const person = await models.people.findOne({ _id: actor.person.id }).lean();
  if (!person || !(await fitsPassword(person.passwordHash, password))) throw badField("password", "password_wrong");
  return person;
}
