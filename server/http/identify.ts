import type { IncomingHttpHeaders } from "node:http";
import type { Credentials } from "../people/resolve-actor.ts";
import { readCookie } from "./request-locale.ts";

/** Name of the session cookie; the `__Host-` prefix needs https. Pure. */
export const sessionCookieName = (secure: boolean): string => (secure ? "__Host-sid" : "sid");

/** Name of the cookie that a browser holds on the way to a provider and back. Pure. */
export const attemptCookieName = (secure: boolean): string => (secure ? "__Host-attempt" : "attempt");

/** What the headers of a request show to say who it is: a bearer token wins over the cookie. Pure. */
export function credentialsOf(headers: IncomingHttpHeaders, secure: boolean): Credentials {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return { token: bearer };
  return { cookie: readCookie(headers.cookie, sessionCookieName(secure)) };
}

/**
 * Whether a browser's request comes from our own pages. Pure.
 * A changing request that carries our cookie needs an allowed `Origin` or `Sec-Fetch-Site: same-origin`;
 * missing and `null` are refused. A request without the cookie lends nobody's rights and needs none,
 * but a browser that says it comes from elsewhere is refused all the same.
 */
export function isTrustedOrigin(headers: IncomingHttpHeaders, allowed: ReadonlySet<string>, carriesCookie: boolean): boolean {
  const { origin } = headers;
  if (origin !== undefined) return allowed.has(origin);
  const site = headers["sec-fetch-site"];
  if (site === "same-origin") return true;
  return !carriesCookie && site === undefined;
}
