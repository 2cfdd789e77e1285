import { suggestionQuery, type SuggestionQuery } from "../../contracts/suggestions.ts";
import { readSearch, type Search } from "../../http/search-of.ts";

const address = suggestionQuery.omit({ counted: true, number: true }).extend({ view: suggestionQuery.shape.counted });

/** The suggestions that the address of their ledger asks for. Pure. */
export function suggestionsAsked(request: Request): Search<SuggestionQuery> {
  const { query, unread } = readSearch(request, address);
  const { view: counted, ...asked } = query;
  return { query: { ...asked, counted }, unread };
}
