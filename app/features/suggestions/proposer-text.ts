import type { TFunction } from "i18next";
import type { SuggestionView } from "../../contracts/suggestions.ts";

/** Who proposed something, as its reader may know it: unit and person, or the unit alone, and who typed it for them. Pure. */
export function proposerText(t: TFunction, proposer: SuggestionView["proposer"]): string {
  if (proposer === null) return t("suggestions:anonymous");
  const names = [proposer.organization?.name, proposer.name].filter((name, index, all) => name && all.indexOf(name) === index);
  return `${names.join(" · ")}${proposer.typedBy === null ? "" : t("suggestions:typedBy", { name: proposer.typedBy })}`;
}
