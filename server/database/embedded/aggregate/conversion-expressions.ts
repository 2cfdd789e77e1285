import { Decimal128, ObjectId } from "bson";
import { asNumber, numericKind } from "../bson/numbers.ts";
import { bsonType, isNumeric, toDouble, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { namedArguments, positionalArguments, type Evaluate, type ExpressionOperator } from "./expression-arguments.ts";

function typeName(value: Value | undefined): string {
  return value === undefined ? "missing" : bsonType(value).name;
}

function one(apply: (value: Value | undefined, name: string) => Value | undefined): ExpressionOperator {
  return (operand, compile, name) => {
    const [part] = positionalArguments(operand, name, 1, 1, compile) as [Evaluate];
    return (scope) => apply(part(scope), name);
  };
}

function unlessNothing(apply: (value: Value, name: string) => Value): ExpressionOperator {
  return one((value, name) => (value === null || value === undefined ? null : apply(value, name)));
}

function toText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || typeof value === "bigint" || value instanceof Decimal128) return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (isNumeric(value)) return numberText(asNumber(value));
  throw new StoreError(241, `Unsupported conversion from ${typeName(value)} to string in $convert with no onError value`);
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  return Object.is(value, -0) ? "-0" : String(value);
}

function toWhole(least: bigint, most: bigint, make: (value: bigint) => Value, target: string): ExpressionOperator {
  return unlessNothing((value) => {
    let whole: bigint | undefined;
    if (typeof value === "boolean") whole = value ? 1n : 0n;
    else if (value instanceof Date && target === "long") whole = BigInt(value.getTime());
    else if (typeof value === "bigint") whole = value;
    else if (isNumeric(value)) {
      const number = Math.trunc(asNumber(value));
      if (Number.isFinite(number)) whole = BigInt(number);
    } else if (typeof value === "string") {
      if (!/^[+-]?\d+$/.test(value)) throw new StoreError(241, `Failed to parse number '${value}' in $convert with no onError value`);
      whole = BigInt(value.replace("+", ""));
    } else throw new StoreError(241, `Unsupported conversion from ${typeName(value)} to ${target} in $convert with no onError value`);
    if (whole === undefined || whole < least || whole > most) throw new StoreError(241, `Conversion would overflow target type in $convert with no onError value: ${toText(value)}`);
    return make(whole);
  });
}

function toDoubleValue(value: Value): Value {
  if (typeof value === "boolean") return toDouble(Number(value));
  if (value instanceof Date) return toDouble(value.getTime());
  if (isNumeric(value)) return toDouble(asNumber(value));
  if (typeof value !== "string") throw new StoreError(241, `Unsupported conversion from ${typeName(value)} to double in $convert with no onError value`);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) throw new StoreError(241, `Failed to parse number '${value}' in $convert with no onError value`);
  return toDouble(Number(value));
}

const concat: ExpressionOperator = (operand, compile, name) => {
  const parts = positionalArguments(operand, name, 0, Infinity, compile);
  return (scope) => {
    let text = "";
    for (const part of parts) {
      const value = part(scope) ?? null;
      if (value === null) return null;
      if (typeof value !== "string") throw new StoreError(16702, `$concat only supports strings, not ${typeName(value)}`);
      text += value;
    }
    return text;
  };
};

function letters(change: (text: string) => string): ExpressionOperator {
  return one((value) => {
    if (value === null || value === undefined) return "";
    const text = value instanceof Date || isNumeric(value) || typeof value === "string" ? toText(value) : undefined;
    if (text === undefined) throw new StoreError(16007, `can't convert from BSON type ${typeName(value)} to String`);
    return change(text);
  });
}

