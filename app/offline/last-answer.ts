import { isLocale, type Locale } from "../contracts/locale.ts";

const KEY = "lianmeng:answer";

/** When the hub was last heard of in this browser, in ms, and in which language it spoke. Nothing about whom it spoke to. */
export interface LastAnswer {
  at: number;
  locale: Locale;
}

/** Notes that the hub was heard of, for the page that stands in for it when it cannot be reached. */
export function noteAnswer(at: number): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ at, locale: document.documentElement.lang }));
  } catch {
    // A device without room or permission only does not know.
  }
}

/** What was noted last, or null. */
export function readAnswer(): LastAnswer | null {
  try {
    const { at, locale } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<LastAnswer>;
    return typeof at === "number" && isLocale(locale) ? { at, locale } : null;
  } catch {
    return null;
  }
}
