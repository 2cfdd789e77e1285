/**
 * Texts that come with the pages that use them. A route says once which ones, beside those of every page:
 *
 *   export const handle = pageTexts("alliances");
 *
 * Pages below a layout have what the layout names. `tests/unit/page-texts.test.ts` follows each route's imports and finds what
 * is missing or named in vain.
 */
import type { Locale } from "../contracts/locale.ts";
import type { Texts } from "./create-translator.ts";
import { documentLocale } from "./document-locale.ts";

const files = import.meta.glob<Texts[string]>("./*/pages/*.json", { import: "default" });
const fetched = new Map<string, Promise<Texts[string]>>();

/** What a route's `handle` says. */
export interface PageTexts {
  texts: readonly string[];
}

/**
 * Names the texts of a route. In the browser it also starts to fetch them, so that they are on their way together with the
 * page's data, and already when a link to it is pointed at.
 */
export function pageTexts(...texts: string[]): PageTexts {
  // Who shows the page hears of a failure.
  if (!import.meta.env.SSR) for (const namespace of texts) fetchPageTexts(documentLocale(), namespace).catch(() => {});
  return { texts };
}

/** The texts of one namespace, fetched once. Rejects when the file cannot be fetched. */
export function fetchPageTexts(locale: Locale, namespace: string): Promise<Texts[string]> {
  const file = `./${locale}/pages/${namespace}.json`;
  const known = fetched.get(file);
  if (known) return known;
  const load = files[file];
  if (!load) throw new Error(`there are no texts ${file}`);
  const texts = load();
  fetched.set(file, texts);
  return texts;
}

/** The namespaces that routes name in their handles, each once. Pure. */
export function namespacesOf(handles: readonly unknown[]): string[] {
  return [...new Set(handles.flatMap((handle) => (isPageTexts(handle) ? handle.texts : [])))];
}

const isPageTexts = (handle: unknown): handle is PageTexts => typeof handle === "object" && handle !== null && "texts" in handle;
