import { Decimal128 } from "bson";
import { StoreError } from "../errors.ts";
import { Double, isInt32, toDouble, type Numeric } from "./values.ts";

/** An exact number: `coefficient × 10^exponent`, or one of the three that are none. */
type Exact = { coefficient: bigint; exponent: number } | "NaN" | "Infinity" | "-Infinity";

const longMin = -(2n ** 63n);
const longMax = 2n ** 63n - 1n;

export type NumericKind = "int" | "long" | "double" | "decimal";

export function numericKind(value: Numeric): NumericKind {
  if (typeof value === "number") return isInt32(value) ? "int" : "double";
  if (typeof value === "bigint") return "long";
  return value instanceof Double ? "double" : "decimal";
}

/** The nearest double of any number. Pure. */
export function asNumber(value: Numeric): number {
  if (typeof value === "number") return value;
  if (value instanceof Double) return value.value;
  return Number(value.toString());
}

/** Whether the number is whole (and finite). */
export function isWhole(value: Numeric): boolean {
  if (typeof value === "bigint") return true;
  if (value instanceof Decimal128) {
    const exact = exactOf(value);
    return typeof exact !== "string" && (exact.exponent >= 0 || exact.coefficient % 10n ** BigInt(-exact.exponent) === 0n);
  }
  return Number.isInteger(asNumber(value));
}

export function exactOf(value: Numeric): Exact {
  if (typeof value === "bigint") return { coefficient: value, exponent: 0 };
  if (value instanceof Decimal128) return parseDecimal(value.toString());
  const number = asNumber(value);
  if (Number.isNaN(number)) return "NaN";
  if (!Number.isFinite(number)) return number > 0 ? "Infinity" : "-Infinity";
  if (Number.isInteger(number)) return { coefficient: BigInt(number), exponent: 0 };
  // A double is m × 2^e; with e below 0 that is m × 5^-e × 10^e, exactly.
  let mantissa = number;
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  return { coefficient: BigInt(mantissa) * 5n ** BigInt(-exponent), exponent };
}

