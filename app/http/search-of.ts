import type { z } from "zod";

/** What an address asks for. */
export interface Search<Query> {
  query: Query;
  /** Names of what cannot be read in it: left out of the query, which therefore asks for more than the address does. */
  unread: string[];
}

/** The address's search by a query's schema. What is empty was not filled in, and names that the query does not know say nothing. Pure. */
export function readSearch<Schema extends z.ZodObject>(request: Request, schema: Schema): Search<z.output<Schema>> {
  const given = [...new URL(request.url).searchParams].filter(([name, value]) => value !== "" && Object.hasOwn(schema.shape, name));
  const isRead = ([name, value]: [string, string]) => (schema.shape[name] as z.ZodType).safeParse(value).success;
  return { query: schema.parse(Object.fromEntries(given.filter(isRead))), unread: given.filter((one) => !isRead(one)).map(([name]) => name) };
}

/** The address's search for a page, which shows what it narrows to: what is malformed counts as left out. Pure. */
export const searchOf = <Schema extends z.ZodObject>(request: Request, schema: Schema): z.output<Schema> => readSearch(request, schema).query;
