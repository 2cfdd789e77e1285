import { consultationQuery, type ConsultationQuery } from "../../contracts/consultations.ts";
import { readSearch, type Search } from "../../http/search-of.ts";

const address = consultationQuery.omit({ counted: true, number: true }).extend({ view: consultationQuery.shape.counted });

/** The drafts that the address of their ledger asks for. Pure. */
export function consultationsAsked(request: Request): Search<ConsultationQuery> {
  const { query, unread } = readSearch(request, address);
  const { view: counted, ...asked } = query;
  return { query: { ...asked, counted }, unread };
}
