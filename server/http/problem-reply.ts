import type { Response } from "express";
import mongoose from "mongoose";
import { mongo } from "mongoose";
import type { Locale } from "../../app/contracts/locale.ts";
import { problemText, ruleText } from "../../app/contracts/messages/messages.ts";
import type { Problem } from "../../app/contracts/problem.ts";
import { AppError } from "../errors.ts";

/**
 * What an unforeseen error is to the person who asked: a lost database is `unavailable`, a body that cannot be
 * read is the sender's, everything else is `internal`. Pure.
 */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseGone(error)) return new AppError("unavailable", { cause: error });
  if (isObject(error)) {
    if (error.type === "entity.too.large") return new AppError("too_large", { cause: error });
    // A body that is not compressed as it says: zlib's own error, as the reader of bodies hands it on.
    const isTorn = error.status === 400 && typeof error.code === "string" && error.code.startsWith("Z_");
    if (isTorn || error.type === "entity.parse.failed" || error.type === "charset.unsupported" || error.type === "encoding.unsupported") {
      return new AppError("bad_input", { faults: [{ path: "", rule: "json" }], cause: error });
    }
    // Raised by the URL decoder for %zz and the like: no such address.
    if (error instanceof URIError) return new AppError("not_found", { cause: error });
  }
  return new AppError("internal", { cause: error });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** A connection that broke between the driver's look at it and its write comes as the socket's own error. */
const brokenSocket = new Set<unknown>(["EPIPE", "ECONNRESET", "ECONNREFUSED"]);

function isDatabaseGone(error: unknown): boolean {
  if (error instanceof Error && "code" in error && brokenSocket.has(error.code)) return true;
  // Met by such an error at the commit, the driver (mongodb 7) asks it for labels that it has not.
  if (error instanceof TypeError && error.message === "commitError.hasErrorLabel is not a function") return true;
  // The driver makes one of whatever ended a bulk write; what the server said has a number.
  if (error instanceof mongo.MongoBulkWriteError && typeof error.code !== "number") return true;
  if (error instanceof mongoose.Error.MongooseServerSelectionError) return true;
  if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError) return true;
  if (error instanceof mongo.MongoNotConnectedError || error instanceof mongo.MongoTopologyClosedError) return true;
  if (error instanceof mongo.MongoExpiredSessionError) return true;
  if (error instanceof mongo.MongoError) {
    return (
      error.hasErrorLabel("RetryableWriteError") ||
      error.hasErrorLabel("TransientTransactionError") ||
      error.hasErrorLabel("UnknownTransactionCommitResult") ||
      error.name === "PoolClearedOnNetworkError" ||
      error.name === "MongoPoolClearedError"
    );
  }
  return error instanceof mongoose.Error && /bufferCommands|initial connection|not connected/i.test(error.message);
}

/** The error in the reader's language. Pure. */
export function presentProblem(error: AppError, locale: Locale, requestId: string): Problem {
  return {
    type: `urn:lianmeng:problem:${error.code}`,
    status: error.status,
    code: error.code,
    ...problemText(error, locale),
    errors: error.faults.map(({ path, rule, facts }) => ({ path, message: ruleText(rule, facts ?? {}, locale) })),
    requestId,
  };
}

/** Answers with `application/problem+json`, and with `Retry-After` in seconds where the error knows it. */
export function sendProblem(response: Response, error: AppError, locale: Locale, requestId: string): void {
  if (error.retryAfterMs !== undefined) response.set("Retry-After", String(Math.max(1, Math.ceil(error.retryAfterMs / 1_000))));
  response.status(error.status).type("application/problem+json").send(JSON.stringify(presentProblem(error, locale, requestId)));
}
