import { Binary, BSONRegExp, ObjectId, Timestamp } from "bson";
import { Double, type Value } from "./values.ts";

/** A value as MongoDB writes it into its error messages. Pure. */
export function describeValue(value: Value | undefined): string {
  if (value === undefined) return "missing";
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value === "boolean" || typeof value === "bigint" || typeof value === "number") return String(value);
  if (value instanceof Double) return Object.is(value.value, -0) ? "-0.0" : `${value.value}.0`;
  if (value instanceof Map) {
    const fields = [...value].map(([name, inner]) => `${name}: ${describeValue(inner)}`);
    return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
  }
  if (Array.isArray(value)) return value.length > 0 ? `[ ${value.map(describeValue).join(", ")} ]` : "[]";
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Timestamp) return `Timestamp(${value.getHighBitsUnsigned()}, ${value.getLowBitsUnsigned()})`;
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString("hex").toUpperCase()})`;
  return String(value);
}
