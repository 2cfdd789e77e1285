import { Binary, BSONRegExp, ObjectId, Timestamp } from "bson";

/**
 * A BSON value in memory.
 * A plain `number` is an int32 when it is a whole number of that range and a double otherwise;
 * `bigint` is a long; {@link Double} holds the doubles that a plain number could not tell from an int32 (1.0, -0).
 */
export type Value = null | string | number | bigint | boolean | Double | ObjectId | Date | Timestamp | Binary | BSONRegExp | Doc | Value[];

/** A BSON document: a map keeps the order of the fields and knows no inherited names. */
export type Doc = Map<string, Value>;

/** A double whose value is a whole number of the int32 range. */
export class Double {
  constructor(readonly value: number) {}
}

/** Any number type of the dialect. */
export type Numeric = number | bigint | Double;

export function isDoc(value: unknown): value is Doc {
  return value instanceof Map;
}

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Double;
}

export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** A double as the canonical in-memory value. Pure. */
export function toDouble(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** A BSON type: MongoDB's alias, its number on the wire, and its place in the order of types, which numbers share. */
export interface BsonType {
  name: string;
  number: number;
  rank: number;
}

/** The place of numbers in the order of types. */
export const numberRank = 10;

const types = {
  null: { name: "null", number: 10, rank: 5 },
  int: { name: "int", number: 16, rank: numberRank },
  long: { name: "long", number: 18, rank: numberRank },
  double: { name: "double", number: 1, rank: numberRank },
  string: { name: "string", number: 2, rank: 15 },
  object: { name: "object", number: 3, rank: 20 },
  array: { name: "array", number: 4, rank: 25 },
  binData: { name: "binData", number: 5, rank: 30 },
  objectId: { name: "objectId", number: 7, rank: 35 },
  bool: { name: "bool", number: 8, rank: 40 },
  date: { name: "date", number: 9, rank: 45 },
  timestamp: { name: "timestamp", number: 17, rank: 47 },
  regex: { name: "regex", number: 11, rank: 50 },
} as const satisfies Record<string, BsonType>;

/** The types of the dialect. */
export const bsonTypes: readonly BsonType[] = Object.values(types);

/** The type of a value. Pure. */
export function typeOf(value: Value): BsonType {
  switch (typeof value) {
    case "string":
      return types.string;
    case "number":
      return isInt32(value) ? types.int : types.double;
    case "bigint":
      return types.long;
    case "boolean":
      return types.bool;
  }
  if (value === null) return types.null;
  if (value instanceof Map) return types.object;
  if (Array.isArray(value)) return types.array;
  if (value instanceof Date) return types.date;
  if (value instanceof ObjectId) return types.objectId;
  if (value instanceof Double) return types.double;
  if (value instanceof Binary) return types.binData;
  return value instanceof Timestamp ? types.timestamp : types.regex;
}

/** The name of a value's type as error messages say it. Pure. */
export function typeName(value: Value | undefined): string {
  return value === undefined ? "missing" : typeOf(value).name;
}

/** The place of a value's type in MongoDB's order of types; equal for types that compare with each other. */
export function typeRank(value: Value | undefined): number {
  return value === undefined ? 0 : typeOf(value).rank;
}

/** A copy that shares nothing with the value that an update could change (documents and arrays). Pure. */
export function cloneValue<T extends Value>(value: T): T {
  if (isDoc(value)) return new Map(Array.from(value as Doc, ([name, inner]) => [name, cloneValue(inner)])) as T;
  return Array.isArray(value) ? (value.map(cloneValue) as T) : value;
}
