import { resolutionQuery, type ResolutionQuery } from "../../contracts/resolutions.ts";
import { readSearch, type Search } from "../../http/search-of.ts";

const address = resolutionQuery.omit({ review: true }).extend({ view: resolutionQuery.shape.review });

/** The resolutions that the address of their list asks for; what a search form leaves empty is not asked for. Pure. */
export function resolutionsAsked(request: Request): Search<ResolutionQuery> {
  const { query, unread } = readSearch(request, address);
  const { view: review, ...asked } = query;
  return { query: { ...asked, review }, unread };
}
