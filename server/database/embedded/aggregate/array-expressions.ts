import { compareValues, sameValue } from "../bson/compare-values.ts";
import { asNumber, isWhole } from "../bson/numbers.ts";
import { bsonType, isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { namedArguments, positionalArguments, type Evaluate, type ExpressionOperator, type Scope } from "./expression-arguments.ts";
import { accumulatorExpression } from "./accumulators.ts";
import { isTrue } from "./logic-expressions.ts";

function typeName(value: Value | undefined): string {
  return value === undefined ? "missing" : bsonType(value).name;
}

function withVariable(scope: Scope, name: string, value: Value): Scope {
  return { ...scope, variables: new Map([...scope.variables, [name, value]]) };
}

function nameOf(operand: Value): string {
  const name = isDoc(operand) ? operand.get("as") : undefined;
  return typeof name === "string" ? name : "this";
}

function withoutName(operand: Value): Value {
  return isDoc(operand) ? new Map([...operand].filter(([name]) => name !== "as")) : operand;
}

const filter: ExpressionOperator = (operand, compile, name) => {
  const { input, cond, limit } = namedArguments(withoutName(operand), name, ["input", "cond", "limit"], compile);
  if (!input || !cond) throw new StoreError(28648, `Missing '${input ? "cond" : "input"}' parameter to $filter`);
  return (scope) => {
    const values = input(scope) ?? null;
    if (values === null) return null;
    if (!Array.isArray(values)) throw new StoreError(28651, `input to $filter must be an array not ${typeName(values)}`);
    const most = limit ? asNumber((limit(scope) ?? Infinity) as number) : Infinity;
    return values.filter((value) => isTrue(cond(withVariable(scope, nameOf(operand), value)))).slice(0, most);
  };
};

const map: ExpressionOperator = (operand, compile, name) => {
  const { input, in: body } = namedArguments(withoutName(operand), name, ["input", "in"], compile);
  if (!input || !body) throw new StoreError(16880, `Missing '${input ? "in" : "input"}' parameter to $map`);
  return (scope) => {
    const values = input(scope) ?? null;
    if (values === null) return null;
    if (!Array.isArray(values)) throw new StoreError(16883, `input to $map must be an array not ${typeName(values)}`);
    return values.map((value) => body(withVariable(scope, nameOf(operand), value)) ?? null);
  };
};

const reduce: ExpressionOperator = (operand, compile, name) => {
  const { input, initialValue, in: body } = namedArguments(operand, name, ["input", "initialValue", "in"], compile);
  if (!input || !initialValue || !body) throw new StoreError(40077, "$reduce requires 'input', 'initialValue' and 'in' to be specified");
  return (scope) => {
    const values = input(scope) ?? null;
    if (values === null) return null;
    if (!Array.isArray(values)) throw new StoreError(40080, `input to $reduce must be an array not ${typeName(values)}`);
    return values.reduce<Value>((result, value) => body(withVariable(withVariable(scope, "this", value), "value", result)) ?? null, initialValue(scope) ?? null);
  };
};

const isIn: ExpressionOperator = (operand, compile, name) => {
  const [value, list] = positionalArguments(operand, name, 2, 2, compile) as [Evaluate, Evaluate];
  return (scope) => {
    const values = list(scope);
    if (!Array.isArray(values)) throw new StoreError(40081, `$in requires an array as a second argument, found: ${typeName(values)}`);
    const wanted = value(scope);
    return values.some((one) => sameValue(one, wanted));
  };
};

const arrayElemAt: ExpressionOperator = (operand, compile, name) => {
  const [list, place] = positionalArguments(operand, name, 2, 2, compile) as [Evaluate, Evaluate];
  return (scope) => {
    const [values, index] = [list(scope) ?? null, place(scope) ?? null];
    if (values === null || index === null) return null;
    if (!Array.isArray(values)) throw new StoreError(28689, `$arrayElemAt's first argument must be an array, but is ${typeName(values)}`);
    if (!isNumeric(index)) throw new StoreError(28690, `$arrayElemAt's second argument must be a numeric value, but is ${typeName(index)}`);
    if (!isWhole(index)) throw new StoreError(28691, "$arrayElemAt's second argument must be representable as a 32-bit integer");
    return values.at(asNumber(index));
  };
};

const slice: ExpressionOperator = (operand, compile, name) => {
  const parts = positionalArguments(operand, name, 2, 3, compile);
  return (scope) => {
    const [values, ...numbers] = parts.map((part) => part(scope) ?? null);
    if (values === null || numbers.includes(null)) return null;
    if (!Array.isArray(values)) throw new StoreError(28724, `First argument to $slice must be an array, but is of type: ${typeName(values)}`);
    const [first, count] = numbers.map((number) => {
      if (!isNumeric(number!)) throw new StoreError(28725, `Argument to $slice must be numeric, but is of type: ${typeName(number)}`);
      return asNumber(number);
    });
    return sliceArray(values, first!, count);
  };
};

/** `$slice`: the first or last elements, or a number of them from a place. @throws StoreError 28729 for a count that is not positive */
export function sliceArray(values: readonly Value[], first: number, count?: number): Value[] {
  if (count === undefined) return first >= 0 ? values.slice(0, first) : values.slice(first);
  if (count <= 0) throw new StoreError(28729, `Third argument to $slice must be positive: ${count}`);
  const from = first >= 0 ? first : Math.max(0, values.length + first);
  return values.slice(from, from + count);
}

function concatArrays(lists: (Value | undefined)[]): Value {
  const all: Value[] = [];
  for (const list of lists) {
    if (list === null || list === undefined) return null;
    if (!Array.isArray(list)) throw new StoreError(28664, `$concatArrays only supports arrays, not ${typeName(list)}`);
    all.push(...list);
  }
  return all;
}

function distinctSorted(values: Value[]): Value[] {
  return values.toSorted(compareValues).filter((value, at, sorted) => at === 0 || !sameValue(value, sorted[at - 1]));
}

function setOperation(code: number, apply: (lists: Value[][]) => Value[]): ExpressionOperator {
  return (operand, compile, name) => {
    const parts = positionalArguments(operand, name, 0, Infinity, compile);
    return (scope) => {
      const lists = parts.map((part) => part(scope) ?? null);
      if (lists.includes(null)) return null;
      for (const list of lists) if (!Array.isArray(list)) throw new StoreError(code, `All operands of ${name} must be arrays. One argument is of type: ${typeName(list)}`);
      return apply(lists as Value[][]);
    };
  };
}

function one(apply: (value: Value | undefined) => Value | undefined): ExpressionOperator {
  return (operand, compile, name) => {
    const [part] = positionalArguments(operand, name, 1, 1, compile) as [Evaluate];
    return (scope) => apply(part(scope));
  };
}

function mergeObjects(values: (Value | undefined)[]): Doc {
  const merged: Doc = new Map();
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (!isDoc(value)) throw new StoreError(40400, `$mergeObjects requires object inputs, but input ${typeName(value)} is of type ${typeName(value)}`);
    for (const [name, inner] of value) merged.set(name, inner);
  }
  return merged;
}

