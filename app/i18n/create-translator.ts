import { createInstance, type i18n, type ResourceLanguage } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "../contracts/locale.ts";

/** The texts of one language: one object a namespace, the file's name is the namespace's. */
export type Texts = ResourceLanguage;

/**
 * Builds the translator of one language. It holds the texts of the first page from the start, so that the
 * server and the browser write the same page; later pages add theirs (`use-page-texts.ts`). A key is written with its namespace: `t("shell:search")`.
 */
export function createTranslator(locale: Locale, texts: Texts): i18n {
  const translator = createInstance();
  void translator.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: texts },
    ns: Object.keys(texts),
    defaultNS: false,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return translator;
}

/** Turns `./zh-CN/shell.json` → texts, as Vite's glob gives them, into namespace → texts. Pure. */
export function namespaces(files: Record<string, Texts[string]>): Texts {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/^.*\//, "").replace(/\.json$/, ""), texts]),
  );
}
