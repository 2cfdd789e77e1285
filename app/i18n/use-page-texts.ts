import { useMatches } from "@remix-run/react";
import type { i18n } from "i18next";
import { use } from "react";
import type { Locale } from "../contracts/locale.ts";
import { useDocument } from "../shell/document-context.tsx";
import { fetchPageTexts, namespacesOf } from "./page-texts.ts";

/** By translator and the namespaces that are on their way together. */
const arriving = new WeakMap<i18n, Map<string, Promise<void>>>();

/**
 * Waits for the texts of the page that is shown next: the page before stays, with the line of progress, until they are there.
 * The first page has them before it is hydrated, and the server has them all.
 */
export function usePageTexts(): void {
  const { locale, translator } = useDocument();
  const missing = namespacesOf(useMatches().map(({ handle }) => handle)).filter((namespace) => !translator.hasResourceBundle(locale, namespace));
  // One for all: React hands what it waited for first to whichever `use` comes first when it renders again.
  if (missing.length > 0) use(arrivalOf(translator, locale, missing));
}

/** Resolves when the translator has the texts. */
function arrivalOf(translator: i18n, locale: Locale, missing: readonly string[]): Promise<void> {
  const known = arriving.get(translator) ?? new Map<string, Promise<void>>();
  arriving.set(translator, known);
  const names = missing.join(" ");
  const arrival = known.get(names) ?? Promise.all(missing.map((namespace) => add(translator, locale, namespace))).then(() => {});
  known.set(names, arrival);
  return arrival;
}

/** Where they cannot be fetched, the document is loaded anew, as Remix does for a page's code. */
async function add(translator: i18n, locale: Locale, namespace: string): Promise<void> {
  const texts = await fetchPageTexts(locale, namespace).catch(loadDocumentAnew);
  translator.addResourceBundle(locale, namespace, texts);
}

/** A network that is gone ends in the offline page, a file of an older deployment in the newer one. */
function loadDocumentAnew(): Promise<never> {
  window.location.reload();
  return new Promise(() => {});
}
