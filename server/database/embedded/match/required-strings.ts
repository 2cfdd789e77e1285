import type { Filter } from "./parse-filter.ts";

/**
 * The strings that every document which passes a filter holds somewhere, as they stand in BSON. To look for them in the bytes of a
 * document costs a fraction of reading it, so most that do not pass need not be read. Pure.
 */
export function requiredStrings(filter: Filter): Buffer[] {
  if (filter.kind === "and") return filter.clauses.flatMap(requiredStrings);
  if (filter.kind !== "leaf" || filter.test.op !== "eq" || typeof filter.test.operand !== "string") return [];
  const text = Buffer.from(`${filter.test.operand}\0`);
  const length = Buffer.alloc(4);
  length.writeInt32LE(text.length);
  return [Buffer.concat([length, text])];
}
