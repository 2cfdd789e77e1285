import { caseQuery, type CaseQuery } from "../../contracts/cases.ts";
import { readSearch, type Search } from "../../http/search-of.ts";

const address = caseQuery.omit({ counted: true, number: true }).extend({ view: caseQuery.shape.counted });

/** The cases that the address of their list asks for. Pure. */
export function casesAsked(request: Request): Search<CaseQuery> {
  const { query, unread } = readSearch(request, address);
  const { view: counted, ...asked } = query;
  return { query: { ...asked, counted }, unread };
}
