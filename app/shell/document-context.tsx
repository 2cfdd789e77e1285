import type { i18n } from "i18next";
import { createContext, useContext, type ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import type { Locale } from "../contracts/locale.ts";

/** What a whole document has one of: known before any loader ran, so that error pages have it too. */
export interface DocumentFacts {
  /** One-time value that lets this reply's own scripts and styles pass the content security policy. */
  nonce: string;
  locale: Locale;
  translator: i18n;
}

const DocumentContext = createContext<DocumentFacts | null>(null);

export function DocumentProvider({ value, children }: { value: DocumentFacts; children: ReactNode }) {
  return (
    <DocumentContext.Provider value={value}>
      <I18nextProvider i18n={value.translator}>{children}</I18nextProvider>
    </DocumentContext.Provider>
  );
}

/** The nonce and the language of this document. */
export function useDocument(): DocumentFacts {
  const facts = useContext(DocumentContext);
  if (facts === null) throw new Error("useDocument outside of DocumentProvider");
  return facts;
}
