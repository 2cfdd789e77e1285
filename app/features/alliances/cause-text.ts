import type { TFunction } from "i18next";
import { readCause } from "../../contracts/causes.ts";

/** Why a seat or a term is as it is, in the reader's language; a person's own words stay as they are. Pure. */
export function causeText(t: TFunction, cause: string): string {
  const { code, words } = readCause(cause);
  if (code === null) return words;
  const reason = t(`alliances:causes.${code}`);
  return words === "" ? reason : t("alliances:causeInWords", { reason, words });
}
