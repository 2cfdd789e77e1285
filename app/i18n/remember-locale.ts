import { LOCALE_COOKIE, type Locale } from "../contracts/locale.ts";

const YEAR_SECONDS = 31_536_000;

/** Keeps the language in this browser, for pages on which nobody is signed in. */
export function rememberLocale(locale: Locale): void {
  document.cookie = `${LOCALE_COOKIE}=${locale}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}
