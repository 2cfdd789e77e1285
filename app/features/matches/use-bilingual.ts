import { useTranslation } from "react-i18next";

/** Picks the reader's language of a sentence that the hub tells in both. */
export function useBilingual(): (text: { zh: string; en: string }) => string {
  const { i18n } = useTranslation();
  return (text) => (i18n.language === "en" ? text.en : text.zh);
}
