import type { FieldError, Problem } from "../contracts/problem.ts";

/** One write to the JSON API, ready to be sent, and sent again unchanged. */
export interface Command {
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`, with its leading slash. */
  path: string;
  /** Sent as JSON; a file as it is. */
  body?: unknown;
  /** Revision of the record that the change is based on; sent as `If-Match`. */
  revision?: number;
  /** The same on every attempt of one change, so that it happens once however often it is sent. */
  key: string;
  signal?: AbortSignal;
}

export type Outcome =
  | { kind: "done"; data: unknown }
  | { kind: "refused"; problem: Problem }
  /** The hub answered with something that is not its own: a proxy's page, an answer cut off. */
  | { kind: "garbled"; status: number }
  /** No answer: whether the change happened is not known, the key makes trying again safe. */
  | { kind: "unreachable" }
  /** Taken back by the page before an answer came. */
  | { kind: "aborted" };

/** Longer than the server's own longest wait; weak signal in a workshop is normal. A file takes its time on it. */
const TIMEOUT_MS = 20_000;
const FILE_TIMEOUT_MS = 180_000;

/** Sends one command and says how it went; never throws. */
export async function sendCommand(command: Command, fetcher: typeof fetch = fetch): Promise<Outcome> {
  // By hand, because the browser inside WeChat on older phones has neither AbortSignal.any nor .timeout.
  const cut = new AbortController();
  const cutOff = () => cut.abort();
  const isFile = command.body instanceof Blob;
  const timer = setTimeout(cutOff, isFile ? FILE_TIMEOUT_MS : TIMEOUT_MS);
  command.signal?.addEventListener("abort", cutOff);
  try {
    const response = await fetcher(`/api/v1${command.path}`, {
      method: command.method,
      headers: {
        Accept: "application/json, application/problem+json",
        "Idempotency-Key": command.key,
        ...(command.body !== undefined && { "Content-Type": isFile ? "application/octet-stream" : "application/json" }),
        ...(command.revision !== undefined && { "If-Match": `"${command.revision}"` }),
      },
      body: command.body instanceof Blob ? command.body : command.body === undefined ? undefined : JSON.stringify(command.body),
      credentials: "same-origin",
      signal: cut.signal,
    });
    return await readOutcome(response);
  } catch {
    return { kind: command.signal?.aborted ? "aborted" : "unreachable" };
  } finally {
    clearTimeout(timer);
    command.signal?.removeEventListener("abort", cutOff);
  }
}

/** A fresh key. `crypto.randomUUID` exists only over https; a hub inside an office network may be plain http. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function readOutcome(response: Response): Promise<Outcome> {
  const text = await response.text();
  const type = response.headers.get("Content-Type") ?? "";
  if (response.ok) {
    if (text === "") return { kind: "done", data: undefined };
    return type.includes("json") ? { kind: "done", data: JSON.parse(text) } : { kind: "done", data: text };
  }
  if (type.includes("problem+json")) {
    const problem = JSON.parse(text) as unknown;
    if (isProblem(problem)) return { kind: "refused", problem };
  }
  return { kind: "garbled", status: response.status };
}

/** Looked at by hand: the schema would bring a parser of 80 kB onto every page. */
function isProblem(value: unknown): value is Problem {
  if (typeof value !== "object" || value === null) return false;
  const { title, detail, code, errors } = value as Partial<Problem>;
  return [title, detail, code].every((text) => typeof text === "string") && Array.isArray(errors);
}

/** Whether the same command may be sent again as it is, with its key. */
export function mayRetry(outcome: Outcome): boolean {
  if (outcome.kind === "unreachable" || outcome.kind === "garbled") return true;
  return outcome.kind === "refused" && (outcome.problem.code === "unavailable" || outcome.problem.code === "rate_limited");
}

/** Messages by the path of their field, the first of each. */
export function errorsByField(faults: readonly FieldError[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of faults) errors[path] ??= message;
  return errors;
}
