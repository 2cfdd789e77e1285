import { exampleQuery, type ExampleQuery } from "../../contracts/examples.ts";
import { readSearch, type Search } from "../../http/search-of.ts";

const address = exampleQuery.omit({ counted: true, number: true }).extend({ view: exampleQuery.shape.counted });

/** The cases that the address of the shelf asks for: those that stand on it, unless it says otherwise. Pure. */
export function examplesAsked(request: Request): Search<ExampleQuery> {
  const { query, unread } = readSearch(request, address);
  const { view: counted = "published", ...asked } = query;
  return { query: { ...asked, counted }, unread };
}