const lower = letters((text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
const upper = letters((text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()));

const substring: ExpressionOperator = (operand, compile, name) => {
  const parts = positionalArguments(operand, name, 3, 3, compile);
  return (scope) => {
    const [value, start, length] = parts.map((part) => part(scope) ?? null);
    if (value === null) return "";
    if (!isNumeric(start!) || !isNumeric(length!)) throw new StoreError(34450, `${name}: starting index and length must be numbers`);
    const [from, count] = [asNumber(start), asNumber(length)];
    if (from < 0 || count < 0) throw new StoreError(34452, `${name}: starting index and length must be non-negative`);
    return [...toText(value!)].slice(from, from + count).join("");
  };
};

/** The offset of a time zone from UTC in minutes. @throws StoreError 40485 for an unknown zone */
function zoneOffset(zone: string, at: Date): number {
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (fixed) return (fixed[1] === "-" ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0));
  if (["UTC", "GMT", "Z"].includes(zone)) return 0;
  try {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
    const offset = parts.find(({ type }) => type === "timeZoneName")!.value.replace("GMT", "");
    return offset === "" ? 0 : zoneOffset(offset, at);
  } catch {
    throw new StoreError(40485, `unrecognized time zone identifier: "${zone}"`);
  }
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}

function formatDate(date: Date, format: string, zone: string): string {
  const offset = zoneOffset(zone, date);
  const local = new Date(date.getTime() + offset * 60_000);
  const zoneText = `${offset < 0 ? "-" : "+"}${pad(Math.floor(Math.abs(offset) / 60))}${pad(Math.abs(offset) % 60)}`;
  const dayOfYear = Math.floor((Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - Date.UTC(local.getUTCFullYear(), 0, 0)) / 86_400_000);
  const parts: Record<string, string> = {
    Y: pad(local.getUTCFullYear(), 4),
    m: pad(local.getUTCMonth() + 1),
    d: pad(local.getUTCDate()),
    H: pad(local.getUTCHours()),
    M: pad(local.getUTCMinutes()),
    S: pad(local.getUTCSeconds()),
    L: pad(local.getUTCMilliseconds(), 3),
    j: pad(dayOfYear, 3),
    w: String(local.getUTCDay() + 1),
    u: String(local.getUTCDay() || 7),
    z: zoneText,
    Z: String(offset),
    "%": "%",
  };
  return format.replace(/%(.)/gsu, (_all, letter: string) => {
    const part = parts[letter];
    if (part === undefined) throw letter === "G" || letter === "V" ? outsideDialect(`%${letter} in $dateToString`) : new StoreError(18536, `Invalid format character '%${letter}' in format string`);
    return part;
  });
}

const dateToString: ExpressionOperator = (operand, compile, name) => {
  const { date, format, timezone, onNull } = namedArguments(operand, name, ["date", "format", "timezone", "onNull"], compile);
  if (!date) throw new StoreError(18628, "Missing 'date' parameter to $dateToString");
  return (scope) => {
    const value = date(scope) ?? null;
    if (value === null) return onNull ? onNull(scope) : null;
    const zone = timezone ? (timezone(scope) ?? null) : "UTC";
    if (zone === null) return null;
    const pattern = format ? (format(scope) ?? null) : zone === "UTC" ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L";
    if (pattern === null) return null;
    const instant = value instanceof ObjectId ? value.getTimestamp() : value;
    if (!(instant instanceof Date)) throw new StoreError(16006, `can't convert from BSON type ${typeName(value)} to Date`);
    if (typeof pattern !== "string" || typeof zone !== "string") throw new StoreError(18533, "$dateToString requires that 'format' and 'timezone' be strings");
    return formatDate(instant, pattern, zone);
  };
};

function datePart(part: string): ExpressionOperator {
  return (operand, compile, name) => {
    const named = operand instanceof Map && operand.has("date");
    const { date, timezone } = named ? namedArguments(operand, name, ["date", "timezone"], compile) : { date: compile(Array.isArray(operand) && operand.length === 1 ? operand[0]! : operand), timezone: undefined };
    return (scope) => {
      const value = date!(scope) ?? null;
      const zone = timezone ? (timezone(scope) ?? null) : "UTC";
      if (value === null || zone === null) return null;
      if (!(value instanceof Date) || typeof zone !== "string") throw new StoreError(16006, `can't convert from BSON type ${typeName(value)} to Date`);
      return Number(formatDate(value, part, zone));
    };
  };
}

/** Text, types, conversions and dates. */
export const conversionExpressions: Readonly<Record<string, ExpressionOperator>> = {
  $concat: concat,
  $toLower: lower,
  $toUpper: upper,
  $substrCP: substring,
  $strLenCP: one((value) => {
    if (typeof value !== "string") throw new StoreError(34471, `$strLenCP requires a string argument, found: ${typeName(value)}`);
    return [...value].length;
  }),
  $split: (operand, compile, name) => {
    const parts = positionalArguments(operand, name, 2, 2, compile);
    return (scope) => {
      const [text, separator] = parts.map((part) => part(scope) ?? null);
      if (text === null || separator === null) return null;
      if (typeof text !== "string" || typeof separator !== "string") throw new StoreError(40085, `$split requires an expression that evaluates to a string, found: ${typeName(text)}`);
      if (separator === "") throw new StoreError(40087, "$split requires a non-empty separator");
      return text.split(separator);
    };
  },
  $toString: unlessNothing(toText),
  $toInt: toWhole(-(2n ** 31n), 2n ** 31n - 1n, Number, "int"),
  $toLong: toWhole(-(2n ** 63n), 2n ** 63n - 1n, (value) => value, "long"),
  $toDouble: unlessNothing(toDoubleValue),
  $toBool: unlessNothing((value) => (isNumeric(value) ? asNumber(value) !== 0 : value !== false)),
  $type: one((value) => typeName(value)),
  $isNumber: one((value) => value !== undefined && isNumeric(value)),
  $toDate: unlessNothing((value) => {
    if (value instanceof Date) return value;
    if (value instanceof ObjectId) return value.getTimestamp();
    if (isNumeric(value) && numericKind(value) !== "int") return new Date(Math.trunc(asNumber(value)));
    const date = typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) ? new Date(value) : undefined;
    if (!date || Number.isNaN(date.getTime())) throw new StoreError(241, `Unsupported conversion from ${typeName(value)} to date in $convert with no onError value`);
    return date;
  }),
  $dateToString: dateToString,
  $year: datePart("%Y"),
  $month: datePart("%m"),
  $dayOfMonth: datePart("%d"),
  $hour: datePart("%H"),
  $minute: datePart("%M"),
  $second: datePart("%S"),
  $dayOfWeek: datePart("%w"),
  $dayOfYear: datePart("%j"),
};
