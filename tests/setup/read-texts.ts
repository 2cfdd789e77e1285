import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Locale } from "../../app/contracts/locale.ts";

const folder = join(import.meta.dirname, "../../app/i18n");

/** The texts of one language as the files have them, by namespace: `all` (those of files for saving too), those of `every page` (the offline page's included), or those of `pages`. */
export function readTexts(locale: Locale, which: "all" | "every page" | "pages" = "all") {
  const read = (place: string) =>
    readdirSync(place)
      .filter((file) => file.endsWith(".json"))
      .map((file) => [basename(file, ".json"), JSON.parse(readFileSync(join(place, file), "utf8"))] as const);
  const shared = which === "pages" ? [] : read(join(folder, locale));
  const ofPages = which === "every page" ? [] : read(join(folder, locale, "pages"));
  const ofFiles = which === "all" ? read(join(folder, locale, "files")) : [];
  return Object.fromEntries([...shared, ...ofPages, ...ofFiles]);
}
