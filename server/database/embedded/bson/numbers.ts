import { StoreError } from "../errors.ts";
import { Double, isInt32, toDouble, type Numeric } from "./values.ts";

/** The nearest double of any number. Pure. */
export function asNumber(value: Numeric): number {
  return value instanceof Double ? value.value : Number(value);
}

/** Whether the number is whole (and finite). */
export function isWhole(value: Numeric): boolean {
  return Number.isInteger(asNumber(value));
}

/** Compares two numbers of any type exactly; NaN is below every other number and equal to itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const left = a instanceof Double ? a.value : a;
  const right = b instanceof Double ? b.value : b;
  // JavaScript compares a bigint with a number by their mathematical values.
  if (left < right) return -1;
  if (left > right) return 1;
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
}

/** Whether a whole number fits 64 bits. Pure. */
export function isLong(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

/**
 * Adds with MongoDB's result types: the wider of the two; an int that overflows becomes a long.
 * @throws StoreError 2 on overflow of a long
 */
export function add(a: Numeric, b: Numeric): Numeric {
  const isFraction = (value: Numeric) => value instanceof Double || (typeof value === "number" && !isInt32(value));
  if (isFraction(a) || isFraction(b)) return toDouble(asNumber(a) + asNumber(b));
  const sum = BigInt(a as number | bigint) + BigInt(b as number | bigint);
  if (!isLong(sum)) throw new StoreError(2, `integer overflow: the result ${sum} does not fit a long`);
  return typeof a === "bigint" || typeof b === "bigint" || !isInt32(Number(sum)) ? sum : Number(sum);
}