function parseDecimal(text: string): Exact {
  if (text === "NaN" || text === "Infinity" || text === "-Infinity") return text;
  const [, sign, whole = "", fraction = "", power = "0"] = /^(-?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(text) ?? [];
  const coefficient = BigInt(`${whole}${fraction}` || "0");
  return { coefficient: sign ? -coefficient : coefficient, exponent: Number(power) - fraction.length };
}

/** Compares two numbers of any type exactly; NaN is below every other number and equal to itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === "number" && typeof b === "number") {
    if (a < b) return -1;
    if (a > b) return 1;
    if (a === b) return 0;
    return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1;
  }
  if (a instanceof Double) return compareNumbers(a.value, b instanceof Double ? b.value : b);
  if (b instanceof Double) return compareNumbers(a, b.value);
  if (a instanceof Decimal128 || b instanceof Decimal128) return compareExact(exactOf(a), exactOf(b));
  if (Number.isNaN(a)) return -1;
  if (Number.isNaN(b)) return 1;
  // JavaScript compares a bigint with a number by their mathematical values.
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareExact(a: Exact, b: Exact): number {
  const order = (value: Exact) => (value === "NaN" ? 0 : value === "-Infinity" ? 1 : value === "Infinity" ? 3 : 2);
  if (typeof a === "string" || typeof b === "string") return order(a) - order(b);
  // Decimal128 reaches 10^6144: compare magnitudes first, so that aligning never builds a huge number.
  if (a.coefficient === 0n || b.coefficient === 0n || a.coefficient > 0n !== b.coefficient > 0n) {
    return Number(a.coefficient > b.coefficient) - Number(a.coefficient < b.coefficient);
  }
  const shift = BigInt(Math.abs(a.exponent - b.exponent));
  const left = a.exponent > b.exponent ? a.coefficient * 10n ** shift : a.coefficient;
  const right = b.exponent > a.exponent ? b.coefficient * 10n ** shift : b.coefficient;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The Decimal128 of an exact number, rounded half to even at 34 digits. */
export function toDecimal(value: Exact): Decimal128 {
  if (typeof value === "string") return Decimal128.fromString(value);
  let { coefficient, exponent } = value;
  const negative = coefficient < 0n;
  if (negative) coefficient = -coefficient;
  const surplus = coefficient.toString().length - 34;
  if (surplus > 0) {
    const unit = 10n ** BigInt(surplus);
    const rest = (coefficient % unit) * 2n;
    coefficient /= unit;
    if (rest > unit || (rest === unit && coefficient % 2n === 1n)) coefficient += 1n;
    exponent += surplus;
  }
  return Decimal128.fromStringWithRounding(`${negative ? "-" : ""}${coefficient}E${exponent}`);
}

/** A Decimal128 of any number; a double keeps its 15 significant digits, as MongoDB converts it. */
export function decimalOf(value: Numeric): Decimal128 {
  if (value instanceof Decimal128) return value;
  if (typeof value === "bigint" || (typeof value === "number" && isInt32(value))) return Decimal128.fromString(String(value));
  const number = asNumber(value);
  return Decimal128.fromString(Number.isFinite(number) ? number.toPrecision(15) : String(number));
}

/** The Decimal128 of a quotient, with as few digits as it needs. @param divisor not 0 */
export function divideExact(value: Exact, divisor: bigint): Decimal128 {
  if (typeof value === "string") return Decimal128.fromString(value);
  let coefficient = (value.coefficient * 10n ** 40n) / divisor;
  let exponent = value.exponent - 40;
  while (exponent < Math.min(value.exponent, 0) && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent++;
  }
  return toDecimal({ coefficient, exponent });
}

type Operation = "add" | "subtract" | "multiply";

/**
 * Adds, subtracts or multiplies with MongoDB's result types: the widest of the two; an int that overflows becomes a long.
 * @param overflow what a long that overflows becomes: an error (updates) or a double (expressions)
 * @throws StoreError 2 on overflow of a long in an update
 */
export function arithmetic(operation: Operation, a: Numeric, b: Numeric, overflow: "error" | "double"): Numeric {
  const kinds = [numericKind(a), numericKind(b)];
  if (kinds.includes("decimal")) return decimalArithmetic(operation, decimalOf(a), decimalOf(b));
  if (kinds.includes("double")) return toDouble(calculate(operation, asNumber(a), asNumber(b)));
  const result = calculate(operation, BigInt(a as number | bigint), BigInt(b as number | bigint));
  if (result < longMin || result > longMax) {
    if (overflow === "double") return toDouble(Number(result));
    throw new StoreError(2, `integer overflow: the result ${result} does not fit a long`);
  }
  return kinds.includes("long") || !isInt32(Number(result)) ? result : Number(result);
}

function calculate<T extends number | bigint>(operation: Operation, a: T, b: T): T {
  if (operation === "add") return ((a as number) + (b as number)) as T;
  return (operation === "subtract" ? (a as number) - (b as number) : (a as number) * (b as number)) as T;
}

function decimalArithmetic(operation: Operation, a: Decimal128, b: Decimal128): Decimal128 {
  const left = exactOf(a);
  const right = exactOf(b);
  if (typeof left === "string" || typeof right === "string") {
    return Decimal128.fromString(String(calculate(operation, asNumber(a), asNumber(b))));
  }
  if (operation === "multiply") {
    return toDecimal({ coefficient: left.coefficient * right.coefficient, exponent: left.exponent + right.exponent });
  }
  const exponent = Math.min(left.exponent, right.exponent);
  const align = (value: typeof left) => value.coefficient * 10n ** BigInt(value.exponent - exponent);
  return toDecimal({ coefficient: calculate(operation, align(left), align(right)), exponent });
}
