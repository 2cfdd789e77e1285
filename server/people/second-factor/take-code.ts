import type { PersonRecord } from "../../../models/person.ts";
import { hashSecret } from "../../secrets.ts";
import { stepOfCode } from "./authenticator.ts";
import type { SecondFactorDependencies } from "./second-factor-dependencies.ts";

/** A spare code as it was shown, whatever it was typed like. Pure. */
export const spareCodeOf = (typed: string): string => typed.toLowerCase().replaceAll(/[\s-]/g, "");

/**
 * Whether a code is good for a person's second factor; it is used up by that, also where the same one comes twice at a moment. Effects: one
 * guarded write.
 */
export async function takeCode({ models, factorSeal, clock }: SecondFactorDependencies, person: PersonRecord, typed: string): Promise<boolean> {
  const { _id, secondFactor } = person;
  const secret = secondFactor && factorSeal.open(secondFactor.sealed);
  const step = secret ? stepOfCode(secret, typed.replaceAll(/\s/g, ""), clock.now()) : null;
  if (step !== null) {
    const used = await models.people.updateOne({ _id, "secondFactor.lastStep": { $lt: step } }, { $set: { "secondFactor.lastStep": step } });
    return used.modifiedCount === 1;
  }
  const spare = hashSecret(spareCodeOf(typed));
  const used = await models.people.updateOne({ _id, "secondFactor.spares": spare }, { $pull: { "secondFactor.spares": spare } });
  return used.modifiedCount === 1;
}
