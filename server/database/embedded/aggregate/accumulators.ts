import { compareValues, sameValue } from "../bson/compare-values.ts";
import { toDouble, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { encodeValue } from "../keys/encode-key.ts";
import { Sum } from "./sum.ts";

/** Gathers the values of one group. */
export interface Accumulator {
  add: (value: Value | undefined) => void;
  result: () => Value;
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
  return { add: (value) => all.add(value), result: () => (all.count === 0 ? null : toDouble(all.nearest / all.count)) };
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
