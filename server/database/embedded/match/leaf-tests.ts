import { BSONRegExp } from "bson";
import { compareValues, sameValue } from "../bson/compare-values.ts";
import { asNumber, isWhole } from "../bson/numbers.ts";
import { bsonTypes, isNumeric, numberRank, typeOf, typeRank, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import type { Filter } from "./parse-filter.ts";
import { compileRegex } from "./regex.ts";

/** What a filter asks of the value at one path; the planner reads it, `single` decides about one value. */
export interface LeafTest {
  op: "eq" | "lt" | "lte" | "gt" | "gte" | "in" | "regex" | "exists" | "type" | "size" | "elemMatch";
  operand: Value;
  /** Whether the elements of an array are asked too, beside the array itself. */
  expand: boolean;
  single: (value: Value | undefined) => boolean;
  /** Of `elemMatch` over documents: the filter of one element. */
  element?: Filter;
}

export const exists: LeafTest = { op: "exists", operand: true, expand: false, single: (value) => value !== undefined };

const isNothing = (value: Value | undefined) => value === undefined || value === null;

export function equals(operand: Value): LeafTest {
  return { op: "eq", operand, expand: true, single: operand === null ? isNothing : (value) => sameValue(value, operand) };
}

/** @throws StoreError 2 for a regular expression, which has no order */
export function comparison(op: "lt" | "lte" | "gt" | "gte", operand: Value): LeafTest {
  if (operand instanceof BSONRegExp) throw new StoreError(2, "Can't have RegEx as arg to predicate over field");
  return { op, operand, expand: true, single: compares(op, operand) };
}

function compares(op: "lt" | "lte" | "gt" | "gte", operand: Value): LeafTest["single"] {
  const inclusive = op === "lte" || op === "gte";
  if (operand === null) return (value) => inclusive && isNothing(value);
  const isNaN = (value: Value | undefined) => isNumeric(value) && Number.isNaN(asNumber(value));
  if (isNaN(operand)) return (value) => inclusive && isNaN(value);
  const rank = typeRank(operand);
  const sign = op === "lt" || op === "lte" ? -1 : 1;
  // Values compare with their own type only; NaN with itself.
  return (value) => {
    if (typeRank(value) !== rank || isNaN(value)) return false;
    const order = compareValues(value, operand) * sign;
    return order > 0 || (inclusive && order === 0);
  };
}

/** @throws StoreError 2 for anything but a list of values and regular expressions */
export function isIn(name: string, operand: Value, isOperators: (value: Value) => boolean): LeafTest {
  if (!Array.isArray(operand)) throw new StoreError(2, `${name} needs an array`);
  if (operand.some(isOperators)) throw new StoreError(2, `cannot nest $ under ${name}`);
  const strings = new Set<Value | undefined>(operand.filter((value) => typeof value === "string"));
  const tests = operand.filter((value) => typeof value !== "string").map((value) => (value instanceof BSONRegExp ? matchesRegex(value) : equals(value)).single);
  return { op: "in", operand, expand: true, single: (value) => strings.has(value) || tests.some((test) => test(value)) };
}

export function matchesRegex(operand: BSONRegExp): LeafTest {
  const regex = compileRegex(operand);
  return { op: "regex", operand, expand: true, single: (value) => (typeof value === "string" ? regex.test(value) : value instanceof BSONRegExp && sameValue(value, operand)) };
}

/** `$regex` with its `$options`. @throws StoreError 2, 51074 */
export function regexOf(pattern: Value, options: Value | undefined): LeafTest {
  if (options !== undefined && typeof options !== "string") throw new StoreError(2, "$options has to be a string");
  if (typeof pattern === "string") return matchesRegex(new BSONRegExp(pattern, options ?? ""));
  if (!(pattern instanceof BSONRegExp)) throw new StoreError(2, "$regex has to be a string");
  if (options !== undefined && pattern.options) throw new StoreError(51074, "options set in both $regex and $options");
  return matchesRegex(options === undefined ? pattern : new BSONRegExp(pattern.pattern, options));
}

/** `$type`: one or several BSON types by number or alias. @throws StoreError 2, 9, 14 */
export function hasType(operand: Value): LeafTest {
  const wanted = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(typeNumbersOf));
  if (wanted.size === 0) throw new StoreError(9, "$type must match at least one type");
  return { op: "type", operand, expand: true, single: (value) => value !== undefined && wanted.has(typeOf(value).number) };
}

/** The type numbers that an alias or number of `$type` stands for. @throws StoreError 2, 14 */
export function typeNumbersOf(type: Value): number[] {
  if (type === "number") return bsonTypes.filter(({ rank }) => rank === numberRank).map(({ number }) => number);
  if (typeof type !== "string" && !isNumeric(type)) throw new StoreError(14, "type must be represented as a number or a string");
  const found = bsonTypes.find(({ name, number }) => (typeof type === "string" ? name === type : number === asNumber(type)));
  if (!found) throw new StoreError(2, typeof type === "string" ? `Unknown type name alias: ${type}` : `Invalid numerical type code: ${asNumber(type)}`);
  return [found.number];
}

/** @throws StoreError 2 for anything but a count */
export function hasSize(operand: Value): LeafTest {
  if (!isNumeric(operand) || !isWhole(operand) || asNumber(operand) < 0) throw new StoreError(2, "Failed to parse $size. Expected a non-negative integer");
  const size = asNumber(operand);
  return { op: "size", operand, expand: false, single: (value) => Array.isArray(value) && value.length === size };
}

/** A test of an array: whether one of its elements passes. */
export function someElement(operand: Value, test: (element: Value) => boolean, element?: Filter): LeafTest {
  return { op: "elemMatch", operand, expand: false, single: (value) => Array.isArray(value) && value.some(test), ...(element && { element }) };
}
