import type { ChainLink } from "../../models/alliance.ts";
import type { Dependencies } from "../dependencies.ts";

/** Most open needs of one alliance that are looked at. */
const MOST_NEEDS = 5_000;

/**
 * Counts, for each link of a chain, the alliance's open needs of the link's categories (or of what lies below them)
 * that no suggestion answers. Links without such needs are left out. Three reads at most.
 */
export async function countUnservedNeeds(
  { models }: Pick<Dependencies, "models">,
  alliance: string,
  links: Pick<ChainLink, "id" | "categories">[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const categories = [...new Set(links.flatMap((link) => link.categories))];
  if (categories.length === 0) return counts;
  const needs = await models.listings
    .find({ alliance, kind: "need", open: true, categoryPath: { $in: categories } }, { categoryPath: 1 })
    .limit(MOST_NEEDS)
    .lean();
  const answered = await models.matches
    .find({ need: { $in: needs.map((need) => need._id) }, state: { $in: ["suggested", "agreed"] } }, { need: 1 })
    .lean();
  const served = new Set(answered.map((match) => match.need));
  const unserved = needs.filter((need) => !served.has(need._id));
  for (const { id, categories: codes } of links) {
    const count = unserved.filter((need) => codes.some((code) => need.categoryPath.includes(code))).length;
    if (count > 0) counts.set(id, count);
  }
  return counts;
}
