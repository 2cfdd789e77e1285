import type { z } from "zod";
import { AppError, nameOf } from "../../../errors.ts";
import { readJsonObject } from "../../../read-json-object.ts";

/** Longest wait for one answer; four of them have to fit into what a page waits. */
export const ANSWER_MS = 4_000;

/** @param why a code or name for who set the provider up: neither an address nor an answer, for both hold secrets */
export const refused = (why: string | number) => new AppError("signed_out", { reason: "outside_refused", cause: why });
export const silent = (why: string | number) => new AppError("unavailable", { reason: "outside_silent", cause: why });

/** The code that a provider sent the browser back with. @throws signed_out `outside_declined` where there is none */
export function requireCodeOf(query: URLSearchParams, name = "code"): string {
  const code = query.get(name);
  if (!code) throw new AppError("signed_out", { reason: "outside_declined" });
  return code;
}

/**
 * Asks a provider for a JSON answer of one shape, whatever its status: work apps tell failures in the body. Effects: one HTTPS request;
 * redirects are not followed, and no more is read than such an answer needs.
 * @throws unavailable `outside_silent` without a whole answer in time, signed_out `outside_refused` for one of another shape
 */
export async function askProvider<Shape extends z.ZodType>(url: URL, shape: Shape, { body, token }: { body?: object; token?: Record<string, string> } = {}): Promise<z.output<Shape>> {
  const ask = async () => {
    const response = await fetch(url, {
      method: body ? "POST" : "GET",
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json; charset=utf-8" }), ...token },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, answer: await readJsonObject(response) };
  };
  const { status, answer } = await ask().catch((error: unknown) => {
    throw silent(nameOf(error));
  });
  if (status >= 500) throw silent(status);
  const parsed = shape.safeParse(answer);
  if (!parsed.success) throw refused(codeIn(answer) ?? status);
  return parsed.data;
}

/** By what code an answer says why not, wherever the provider has it. Pure. */
function codeIn(answer: Record<string, unknown> | null): string | number | undefined {
  const code = answer?.errcode ?? answer?.code ?? answer?.error;
  return typeof code === "number" ? code : typeof code === "string" ? code.slice(0, 80) : undefined;
}
