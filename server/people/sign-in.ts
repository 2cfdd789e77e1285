import type { SignInInput } from "../../app/contracts/people.ts";
import { AppError } from "../errors.ts";
import { type AttemptDependencies, countAttempt, requireUnlocked } from "./failed-attempts.ts";
import { fitsPassword } from "./passwords.ts";
import { requireCode } from "./second-factor/require-code.ts";
import { openSession } from "./sessions.ts";

interface SignInDependencies extends AttemptDependencies {
  demo: boolean;
}

/**
 * Signs a person in with account and password; with `demo` and no password, an account of the demo seed.
 * Opens a session and returns its cookie's token.
 * @throws signed_out `wrong_credentials`, the same for unknown accounts and wrong passwords
 * @throws bad_input on `code` where the password is right and the account asks for a code, which is missing, wrong or used
 * @throws rate_limited `too_many_attempts` after five failures of the account from this address
 */
export async function signIn(
  dependencies: SignInDependencies,
  input: SignInInput,
  visitor: { address: string; device: string },
): Promise<{ person: string; token: string; expiresAt: Date }> {
  const { models, attempts, demo } = dependencies;
  const accountKey = input.account.toLowerCase();
  const key = `${accountKey}|${visitor.address}`;
  await requireUnlocked(attempts, key);
  const person = await models.people.findOne({ accountKey }).lean();
  // An account of the demo seed has no password to guess, and a whole office tries it at a moment.
  if (input.password !== undefined) await countAttempt(attempts, key);
  const admitted =
    input.password === undefined
      ? demo && person?.demo === true
      : await fitsPassword(person?.passwordHash, input.password);
  if (!person || !admitted || person.disabledAt) throw new AppError("signed_out", { reason: "wrong_credentials" });
  await attempts.delete(key);
  if (person.secondFactor && input.password !== undefined) await requireCode(dependencies, person, input.code);
  return { person: person._id, ...(await openSession(dependencies, person._id, visitor.device)) };
}
