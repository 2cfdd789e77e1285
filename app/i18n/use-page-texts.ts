import { useMatches } from "@remix-run/react";
import { use } from "react";
import type { Locale } from "../contracts/locale.ts";
import { useDocument } from "../shell/document-context.tsx";
import type { Texts } from "./create-translator.ts";
import { fetchPageTexts, namespacesOf } from "./page-texts.ts";

const arriving = new Map<string, Promise<Texts[string]>>();

/**
 * Waits for the texts of the page that is shown next: the page before stays, with the line of progress, until they are there.
 * The first page has them before it is hydrated, and the server has them all.
 */
export function usePageTexts(): void {
  const { locale, translator } = useDocument();
  for (const namespace of namespacesOf(useMatches().map(({ handle }) => handle))) {
    if (translator.hasResourceBundle(locale, namespace)) continue;
    translator.addResourceBundle(locale, namespace, use(arrivalOf(locale, namespace)));
  }
}

/** The texts; where they cannot be fetched, the document is loaded anew, as Remix does for a page's code. */
function arrivalOf(locale: Locale, namespace: string): Promise<Texts[string]> {
  const arrival = arriving.get(namespace) ?? fetchPageTexts(locale, namespace).catch(loadDocumentAnew);
  arriving.set(namespace, arrival);
  return arrival;
}

/** A network that is gone ends in the offline page, a file of an older deployment in the newer one. */
function loadDocumentAnew(): Promise<never> {
  window.location.reload();
  return new Promise(() => {});
}
