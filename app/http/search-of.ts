import type { z } from "zod";

/** The address's search by a query's schema; what is empty or malformed counts as left out. */
export function searchOf<Schema extends z.ZodObject>(request: Request, schema: Schema): z.output<Schema> {
  const given = [...new URL(request.url).searchParams].filter(([name, value]) => {
    const field = schema.shape[name] as z.ZodType | undefined;
    return value !== "" && field !== undefined && field.safeParse(value).success;
  });
  return schema.parse(Object.fromEntries(given));
}
