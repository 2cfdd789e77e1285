import type { OutsideProvider } from "../../../app/contracts/outside-accounts.ts";
import { AppError } from "../../errors.ts";
import type { Log } from "../../log.ts";

/** For `catch`: writes down why a provider did not do what it was asked, for who set it up; the error goes on. Causes hold codes and no secrets. */
export const noteUnanswered =
  (log: Log, provider: OutsideProvider) =>
  (error: unknown): never => {
    if (error instanceof AppError && error.cause !== undefined) log.warn({ provider, reason: error.reason, cause: error.cause }, "a sign-in provider did not answer as it should");
    throw error;
  };
