import type { SignInInput } from "../../app/contracts/people.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError } from "../errors.ts";
import { fitsPassword } from "./passwords.ts";
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
export const attemptLimit = { points: LOCK_FAILURES, duration: LOCK_SECONDS };

/**
 * Signs a person in with account and password; with `demo` and no password, an account of the demo seed.
 * Opens a session and returns its cookie's token.
 * @throws signed_out `wrong_credentials`, the same for unknown accounts and wrong passwords
 * @throws rate_limited `too_many_attempts` after five failures of the account from this address
 */
export async function signIn(
  dependencies: Dependencies & { attempts: AttemptLimiter; demo: boolean },
  input: SignInInput,
  visitor: { address: string; device: string },
): Promise<{ person: string; token: string; expiresAt: Date }> {
  const { models, attempts, demo } = dependencies;
  const accountKey = input.account.toLowerCase();
  const key = `${accountKey}|${visitor.address}`;
  const failed = await attempts.get(key);
  if (failed && failed.consumedPoints >= LOCK_FAILURES) {
    throw new AppError("rate_limited", {
      reason: "too_many_attempts",
      facts: { minutes: Math.ceil(failed.msBeforeNext / 60_000) },
      retryAfterMs: failed.msBeforeNext,
    });
  }
  const person = await models.people.findOne({ accountKey }).lean();
  const admitted =
    input.password === undefined
      ? demo && person?.demo === true
      : await fitsPassword(person?.passwordHash, input.password);
  if (!person || !admitted || person.disabledAt) {
    await attempts.penalty(key);
    throw new AppError("signed_out", { reason: "wrong_credentials" });
  }
  await attempts.delete(key);
  return { person: person._id, ...(await openSession(dependencies, person._id, visitor.device)) };
}
