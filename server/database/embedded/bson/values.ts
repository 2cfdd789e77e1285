import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from "bson";

/**
 * A BSON value in memory.
 * A plain `number` is an int32 when it is a whole number of that range and a double otherwise;
 * `bigint` is a long; {@link Double} holds the doubles that a plain number could not tell from an int32 (1.0, -0).
 */
export type Value =
  | null
  | string
  | number
  | bigint
  | boolean
  | Double
  | Decimal128
  | ObjectId
  | Date
  | Timestamp
  | Binary
  | BSONRegExp
  | BSONSymbol
  | Code
  | MinKey
  | MaxKey
  | Doc
  | Value[];

/** A BSON document: a map keeps the order of the fields and knows no inherited names. */
export type Doc = Map<string, Value>;

/** A double whose value is a whole number of the int32 range. */
export class Double {
  constructor(readonly value: number) {}
}

/** Any number type of BSON. */
export type Numeric = number | bigint | Double | Decimal128;

export function isDoc(value: unknown): value is Doc {
  return value instanceof Map;
}

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Double || value instanceof Decimal128;
}

export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** A double as the canonical in-memory value. Pure. */
export function toDouble(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** The place of a value's type in MongoDB's order of types; equal for types that compare with each other. */
export function typeRank(value: Value | undefined): number {
  switch (typeof value) {
    case "number":
    case "bigint":
      return 10;
    case "string":
      return 15;
    case "boolean":
      return 40;
    case "undefined":
      return 0;
  }
  if (value === null) return 5;
  if (value instanceof Map) return 20;
  if (Array.isArray(value)) return 25;
  if (value instanceof Date) return 45;
  if (value instanceof ObjectId) return 35;
  if (value instanceof Double || value instanceof Decimal128) return 10;
  if (value instanceof Binary) return 30;
  if (value instanceof Timestamp) return 47;
  if (value instanceof BSONRegExp) return 50;
  if (value instanceof BSONSymbol) return 15;
  if (value instanceof Code) return value.scope ? 65 : 60;
  if (value instanceof MinKey) return -1;
  return 127;
}

/** BSON's type number, as `$type` asks for it, with its name. */
export function bsonType(value: Value): { number: number; name: string } {
  if (typeof value === "number") return isInt32(value) ? types.int : types.double;
  if (typeof value === "bigint") return types.long;
  if (typeof value === "string") return types.string;
  if (typeof value === "boolean") return types.bool;
  if (value === null) return types.null;
  if (value instanceof Map) return types.object;
  if (Array.isArray(value)) return types.array;
  if (value instanceof Date) return types.date;
  if (value instanceof ObjectId) return types.objectId;
  if (value instanceof Double) return types.double;
  if (value instanceof Decimal128) return types.decimal;
  if (value instanceof Binary) return types.binData;
  if (value instanceof Timestamp) return types.timestamp;
  if (value instanceof BSONRegExp) return types.regex;
  if (value instanceof BSONSymbol) return types.symbol;
  if (value instanceof Code) return value.scope ? types.javascriptWithScope : types.javascript;
  return value instanceof MinKey ? types.minKey : types.maxKey;
}

const numbers = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const;

const types = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, { name, number }])) as Record<
  keyof typeof numbers,
  { number: number; name: string }
>;

/** BSON's type numbers by the aliases that `$type` takes. */
export const typeNumbers: Readonly<Record<string, number>> = numbers;

/** A copy that shares nothing with the value that an update could change (documents and arrays). Pure. */
export function cloneValue<T extends Value>(value: T): T {
  if (isDoc(value)) {
    const copy: Doc = new Map();
    for (const [name, inner] of value as Doc) copy.set(name, cloneValue(inner));
    return copy as T;
  }
  if (Array.isArray(value)) return value.map(cloneValue) as T;
  return value;
}
