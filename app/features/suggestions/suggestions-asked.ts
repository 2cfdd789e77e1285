import { suggestionQuery, type SuggestionQuery } from "../../contracts/suggestions.ts";

/** The suggestions that the address of their ledger asks for; what cannot be read in it is left out. Pure. */
export function suggestionsAsked(request: Request): SuggestionQuery {
  const { view, ...params } = Object.fromEntries(new URL(request.url).searchParams);
  return suggestionQuery.catch({ limit: 20 }).parse({ ...params, counted: view });
}
