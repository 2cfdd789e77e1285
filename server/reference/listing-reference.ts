import type { ListingReference } from "../listings/listing-dependencies.ts";
import type { Reference } from "./load-reference.ts";

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
    placeName: (code) => divisions.find(code)?.fullName ?? code,
  };
}
