import { listingKind, listingQuery, type ListingKind, type ListingQuery } from "../../contracts/listings.ts";

/** The list that the address of the lists asks for; what cannot be read in it is left out. Pure. */
export function listingsAsked(request: Request): ListingQuery & { kind: ListingKind } {
  const asked = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ""));
  const kind = listingKind.catch("need").parse(asked.kind);
  const query = listingQuery.catch(listingQuery.parse({})).parse({ ...asked, kind });
  return { ...query, kind };
}
