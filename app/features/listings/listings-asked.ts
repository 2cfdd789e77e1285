import { listingKind, listingQuery, type ListingKind, type ListingQuery } from "../../contracts/listings.ts";
import { readSearch, type Search } from "../../http/search-of.ts";

const address = listingQuery.extend({ kind: listingKind.default("need") });

/** The list that the address of the lists asks for. Pure. */
export const listingsAsked = (request: Request): Search<ListingQuery & { kind: ListingKind }> => readSearch(request, address);
