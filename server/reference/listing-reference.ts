import type { ListingReference } from "../listings/listing-dependencies.ts";
import type { Reference } from "./load-reference.ts";

/** A place by its name and that of the division above it: 兖州区新兖镇, 济宁市兖州区. */
function shortPlace(divisions: Reference["divisions"], code: string): string {
  const place = divisions.find(code);
  if (!place) return code;
  const above = place.parent ? divisions.find(place.parent) : null;
  return `${above?.name ?? ""}${place.name}`;
}

/** The reference data in the form in which listings ask for them. Pure. */
export function listingReference({ units, categories, divisions }: Reference): ListingReference {
  return {
    findUnit: (code) => units.find(code),
    findCategory: (code) => (categories.find(code) ? { path: [...categories.path(code)] } : null),
    categoryName(code, locale) {
      const category = categories.find(code);
      return category ? (locale === "en" ? category.en : category.zh) : code;
    },
    // `find` answers with the nearest known level above: only the code itself counts.
    isPlace: (code) => divisions.find(code)?.code === code,
    placeName: (code) => shortPlace(divisions, code),
  };
}