function endOf(operator: "$first" | "$last", at: 0 | -1): ExpressionOperator {
  return one((value) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) throw new StoreError(28689, `${operator}'s argument must be an array, but is ${typeName(value)}`);
    return value.at(at);
  });
}

/** Arrays, sets and documents. */
export const arrayExpressions: Readonly<Record<string, ExpressionOperator>> = {
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $in: isIn,
  $arrayElemAt: arrayElemAt,
  $slice: slice,
  $first: endOf("$first", 0),
  $last: endOf("$last", -1),
  $size: one((value) => {
    if (!Array.isArray(value)) throw new StoreError(17124, `The argument to $size must be an array, but was of type: ${typeName(value)}`);
    return value.length;
  }),
  $isArray: one(Array.isArray),
  $reverseArray: one((value) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) throw new StoreError(34435, `The argument to $reverseArray must be an array, but was of type: ${typeName(value)}`);
    return value.toReversed();
  }),
  $objectToArray: one((value) => {
    if (value === null || value === undefined) return null;
    if (!isDoc(value)) throw new StoreError(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
    return [...value].map(([k, v]) => new Map<string, Value>([["k", k], ["v", v]]));
  }),
  $concatArrays: (operand, compile, name) => {
    const parts = positionalArguments(operand, name, 0, Infinity, compile);
    return (scope) => concatArrays(parts.map((part) => part(scope)));
  },
  $mergeObjects: (operand, compile, name) => {
    const parts = positionalArguments(operand, name, 0, Infinity, compile);
    return (scope) => {
      const values = parts.map((part) => part(scope));
      return mergeObjects(values.length === 1 && Array.isArray(values[0]) ? values[0] : values);
    };
  },
  $setUnion: setOperation(17043, (lists) => distinctSorted(lists.flat())),
  $setIntersection: setOperation(17047, ([first = [], ...rest]) =>
    distinctSorted(first).filter((value) => rest.every((list) => list.some((other) => sameValue(value, other)))),
  ),
  $setDifference: setOperation(17048, ([first = [], second = []]) => {
    const kept: Value[] = [];
    for (const value of first) if (![...second, ...kept].some((other) => sameValue(value, other))) kept.push(value);
    return kept;
  }),
  $sum: accumulatorExpression("$sum"),
  $avg: accumulatorExpression("$avg"),
  $min: accumulatorExpression("$min"),
  $max: accumulatorExpression("$max"),
};
