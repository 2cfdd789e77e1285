import { AppError } from "../errors.ts";
import type { SecondFactorDependencies } from "./second-factor/second-factor-dependencies.ts";

/** Five failures of one account from one address close that pair for this long; others are not locked out by it. */
const LOCK_FAILURES = 5;
const LOCK_SECONDS = 15 * 60;

export const attemptLimit = { points: LOCK_FAILURES, duration: LOCK_SECONDS };

/** Counts failed attempts; `RateLimiterMemory` and its kin fit. */
export interface AttemptLimiter {
  get(key: string): Promise<{ consumedPoints: number; msBeforeNext: number } | null>;
  penalty(key: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/** What signing in needs besides. */
export interface AttemptDependencies extends SecondFactorDependencies {
  attempts: AttemptLimiter;
}

/** @throws rate_limited `too_many_attempts` after too many failures that were counted by a key */
export async function requireUnlocked(attempts: AttemptLimiter, key: string): Promise<void> {
  const failed = await attempts.get(key);
  if (!failed || failed.consumedPoints < LOCK_FAILURES) return;
  throw new AppError("rate_limited", {
    reason: "too_many_attempts",
    facts: { minutes: Math.ceil(failed.msBeforeNext / 60_000) },
    retryAfterMs: failed.msBeforeNext,
  });
}
