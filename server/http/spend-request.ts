import { RateLimiterRes, type RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../errors.ts";

/** Requests that one person or address may make within ten seconds, over HTTP, and one person over sockets. */
export const personLimit = { points: 2_000, duration: 10 };

/**
 * Counts one request of a key.
 * @throws rate_limited with the milliseconds to wait when the key has none left
 */
export async function spendRequest(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch((refused: unknown) => {
    if (refused instanceof RateLimiterRes) throw new AppError("rate_limited", { retryAfterMs: refused.msBeforeNext });
    throw refused;
  });
}
