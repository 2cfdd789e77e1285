import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { arrayExpressions } from "./array-expressions.ts";
import { arithmeticExpressions } from "./arithmetic-expressions.ts";
import { conversionExpressions } from "./conversion-expressions.ts";
import type { Evaluate, ExpressionOperator } from "./expression-arguments.ts";
import { logicExpressions } from "./logic-expressions.ts";

const operators: Readonly<Record<string, ExpressionOperator>> = {
  ...arrayExpressions,
  ...arithmeticExpressions,
  ...conversionExpressions,
  ...logicExpressions,
};

/** The expression operators of the dialect. */
export const expressionOperators: readonly string[] = Object.keys(operators);

const knownToMongo =
  /^\$(abs|acos|acosh|allElementsTrue|anyElementTrue|asin|asinh|atan|atan2|atanh|avg|binarySize|bitAnd|bitNot|bitOr|bitXor|bsonSize|ceil|convert|cos|cosh|date\w+|day\w+|degreesToRadians|exp|first|firstN|floor|function|getField|hour|index\w+|iso\w+|last|lastN|ln|log|log10|ltrim|max|maxN|meta|millisecond|min|minN|minute|month|pow|radiansToDegrees|rand|regex\w+|replace\w+|round|rtrim|sampleRate|second|set\w+|sin|sinh|sortArray|sqrt|std\w+|str\w+|substr\w*|sum|tan|tanh|to\w+|trim|trunc|ts\w+|unsetField|week|year|zip|accumulator|percentile|median|encStrContains|is\w+|range|reduce|objectToArray|arrayToObject|mod)$/;

/**
 * Compiles an aggregation expression.
 * @throws StoreError 168 for an unknown operator, 238 for one outside the dialect, 17276 for an unknown variable
 */
export function compileExpression(expression: Value): Evaluate {
  if (typeof expression === "string" && expression.startsWith("$")) return compileFieldPath(expression);
  if (Array.isArray(expression)) {
    const parts = expression.map(compileExpression);
    return (scope) => parts.map((part) => part(scope) ?? null);
  }
  if (!isDoc(expression)) return () => expression;
  const first = expression.keys().next();
  if (!first.done && first.value.startsWith("$")) return compileOperator(expression, first.value);
  const fields = [...expression].map(([name, value]) => {
    if (name.startsWith("$")) throw new StoreError(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    if (name.includes(".")) throw new StoreError(16412, `FieldPath field names may not contain '.'. Consider using $getField or $setField.`);
    return [name, compileExpression(value)] as const;
  });
  return (scope) => {
    const doc: Doc = new Map();
    for (const [name, evaluate] of fields) {
      const value = evaluate(scope);
      if (value !== undefined) doc.set(name, value);
    }
    return doc;
  };
}

function compileOperator(expression: Doc, name: string): Evaluate {
  if (expression.size !== 1) {
    throw new StoreError(15983, `an expression specification must contain exactly one field, the name of the expression. Found ${expression.size} fields`);
  }
  const operator = operators[name];
  if (operator) return operator(expression.get(name)!, compileExpression, name);
  if (knownToMongo.test(name)) throw outsideDialect(`the expression ${name}`);
  throw new StoreError(168, `Unrecognized expression '${name}'`);
}

function compileFieldPath(path: string): Evaluate {
  if (path === "$") throw new StoreError(16872, "'$' by itself is not a valid FieldPath");
  const isVariable = path.startsWith("$$");
  const parts = path.slice(isVariable ? 2 : 1).split(".");
  if (parts.includes("")) throw new StoreError(40353, "FieldPath must not end with a '.' or have empty parts.");
  if (!isVariable) return ({ root, variables }) => valueAt((variables.get("CURRENT") as Doc | undefined) ?? root, parts, 0);
  const [name, ...rest] = parts as [string, ...string[]];
  const read: Evaluate = (scope) => {
    if (name === "ROOT" || (name === "CURRENT" && !scope.variables.has(name))) return scope.root;
    if (name === "REMOVE") return undefined;
    if (!scope.variables.has(name)) throw new StoreError(17276, `Use of undefined variable: ${name}`);
    return scope.variables.get(name);
  };
  return rest.length === 0 ? read : (scope) => valueAt(read(scope), rest, 0);
}

/** A field path in expressions: through an array it gives the array of what its documents have. */
function valueAt(value: Value | undefined, parts: readonly string[], at: number): Value | undefined {
  if (at === parts.length) return value;
  if (isDoc(value)) return valueAt(value.get(parts[at]!), parts, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.map((element) => (isDoc(element) || Array.isArray(element) ? valueAt(element, parts, at) : undefined)).filter((found) => found !== undefined);
}
