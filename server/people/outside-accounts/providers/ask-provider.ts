import type { z } from "zod";
import { AppError } from "../../../errors.ts";

/** Longest wait for an answer, and most of it that is read. */
const TIMEOUT_MS = 8_000;
const MOST_BYTES = 65_536;

export const refused = () => new AppError("signed_out", { reason: "outside_refused" });
export const silent = (cause?: unknown) => new AppError("unavailable", { reason: "outside_silent", cause });

/** The code that a provider sent the browser back with. @throws signed_out `outside_declined` where there is none */
export function requireCodeOf(query: URLSearchParams, name = "code"): string {
  const code = query.get(name);
  if (!code) throw new AppError("signed_out", { reason: "outside_declined" });
  return code;
}

/**
 * Asks a provider for a JSON answer of one shape, whatever its status: work apps tell failures in the body. Effects: one HTTPS request;
 * redirects are not followed. Errors hold neither address nor answer, for both hold secrets.
 * @throws unavailable `outside_silent` without an answer in time, signed_out `outside_refused` for one of another shape
 */
export async function askProvider<Shape extends z.ZodType>(url: URL, shape: Shape, { body, token }: { body?: object; token?: Record<string, string> } = {}): Promise<z.output<Shape>> {
  const answer = await fetch(url, {
    method: body ? "POST" : "GET",
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json; charset=utf-8" }), ...token },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw silent(error instanceof Error ? error.name : "unknown");
  });
  if (answer.status >= 500) throw silent(answer.status);
  const text = await answer.text().catch(() => "");
  const parsed = shape.safeParse(text.length > MOST_BYTES ? null : parseJson(text));
  if (!parsed.success) throw refused();
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
