import { createHash } from "node:crypto";
import { EJSON } from "bson";

/** Of a text, in hexadecimal digits. Pure. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * A stored record as one text, the same wherever it is read: relaxed extended JSON without spaces, the fields of every object in
 * the order of their names (by UTF-16 code units). Pure.
 */
export const canonicalText = (record: object): string => JSON.stringify(inOrder(EJSON.serialize(record, { relaxed: true })));

/** What a seal keeps of a record. Pure. */
export const hashOfRecord = (record: object): string => sha256(canonicalText(record));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  // Without a prototype, or a field named `__proto__` would vanish from the text.
  const ordered = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value).toSorted()) ordered[name] = inOrder((value as Record<string, unknown>)[name]);
  return ordered;
}
