import type { LineStore, SearchRequest } from "./index/line-store.ts";
import type { SimilarListing } from "./types.ts";

/** Likeness (per mille) from which two lines are the same request posted again. */
const duplicatePermille = 850;

/** Likeness (per mille) from which a line is worth showing as a common need. */
const similarPermille = 450;

/** Lines of the query's own side that share most of its words, best first; ties by id. Pure. */
export function findSimilar(request: SearchRequest, store: LineStore): SimilarListing[] {
  return store
    .alike(request)
    .filter(({ milliScore }) => milliScore >= similarPermille)
    .map(({ id, milliScore }) => ({
      id,
      likeness: Math.floor(milliScore / 10),
      duplicate: milliScore >= duplicatePermille,
    }));
}
