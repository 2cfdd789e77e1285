import type { SecondFactorOffer, SecondFactorView, SpareCodesView } from "../../../app/contracts/second-factor.ts";
import type { PersonRecord } from "../../../models/person.ts";
import type { Actor } from "../../access/actor.ts";
import { canInvite } from "../../access/people-rules.ts";
import { badField, conflict, forbidden, notFound } from "../../errors.ts";
import { hashSecret } from "../../secrets.ts";
import { requireAccount } from "../account-facts.ts";
import { endOtherSessions } from "../end-other-sessions.ts";
import type { AttemptDependencies } from "../failed-attempts.ts";
import { requireOwnPassword } from "../require-own-password.ts";
import { authenticatorAddress, newAuthenticatorSecret, stepOfCode } from "./authenticator.ts";
import { spareCodeOf } from "./take-code.ts";
import type { SecondFactorDependencies } from "./second-factor-dependencies.ts";

/** Codes for a lost phone, each of 50 bits. */
const SPARES = 10;
/** How long a new secret waits for its first code. */
const OFFER_MS = 15 * 60_000;

/** Whether the actor's account asks for a second proof. */
export async function getSecondFactor({ models }: SecondFactorDependencies, actor: Actor): Promise<SecondFactorView> {
  const person = await models.people.findOne({ _id: actor.person.id }, { secondFactor: 1 }).lean();
  const factor = person?.secondFactor;
  return { on: factor !== undefined, since: factor?.since.toISOString() ?? null, spareCodes: factor?.spares.length ?? 0 };
}

/**
 * Makes a secret for the actor's authenticator. Nothing is asked for at sign-in until a code of it was entered; one that was made before is
 * good for nothing then.
 * @throws bad_input on `password` when it is wrong; conflict `second_factor_on`
 */
export async function beginSecondFactor(dependencies: AttemptDependencies, actor: Actor, { password }: { password: string }): Promise<SecondFactorOffer> {
  const { models, factorSeal, clock } = dependencies;
  const person = await requireOwnPassword(dependencies, actor, password);
  if (person.secondFactor) throw conflict("second_factor_on");
  const secret = newAuthenticatorSecret();
  const offer = { sealed: factorSeal.seal(secret), until: new Date(clock.now().getTime() + OFFER_MS) };
  await models.people.updateOne({ _id: person._id }, { $set: { secondFactorOffer: offer } });
  return { address: authenticatorAddress(secret, person.account), secret: secret.match(/.{1,4}/g)!.join(" ") };
}

/**
 * Turns the second factor on with the first code of the authenticator, ends all other sessions and gives spare codes, of which only hashes
 * are kept.
 * @throws conflict `second_factor_on`, or `second_factor_offer` when no secret waits any more; bad_input on `code`
 */
export async function confirmSecondFactor(dependencies: SecondFactorDependencies, actor: Actor, { code }: { code: string }): Promise<SpareCodesView> {
  const { models, inTransaction, factorSeal } = dependencies;
  const codes = Array.from({ length: SPARES }, newSpareCode);
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const person = await models.people.findOne({ _id: actor.person.id }, null, { session }).lean();
    if (!person) throw notFound();
    if (person.secondFactor) throw conflict("second_factor_on");
    const { secondFactorOffer: offer } = person;
    const secret = offer && offer.until > at ? factorSeal.open(offer.sealed) : null;
    if (!offer || secret === null) throw conflict("second_factor_offer");
    const step = stepOfCode(secret, code.replaceAll(/\s/g, ""), at);
    if (step === null) throw badField("code", "second_code_wrong");
    const secondFactor = { sealed: offer.sealed, since: at, lastStep: step, spares: codes.map((spare) => hashSecret(spareCodeOf(spare))) };
    await models.people.updateOne({ _id: person._id }, { $set: { secondFactor }, $unset: { secondFactorOffer: 1 }, $inc: { revision: 1 } }, { session });
    await endOtherSessions(dependencies, transaction, actor);
    transaction.audit({ action: "person.second-factor", subject: { kind: "person", id: person._id }, county: person.county ?? null });
  });
  return { codes };
}

/** Turns the actor's own second factor off. @throws bad_input on `password` when it is wrong; not_found when it is off */
export async function endSecondFactor(dependencies: AttemptDependencies, actor: Actor, { password }: { password: string }): Promise<void> {
  const person = await requireOwnPassword(dependencies, actor, password);
  if (!person.secondFactor) throw notFound();
  await turnOff(dependencies, actor, person);
}

/**
 * Turns off the second factor of somebody who has lost phone and spare codes; they are told. By who may give them a new password, for that is
 * the same way into the account.
 * @throws not_found for accounts that are not theirs to see, and where it is off; forbidden
 */
export async function resetSecondFactor(dependencies: SecondFactorDependencies, actor: Actor, id: string): Promise<void> {
  const { person, facts } = await requireAccount(dependencies, actor, id);
  if (!canInvite(actor, facts)) throw forbidden();
  if (!person.secondFactor) throw notFound();
  await turnOff(dependencies, actor, person);
}

async function turnOff({ models, inTransaction, notify }: SecondFactorDependencies, actor: Actor, { _id: id, county }: PersonRecord): Promise<void> {
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    await models.people.updateOne({ _id: id }, { $unset: { secondFactor: 1, secondFactorOffer: 1 }, $inc: { revision: 1 } }, { session });
    if (id !== actor.person.id) {
      await notify(transaction, [id], { key: `second-factor.reset:${at.getTime()}`, kind: "second_factor_reset", facts: { name: actor.person.name }, href: "/me" });
    }
    transaction.audit({ action: "person.second-factor-end", subject: { kind: "person", id }, county: county ?? null });
  });
}

/** Ten letters and digits, `ABCDE-23456`: those of base 32, of which nobody takes one for another. */
function newSpareCode(): string {
  const code = newAuthenticatorSecret().slice(0, 10);
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
