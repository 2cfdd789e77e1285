import { AppError } from "../errors.ts";
import type { SecondFactorDependencies } from "./second-factor/second-factor-dependencies.ts";

/** Five failures of one account from one address close that pair for this long; others are not locked out by it. */
const LOCK_FAILURES = 5;
const LOCK_SECONDS = 15 * 60;

export const attemptLimit = { points: LOCK_FAILURES, duration: LOCK_SECONDS };

/** Counts failed attempts; `RateLimiterMemory` and its kin fit. */
export interface AttemptLimiter {
  get(key: string): Promise<{ consumedPoints: number; msBeforeNext: number } | null>;
  /** Counts one more; what is counted by then. */
  penalty(key: string): Promise<{ consumedPoints: number; msBeforeNext: number }>;
  delete(key: string): Promise<unknown>;
}

/** What signing in needs besides. */
export interface AttemptDependencies extends SecondFactorDependencies {
  attempts: AttemptLimiter;
}

/** @throws rate_limited `too_many_attempts` after too many failures that were counted by a key */
export async function requireUnlocked(attempts: AttemptLimiter, key: string): Promise<void> {
  const failed = await attempts.get(key);
  if (failed && failed.consumedPoints >= LOCK_FAILURES) throw tooMany(failed.msBeforeNext);
}

/**
 * Counts an attempt as failed before it is judged, so that a thousand at the same moment are no more than five one after another; a good one
 * takes it back (`delete`). @throws rate_limited `too_many_attempts`
 */
export async function countAttempt(attempts: AttemptLimiter, key: string): Promise<void> {
  const { consumedPoints, msBeforeNext } = await attempts.penalty(key);
  if (consumedPoints > LOCK_FAILURES) throw tooMany(msBeforeNext);
}

const tooMany = (msBeforeNext: number) =>
  new AppError("rate_limited", { reason: "too_many_attempts", facts: { minutes: Math.ceil(msBeforeNext / 60_000) }, retryAfterMs: msBeforeNext });
