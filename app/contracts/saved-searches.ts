import { z } from "zod";
import { id, instant, line } from "./common.ts";
import { listingKind, listingQuery } from "./listings.ts";

/** What to look for: as in the lists; at least one of kind, words, category and place. */
export const searchTerms = z
  .strictObject({
    kind: listingKind.optional(),
    alliance: id.optional(),
    q: z.string().trim().min(1, { error: "required" }).max(100).optional(),
    category: listingQuery.shape.category,
    place: listingQuery.shape.place,
  })
  .refine((terms) => terms.kind || terms.q || terms.category || terms.place, { error: "required", path: ["q"] });
export type SearchTerms = z.output<typeof searchTerms>;

export const savedSearchInput = z.strictObject({ name: line(40), terms: searchTerms });
export type SavedSearchInput = z.output<typeof savedSearchInput>;

/** A search that tells its owner of every new listing that it finds, within a minute of publishing. */
export const savedSearchView = z.object({ id, name: z.string(), terms: z.record(z.string(), z.string()), createdAt: instant, found: z.int() });
export type SavedSearchView = z.infer<typeof savedSearchView>;
