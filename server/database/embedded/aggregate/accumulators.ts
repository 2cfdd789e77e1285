import { Decimal128 } from "bson";
import { compareValues, sameValue } from "../bson/compare-values.ts";
import { arithmetic, asNumber, divideExact, exactOf } from "../bson/numbers.ts";
import { isDoc, isNumeric, toDouble, type Doc, type Numeric, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { encodeValue } from "../keys/encode-key.ts";
import { positionalArguments, type ExpressionOperator } from "./expression-arguments.ts";

/** Gathers the values of one group. */
export interface Accumulator {
  add: (value: Value | undefined) => void;
  result: () => Value | undefined;
}

/** Adds many numbers with MongoDB's result type; doubles are summed with compensation, so that their order matters little. */
class Sum {
  count = 0;
  private whole: Numeric = 0;
  private fraction = 0;
  private lost = 0;
  private hasDouble = false;

  add(value: Value | undefined): void {
    if (!isNumeric(value ?? null)) return;
    this.count++;
    const number = value as Numeric;
    if (typeof number === "bigint" || number instanceof Decimal128 || (typeof number === "number" && Number.isInteger(number) && (number | 0) === number)) {
      this.whole = arithmetic("add", this.whole, number, "double");
      return;
    }
    this.hasDouble = true;
    const next = asNumber(number);
    const sum = this.fraction + next;
    if (Number.isFinite(sum)) this.lost += Math.abs(this.fraction) >= Math.abs(next) ? this.fraction - sum + next : next - sum + this.fraction;
    this.fraction = sum;
  }

  get result(): Numeric {
    if (!this.hasDouble) return this.whole;
    const fraction = toDouble(this.fraction + this.lost);
    return arithmetic("add", this.whole, fraction, "double");
  }
}

function average(sum: Sum): Value {
  if (sum.count === 0) return null;
  if (sum.result instanceof Decimal128) return divideExact(exactOf(sum.result), BigInt(sum.count));
  return toDouble(asNumber(sum.result) / sum.count);
}

function extreme(better: (order: number) => boolean): Accumulator {
  let best: Value | undefined;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === undefined || better(compareValues(value, best))) best = value;
    },
    result: () => best ?? null,
  };
}

function end(keepFirst: boolean): Accumulator {
  let found: { value: Value | undefined } | undefined;
  return {
    add: (value) => {
      if (!found || !keepFirst) found = { value };
    },
    result: () => found?.value ?? null,
  };
}

/** A set by value; the order is that of the first appearance. */
function set(): Accumulator {
  const byKey = new Map<string, Value[]>();
  const values: Value[] = [];
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = encodeValue(value, false);
      const same = byKey.get(key);
      if (same?.some((other) => sameValue(other, value))) return;
      byKey.set(key, [...(same ?? []), value]);
      values.push(value);
    },
    result: () => values,
  };
}

const makers: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => {
    const sum = new Sum();
    return { add: (value) => sum.add(value), result: () => sum.result };
  },
  $avg: () => {
    const sum = new Sum();
    return { add: (value) => sum.add(value), result: () => average(sum) };
  },
  $min: () => extreme((order) => order < 0),
  $max: () => extreme((order) => order > 0),
  $first: () => end(true),
  $last: () => end(false),
  $push: () => {
    const values: Value[] = [];
    return {
      add: (value) => {
        if (value !== undefined) values.push(value);
      },
      result: () => values,
    };
  },
  $addToSet: set,
  $mergeObjects: () => {
    const merged: Doc = new Map();
    return {
      add: (value) => {
        if (value === undefined || value === null) return;
        if (!isDoc(value)) throw new StoreError(40400, "$mergeObjects requires object inputs");
        for (const [name, inner] of value) merged.set(name, inner);
      },
      result: () => merged,
    };
  },
};

/** The accumulators of the dialect (`$count` counts as `$sum` of 1). */
export const accumulatorNames: readonly string[] = [...Object.keys(makers), "$count"];

/** @throws StoreError 15952 for an unknown accumulator, 238 for one outside the dialect */
export function newAccumulator(name: string): () => Accumulator {
  const make = makers[name === "$count" ? "$sum" : name];
  if (make) return make;
  if (/^\$(std\w+|top\w*|bottom\w*|firstN|lastN|maxN|minN|accumulator|percentile|median)$/.test(name)) throw outsideDialect(`the accumulator ${name}`);
  throw new StoreError(15952, `unknown group operator '${name}'`);
}

/** An accumulator used as an expression over its arguments, or over the elements of its one argument. */
export function accumulatorExpression(name: "$sum" | "$avg" | "$min" | "$max"): ExpressionOperator {
  return (operand, compile) => {
    const parts = positionalArguments(operand, name, 0, Infinity, compile);
    return (scope) => {
      const accumulator = makers[name]!();
      const values = parts.map((part) => part(scope));
      for (const value of values.length === 1 && Array.isArray(values[0]) ? values[0] : values) accumulator.add(value);
      return accumulator.result();
    };
  };
}
