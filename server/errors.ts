import { statusOfCode, type ProblemCode } from "../app/contracts/problem.ts";

/** A field that was refused: `path` as in the input (`quantity.value`), `rule` a key of the messages, `facts` its numbers. */
export interface FieldFault {
  path: string;
  rule: string;
  facts?: Record<string, string | number>;
}

/**
 * The one error that services throw on purpose. `reason` is a key of the messages ("capacity_gone");
 * without one the general sentence of the code is told.
 */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly reason: string | undefined;
  readonly facts: Record<string, string | number>;
  readonly faults: FieldFault[];
  /** When asking again is of use; told as `Retry-After`. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ProblemCode,
    options: {
      reason?: string;
      facts?: Record<string, string | number>;
      faults?: FieldFault[];
      retryAfterMs?: number;
      cause?: unknown;
    } = {},
  ) {
    super(options.reason ? `${code}: ${options.reason}` : code, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.reason = options.reason;
    this.facts = options.facts ?? {};
    this.faults = options.faults ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }

  get status(): number {
    return statusOfCode[this.code];
  }
}

/** A field that a service found wrong after the schema had passed it. */
export function badField(path: string, rule: string, facts?: FieldFault["facts"]): AppError {
  return new AppError("bad_input", { faults: [{ path, rule, ...(facts && { facts }) }] });
}

export const notFound = () => new AppError("not_found");
export const forbidden = (reason?: string) => new AppError("forbidden", reason ? { reason } : {});
export const conflict = (reason: string, facts?: Record<string, string | number>) =>
  new AppError("conflict", { reason, ...(facts && { facts }) });

/** What an error may be called where its message must not be told, for it may hold an address or an answer that is secret. Pure. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
