import { z } from "zod";
import { id, instant, line } from "./common.ts";
import { listingKind, listingQuery } from "./listings.ts";

/** What to look for: as in the lists; at least one term, the alliance alone is none. Days due within are counted when it looks. */
export const searchTerms = z
  .strictObject({
    kind: listingKind.optional(),
    alliance: id.optional(),
    owner: id.optional(),
    q: line(100).optional(),
    category: listingQuery.shape.category,
    place: listingQuery.shape.place,
    dueWithinDays: z.int().min(1).max(365).optional(),
  })
  .refine(({ alliance: _alliance, ...terms }) => Object.values(terms).some((term) => term !== undefined), { error: "required", path: ["q"] });
export type SearchTerms = z.output<typeof searchTerms>;

export const savedSearchInput = z.strictObject({ name: line(40), terms: searchTerms });
export type SavedSearchInput = z.output<typeof savedSearchInput>;

/** `PATCH /api/v1/saved-searches/{id}`: one that is paused tells nothing, and after it nothing of the time in between. */
export const savedSearchPatch = z
  .strictObject({ name: line(40).optional(), paused: z.boolean().optional() })
  .refine(({ name, paused }) => name !== undefined || paused !== undefined, { error: "required", path: ["name"] });
export type SavedSearchPatch = z.output<typeof savedSearchPatch>;

/** A search that tells its owner of every new listing that it finds, within a minute of publishing. */
export const savedSearchView = z.object({
  id,
  name: z.string(),
  terms: searchTerms,
  /** Names of the codes and ids among the terms, in the reader's language. */
  names: z.object({ category: z.string().nullable(), place: z.string().nullable(), alliance: z.string().nullable(), owner: z.string().nullable() }),
  createdAt: instant,
  paused: z.boolean(),
  /** Listings that it has told of, and how many of these the owner has not looked at. */
  found: z.int(),
  unread: z.int(),
  revision: z.int(),
});
export type SavedSearchView = z.infer<typeof savedSearchView>;
