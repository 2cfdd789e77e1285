import { compareValues } from "../bson/compare-values.ts";
import { asNumber } from "../bson/numbers.ts";
import { isDoc, isNumeric, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { namedArguments, positionalArguments, type Evaluate, type ExpressionOperator } from "./expression-arguments.ts";

/** What MongoDB takes for true: everything but false, null, a missing value and a zero of any type. Pure. */
export function isTrue(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== false && !(isNumeric(value) && asNumber(value) === 0);
}

function comparison(accept: (order: number) => boolean): ExpressionOperator {
  return (operand, compile, name) => {
    const [left, right] = positionalArguments(operand, name, 2, 2, compile) as [Evaluate, Evaluate];
    return (scope) => accept(compareValues(left(scope), right(scope)));
  };
}

const cond: ExpressionOperator = (operand, compile, name) => {
  let [test, yes, no]: (Evaluate | undefined)[] = [];
  if (isDoc(operand)) {
    const named = namedArguments(operand, name, ["if", "then", "else"], compile);
    [test, yes, no] = [named.if, named.then, named.else];
    for (const part of ["if", "then", "else"]) if (!named[part]) throw new StoreError(17080, `Missing '${part}' parameter to $cond`);
  } else [test, yes, no] = positionalArguments(operand, name, 3, 3, compile);
  return (scope) => (isTrue(test!(scope)) ? yes!(scope) : no!(scope));
};

const switchOperator: ExpressionOperator = (operand, compile) => {
  const branches = isDoc(operand) ? operand.get("branches") : undefined;
  if (!isDoc(operand) || !Array.isArray(branches)) throw new StoreError(40060, "$switch requires an object with an array of branches");
  const cases = branches.map((branch) => namedArguments(branch, "$switch", ["case", "then"], compile));
  if (cases.length === 0) throw new StoreError(40068, "$switch requires at least one branch");
  for (const { case: test, then } of cases) if (!test || !then) throw new StoreError(40067, "$switch requires each branch have a 'case' and a 'then' expression");
  const fallback = operand.has("default") ? compile(operand.get("default")!) : undefined;
  return (scope) => {
    const branch = cases.find(({ case: test }) => isTrue(test!(scope)));
    if (branch) return branch.then!(scope);
    if (!fallback) throw new StoreError(40066, "$switch could not find a matching branch for an input, and no default was specified.");
    return fallback(scope);
  };
};

const letOperator: ExpressionOperator = (operand, compile) => {
  const variables = isDoc(operand) ? operand.get("vars") : undefined;
  if (!isDoc(operand) || !isDoc(variables) || !operand.has("in")) throw new StoreError(16876, "$let needs 'vars' and 'in'");
  const bound = [...variables].map(([name, value]) => [name, compile(value)] as const);
  const body = compile(operand.get("in")!);
  return (scope) => body({ ...scope, variables: new Map([...scope.variables, ...bound.map(([name, value]) => [name, value(scope)] as const)]) });
};

/** Comparison, logic, choice and binding of names. */
export const logicExpressions: Readonly<Record<string, ExpressionOperator>> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: (operand, compile, name) => {
    const [left, right] = positionalArguments(operand, name, 2, 2, compile) as [Evaluate, Evaluate];
    return (scope) => Math.sign(compareValues(left(scope), right(scope)));
  },
  $and: (operand, compile, name) => {
    const parts = positionalArguments(operand, name, 0, Infinity, compile);
    return (scope) => parts.every((part) => isTrue(part(scope)));
  },
  $or: (operand, compile, name) => {
    const parts = positionalArguments(operand, name, 0, Infinity, compile);
    return (scope) => parts.some((part) => isTrue(part(scope)));
  },
  $not: (operand, compile, name) => {
    const [part] = positionalArguments(operand, name, 1, 1, compile) as [Evaluate];
    return (scope) => !isTrue(part(scope));
  },
  $cond: cond,
  $switch: switchOperator,
  $ifNull: (operand, compile, name) => {
    const parts = positionalArguments(operand, name, 2, Infinity, compile);
    return (scope) => {
      let value: Value | undefined;
      for (const part of parts) if ((value = part(scope)) !== undefined && value !== null) break;
      return value;
    };
  },
  $let: letOperator,
  $literal: (operand) => () => operand,
};
