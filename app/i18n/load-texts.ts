import type { Locale } from "../contracts/locale.ts";
import type { Texts } from "./create-translator.ts";

/** Fetches the texts of one language into the browser; the other language is never sent. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  return locale === "en" ? (await import("./en.ts")).en : (await import("./zh-cn.ts")).zhCN;
}
