import type { Request } from "express";
import { LOCALE_COOKIE, pickLocale, type Locale } from "../../app/contracts/locale.ts";
import type { Actor } from "../access/actor.ts";

/** Language of a reply: the signed-in person's own, else the cookie, else the browser's; Chinese by default. Pure. */
export function requestLocale(request: Pick<Request, "headers">, actor: Actor | null): Locale {
  return pickLocale({
    choice: actor?.person.locale ?? null,
    cookie: readCookie(request.headers.cookie, LOCALE_COOKIE) ?? null,
    acceptLanguage: request.headers["accept-language"] ?? null,
  });
}

/** Value of one cookie, or undefined. Pure. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
