import { isLocale, LOCALES, type Locale } from "../contracts/locale.ts";

/** The language in which the server wrote this document. In the browser only. */
export function documentLocale(): Locale {
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : LOCALES[0];
}
