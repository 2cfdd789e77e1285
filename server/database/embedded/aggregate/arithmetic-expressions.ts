import { Decimal128 } from "bson";
import { arithmetic, asNumber, numericKind } from "../bson/numbers.ts";
import { bsonType, isInt32, isNumeric, toDouble, type Numeric, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { positionalArguments, type Evaluate, type ExpressionOperator } from "./expression-arguments.ts";

function isNothing(value: Value | undefined): value is null | undefined {
  return value === null || value === undefined;
}

/** Adds numbers; a date among them moves by milliseconds. */
const add: ExpressionOperator = (operand, compile, name) => {
  const parts = positionalArguments(operand, name, 0, Infinity, compile);
  return (scope) => {
    let sum: Numeric = 0;
    let date: Date | undefined;
    for (const part of parts) {
      const value = part(scope);
      if (isNothing(value)) return null;
      if (value instanceof Date) {
        if (date) throw new StoreError(16612, "only one date allowed in an $add expression");
        date = value;
      } else if (isNumeric(value)) sum = arithmetic("add", sum, value, "double");
      else throw new StoreError(14, `$add only supports numeric or date types, not ${bsonType(value).name}`);
    }
    return date ? new Date(date.getTime() + Math.round(asNumber(sum))) : sum;
  };
};

const subtract: ExpressionOperator = (operand, compile, name) => {
  const [left, right] = positionalArguments(operand, name, 2, 2, compile) as [Evaluate, Evaluate];
  return (scope) => {
    const [a, b] = [left(scope), right(scope)];
    if (isNothing(a) || isNothing(b)) return null;
    if (isNumeric(a) && isNumeric(b)) return arithmetic("subtract", a, b, "double");
    if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
    if (a instanceof Date && isNumeric(b)) return new Date(a.getTime() - Math.round(asNumber(b)));
    throw new StoreError(14, `can't $subtract ${bsonType(b).name} from ${bsonType(a).name}`);
  };
};

const multiply: ExpressionOperator = (operand, compile, name) => {
  const parts = positionalArguments(operand, name, 0, Infinity, compile);
  return (scope) => {
    let product: Numeric = 1;
    for (const part of parts) {
      const value = part(scope);
      if (isNothing(value)) return null;
      if (!isNumeric(value)) throw new StoreError(14, `$multiply only supports numeric types, not ${bsonType(value).name}`);
      product = arithmetic("multiply", product, value, "double");
    }
    return product;
  };
};

function twoNumbers(apply: (a: Numeric, b: Numeric) => Value): ExpressionOperator {
  return (operand, compile, name) => {
    const [left, right] = positionalArguments(operand, name, 2, 2, compile) as [Evaluate, Evaluate];
    return (scope) => {
      const [a, b] = [left(scope), right(scope)];
      if (isNothing(a) || isNothing(b)) return null;
      if (!isNumeric(a) || !isNumeric(b)) {
        throw new StoreError(name === "$divide" ? 14 : 16611, `${name} only supports numeric types, not ${bsonType(a).name} and ${bsonType(b).name}`);
      }
      if (a instanceof Decimal128 || b instanceof Decimal128) throw outsideDialect(`${name} of a Decimal128`);
      return apply(a, b);
    };
  };
}

function divide(a: Numeric, b: Numeric): Value {
  if (asNumber(b) === 0) throw new StoreError(2, "can't $divide by zero");
  return toDouble(asNumber(a) / asNumber(b));
}

function modulo(a: Numeric, b: Numeric): Value {
  if (asNumber(b) === 0) throw new StoreError(16610, "can't $mod by zero");
  const kinds = [numericKind(a), numericKind(b)];
  if (kinds.includes("double")) return toDouble(asNumber(a) % asNumber(b));
  const rest = BigInt(a as number | bigint) % BigInt(b as number | bigint);
  return kinds.includes("long") ? rest : Number(rest);
}

function oneNumber(apply: (value: Numeric, places: number) => Value, most: 1 | 2): ExpressionOperator {
  return (operand, compile, name) => {
    const [part, places] = positionalArguments(operand, name, 1, most, compile) as [Evaluate, Evaluate | undefined];
    return (scope) => {
      const value = part(scope);
      const digits = places ? places(scope) : 0;
      if (isNothing(value) || isNothing(digits)) return null;
      if (!isNumeric(value) || !isNumeric(digits)) throw new StoreError(28765, `${name} only supports numeric types, not ${bsonType(value).name}`);
      if (value instanceof Decimal128) throw outsideDialect(`${name} of a Decimal128`);
      return apply(value, asNumber(digits));
    };
  };
}

/** Keeps ints and longs as they are and changes doubles. */
function doubles(apply: (value: number, places: number) => number) {
  return (value: Numeric, places: number): Value => {
    if (numericKind(value) === "double") return toDouble(apply(asNumber(value), places));
    if (places >= 0) return value;
    const changed = apply(asNumber(value), places);
    return typeof value === "bigint" || !isInt32(changed) ? BigInt(changed) : changed;
  };
}

function roundHalfEven(value: number, places: number): number {
  if (!Number.isFinite(value)) return value;
  const text = value.toString();
  const scale = 10 ** Math.abs(places);
  const scaled = places >= 0 ? value * scale : value / scale;
  if (!Number.isFinite(scaled) || text.includes("e")) return value;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const rounded = rest < 0.5 ? floor : rest > 0.5 ? floor + 1 : floor % 2 === 0 ? floor : floor + 1;
  const result = places >= 0 ? rounded / scale : rounded * scale;
  return result === 0 && value < 0 ? -0 : result;
}

function truncate(value: number, places: number): number {
  const scale = 10 ** Math.abs(places);
  return places >= 0 ? Math.trunc(value * scale) / scale : Math.trunc(value / scale) * scale;
}

function absolute(value: Numeric): Value {
  if (typeof value === "bigint") return value < 0n ? -value : value;
  if (numericKind(value) === "double") return toDouble(Math.abs(asNumber(value)));
  const number = Math.abs(asNumber(value));
  return isInt32(number) ? number : BigInt(number);
}

/** Arithmetic with MongoDB's result types. */
export const arithmeticExpressions: Readonly<Record<string, ExpressionOperator>> = {
  $add: add,
  $subtract: subtract,
  $multiply: multiply,
  $divide: twoNumbers(divide),
  $mod: twoNumbers(modulo),
  $abs: oneNumber(absolute, 1),
  $floor: oneNumber(doubles(Math.floor), 1),
  $ceil: oneNumber(doubles(Math.ceil), 1),
  $round: oneNumber(doubles(roundHalfEven), 2),
  $trunc: oneNumber(doubles(truncate), 2),
};
