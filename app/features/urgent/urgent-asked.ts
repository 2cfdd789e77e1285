import { urgentQuery, type UrgentQuery } from "../../contracts/urgent-matters.ts";
import { readSearch, type Search } from "../../http/search-of.ts";

const address = urgentQuery.omit({ counted: true, number: true }).extend({ view: urgentQuery.shape.counted });

/** The urgent matters that the address of their ledger asks for. Pure. */
export function urgentAsked(request: Request): Search<UrgentQuery> {
  const { query, unread } = readSearch(request, address);
  const { view: counted, ...asked } = query;
  return { query: { ...asked, counted }, unread };
}
