import type { TFunction } from "i18next";
import type { CommentFigures } from "../../contracts/consultations.ts";

/** The rate of adoption with its numerator and denominator; a dash where nothing is answered yet. Pure. */
export function rateText(t: TFunction, { adopted, partly, answered }: Pick<CommentFigures, "adopted" | "partly" | "answered">): string {
  if (answered === 0) return "–";
  return t("consultations:figures.rateOf", { taken: adopted + partly, answered, percent: Math.round((100 * (adopted + partly)) / answered) });
}
