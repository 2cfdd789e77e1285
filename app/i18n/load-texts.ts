import type { Locale } from "../contracts/locale.ts";
import type { Texts } from "./create-translator.ts";
import { fetchPageTexts } from "./page-texts.ts";

/** Fetches the texts of the first page in one language: those of every page, and the page's own. Rejects when one cannot be fetched. */
export async function loadTexts(locale: Locale, own: readonly string[]): Promise<Texts> {
  const [ofEveryPage, ...ofPage] = await Promise.all([loadShared(locale), ...own.map((namespace) => fetchPageTexts(locale, namespace))]);
  return { ...ofEveryPage, ...Object.fromEntries(own.map((namespace, index) => [namespace, ofPage[index]!])) };
}

async function loadShared(locale: Locale): Promise<Texts> {
  return locale === "en" ? (await import("./en.ts")).en : (await import("./zh-cn.ts")).zhCN;
}
