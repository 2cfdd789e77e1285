import type { Locale } from "../app/contracts/locale.ts";
import type { Actor } from "./access/actor.ts";
import type { AppError } from "./errors.ts";
import type { Services } from "./services.ts";

/**
 * What every loader gets as `context`: made new for each request by the HTTP app.
 * Pages import this as a type only; at run time it is their one door to the server.
 */
declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    services: Services;
    /** The signed-in person with the seats in force, or null. */
    actor: Actor | null;
    /** True when the database could not say who asks: then `actor` is null without the person being signed out. */
    identityUnknown: boolean;
    locale: Locale;
    /** Value of `'nonce-…'` in this reply's content security policy. */
    nonce: string;
    /** The injected clock. */
    clock: {
      now(): Date;
      /** The day in Asia/Shanghai, `YYYY-MM-DD`. */
      today(): string;
    };
    /** True when the hub was started with demo data and the demo door on a loopback address. */
    demo: boolean;
    requestId: string;
    /** Why a file that a browser asked the API for is not given; null for whatever is a page by itself. */
    refused: Pick<AppError, "code" | "reason" | "facts"> | null;
    /** What an error that a service threw is to the person who asked; `internal` when it was not thrown on purpose. */
    problemOf(error: unknown): Pick<AppError, "code" | "reason" | "facts">;
    /** Logs an error of this request with its id. */
    reportError(error: unknown): void;
  }
}
