import type { SignInInput } from "../../app/contracts/people.ts";
import type { PersonRecord } from "../../models/person.ts";
import { AppError, badField } from "../errors.ts";
import { fitsPassword } from "./passwords.ts";
import type { SecondFactorDependencies } from "./second-factor/second-factor-dependencies.ts";
import { takeCode } from "./second-factor/take-code.ts";
import { openSession } from "./sessions.ts";

/** Five failures of one account from one address close that pair for this long; others are not locked out by it. */
const LOCK_FAILURES = 5;
const LOCK_SECONDS = 15 * 60;

/** Counts failed attempts; `RateLimiterMemory` and its kin fit. */
export interface AttemptLimiter {
  get(key: string): Promise<{ consumedPoints: number; msBeforeNext: number } | null>;
  penalty(key: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}
interface SignInDependencies extends SecondFactorDependencies {
  attempts: AttemptLimiter;
  demo: boolean;
}

export const attemptLimit = { points: LOCK_FAILURES, duration: LOCK_SECONDS };

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
  const admitted =
    input.password === undefined
      ? demo && person?.demo === true
      : await fitsPassword(person?.passwordHash, input.password);
  if (!person || !admitted || person.disabledAt) {
    await attempts.penalty(key);
    throw new AppError("signed_out", { reason: "wrong_credentials" });
  }
  if (person.secondFactor && input.password !== undefined) await requireCode(dependencies, person, input.code, key);
  await attempts.delete(key);
  return { person: person._id, ...(await openSession(dependencies, person._id, visitor.device)) };
}

/**
 * Wrong codes count for the account itself, too: only who knows its password can enter any, so nobody else can lock it, and guessing six
 * digits from many addresses leads nowhere.
 */
async function requireCode(dependencies: SignInDependencies, person: PersonRecord, code: string | undefined, key: string): Promise<void> {
  const { attempts } = dependencies;
  const codeKey = `${person.accountKey}|code`;
  await requireUnlocked(attempts, codeKey);
  if (code === undefined) throw badField("code", "second_code_needed");
  if (await takeCode(dependencies, person, code)) {
    await attempts.delete(codeKey);
    return;
  }
  await attempts.penalty(key);
  await attempts.penalty(codeKey);
  throw badField("code", "second_code_wrong");
}

async function requireUnlocked(attempts: AttemptLimiter, key: string): Promise<void> {
  const failed = await attempts.get(key);
  if (!failed || failed.consumedPoints < LOCK_FAILURES) return;
  throw new AppError("rate_limited", {
    reason: "too_many_attempts",
    facts: { minutes: Math.ceil(failed.msBeforeNext / 60_000) },
    retryAfterMs: failed.msBeforeNext,
  });
}
