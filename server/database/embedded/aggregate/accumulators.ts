import { compareValues, sameValue } from "../bson/compare-values.ts";
import { add, asNumber } from "../bson/numbers.ts";
import { Double, isNumeric, toDouble, typeOf, type Numeric, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { encodeValue } from "../keys/encode-key.ts";

/** Gathers the values of one group. */
export interface Accumulator {
  add: (value: Value | undefined) => void;
  result: () => Value;
}

/** Adds many numbers with MongoDB's result type; doubles are summed with compensation, so that their order matters little. */
class Sum {
  count = 0;
  /** Of ints and longs; beyond these a double. */
  private whole: Numeric = 0;
  private fraction: number | undefined;
  private lost = 0;

  add(value: Value | undefined): void {
    if (!isNumeric(value)) return;
    this.count++;
    if (typeOf(value).name === "double") this.addDouble(asNumber(value));
    else this.whole = add(this.whole, value, "double");
  }

  private addDouble(next: number): void {
    const before = this.fraction ?? 0;
    const sum = before + next;
    if (Number.isFinite(sum)) this.lost += Math.abs(before) >= Math.abs(next) ? before - sum + next : next - sum + before;
    this.fraction = sum;
  }

  get result(): Numeric {
    if (this.fraction === undefined) return this.whole;
    const fraction = this.fraction + this.lost;
    if (!Number.isFinite(fraction) || this.whole instanceof Double) return add(this.whole, toDouble(fraction), "double");
    // Whole parts are joined before they are rounded to a double.
    const whole = Math.trunc(fraction);
    return toDouble(Number(BigInt(this.whole) + BigInt(whole)) + (fraction - whole));
  }
}

function extreme(better: (order: number) => boolean): Accumulator {
  let best: Value = null;
  return {
    add: (value = null) => {
      if (value !== null && (best === null || better(compareValues(value, best)))) best = value;
    },
    result: () => best,
  };
}

/** A list of values, or with `isKnown` of those that are not known yet. */
function list(isKnown: (value: Value) => boolean = () => false): Accumulator {
  const values: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined && !isKnown(value)) values.push(value);
    },
    result: () => values,
  };
}

/** Remembers values by their key; keys may be cut or shared, so the values themselves decide. */
function memory(): (value: Value) => boolean {
  const byKey = new Map<string, Value[]>();
  return (value) => {
    const key = encodeValue(value, false);
    const same = byKey.get(key) ?? [];
    if (same.some((other) => sameValue(other, value))) return true;
    byKey.set(key, [...same, value]);
    return false;
  };
}

function first(): Accumulator {
  let found: Value | undefined;
  const add = (value: Value = null) => {
    if (found === undefined) found = value;
  };
  return { add, result: () => found ?? null };
}

function last(): Accumulator {
  let found: Value = null;
  return { add: (value = null) => (found = value), result: () => found };
}

function sum(): Accumulator {
  const all = new Sum();
  return { add: (value) => all.add(value), result: () => all.result };
}

function average(): Accumulator {
  const all = new Sum();
  return { add: (value) => all.add(value), result: () => (all.count === 0 ? null : toDouble(asNumber(all.result) / all.count)) };
}

/** The accumulators of the dialect; `$count` is a `$sum` of ones. */
export const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $avg: average,
  $min: () => extreme((order) => order < 0),
  $max: () => extreme((order) => order > 0),
  $first: first,
  $last: last,
  $push: () => list(),
  $addToSet: () => list(memory()),
  $count: sum,
};

/** @throws StoreError 15952 for an accumulator that the dialect has not */
export function findAccumulator(name: string): () => Accumulator {
  const make = accumulators[name];
  if (!make) throw new StoreError(15952, `unknown group operator '${name}': it is outside the dialect of the embedded store`);
  return make;
}
