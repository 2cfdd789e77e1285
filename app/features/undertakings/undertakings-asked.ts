import { undertakingQuery, type UndertakingQuery } from "../../contracts/undertakings.ts";
import { readSearch, type Search } from "../../http/search-of.ts";

const address = undertakingQuery.omit({ counted: true, number: true }).extend({ view: undertakingQuery.shape.counted });

/** The problems that the address of their ledger asks for. Pure. */
export function undertakingsAsked(request: Request): Search<UndertakingQuery> {
  const { query, unread } = readSearch(request, address);
  const { view: counted, ...asked } = query;
  return { query: { ...asked, counted }, unread };
}
