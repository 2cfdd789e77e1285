import type { OutsideAttemptRecord } from "../../../models/outside-attempt.ts";
import { AppError } from "../../errors.ts";
import { hashSecret } from "../../secrets.ts";
import type { OutsideAccountDependencies } from "./outside-account-dependencies.ts";

/** What a browser shows of itself when it comes back. */
export interface ReturningBrowser {
  address: string;
  device: string;
  /** What it holds since the beginning. */
  attempt: string | undefined;
}

export const attemptOver = () => new AppError("gone", { reason: "outside_over" });

/** What was begun in a browser. @throws gone `outside_over` when nothing was, or it took too long */
export async function requireAttempt({ models, clock }: OutsideAccountDependencies, { attempt }: Pick<ReturningBrowser, "attempt">): Promise<OutsideAttemptRecord> {
  const found = attempt === undefined ? null : await models.outsideAttempts.findOne({ _id: hashSecret(attempt), expiresAt: { $gt: clock.now() } }).lean();
  if (!found) throw attemptOver();
  return found;
}
