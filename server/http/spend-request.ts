import { RateLimiterRes, type RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../errors.ts";

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
