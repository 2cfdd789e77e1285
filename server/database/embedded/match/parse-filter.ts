import { BSONRegExp, Code, MaxKey, MinKey } from "bson";
import { compareValues, sameValue } from "../bson/compare-values.ts";
import { isDoc, isNumeric, typeRank, type Doc, type Value } from "../bson/values.ts";
import { asNumber } from "../bson/numbers.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { visitPath, type Position } from "./paths.ts";
import { compileRegex } from "./regex.ts";
import { parseMod, parseSize, parseTypes } from "./parse-operands.ts";

/** What a filter asks of the value at one path; the planner reads it, `single` decides about one value. */
export interface LeafTest {
  op: "eq" | "lt" | "lte" | "gt" | "gte" | "in" | "regex" | "exists" | "type" | "size" | "elemMatch" | "mod";
  operand: Value;
  /** Whether the elements of an array are asked too, beside the array itself. */
  expand: boolean;
  single: (value: Value | undefined, position?: Position) => boolean;
  /** Of `elemMatch` over documents: the filter of one element. */
  element?: Filter;
}

export type Filter =
  | { kind: "and" | "or" | "nor"; clauses: Filter[] }
  | { kind: "not"; clause: Filter }
  | { kind: "leaf"; path: string; parts: string[]; test: LeafTest }
  | { kind: "expression"; test: (doc: Doc) => boolean };

/** Makes the test of an `$expr` out of its expression; passed in because expressions are a layer above. */
export type CompileExpression = (expression: Value) => (doc: Doc) => boolean;

/**
 * Reads a filter.
 * @throws StoreError 2 for what MongoDB refuses too, 238 for what is outside the dialect
 */
export function parseFilter(filter: Doc, expression?: CompileExpression): Filter {
  const clauses: Filter[] = [];
  for (const [name, value] of filter) {
    if (!name.startsWith("$")) clauses.push(...parsePredicate(name, value, expression));
    else if (name === "$and" || name === "$or" || name === "$nor") {
      clauses.push({ kind: name.slice(1) as "and", clauses: parseList(name, value, expression) });
    } else if (name === "$expr") {
      if (!expression) throw new StoreError(224, "$expr is not allowed in this context");
      clauses.push({ kind: "expression", test: expression(value) });
    } else if (name !== "$comment") throw unknownTopLevel(name);
  }
  return clauses.length === 1 ? clauses[0]! : { kind: "and", clauses };
}

function unknownTopLevel(name: string): StoreError {
  if (["$where", "$text", "$jsonSchema", "$alwaysTrue", "$alwaysFalse", "$sampleRate"].includes(name)) return outsideDialect(name);
  return new StoreError(2, `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`);
}

function parseList(name: string, value: Value, expression?: CompileExpression): Filter[] {
  if (!Array.isArray(value)) throw new StoreError(2, `${name} must be an array`);
  if (value.length === 0) throw new StoreError(2, "$and/$or/$nor must be a nonempty array");
  return value.map((clause) => {
    if (!isDoc(clause)) throw new StoreError(2, "$or/$and/$nor entries need to be full objects");
    return parseFilter(clause, expression);
  });
}

function parsePredicate(path: string, value: Value, expression?: CompileExpression): Filter[] {
  if (isOperators(value)) return parseOperators(path, value, expression);
  if (value instanceof BSONRegExp) return [leaf(path, regexTest(value))];
  return [leaf(path, comparison("eq", value))];
}

/** Whether a document is a list of operators (`{$gt: 1}`) and not a value to compare with. */
export function isOperators(value: Value): value is Doc {
  if (!isDoc(value)) return false;
  const first = value.keys().next();
  return !first.done && first.value.startsWith("$") && !["$ref", "$id", "$db"].includes(first.value);
}

const exists: LeafTest = { op: "exists", operand: true, expand: false, single: (value) => value !== undefined };

function leaf(path: string, test: LeafTest): Filter {
  return { kind: "leaf", path, parts: path.split("."), test };
}

function parseOperators(path: string, operators: Doc, expression?: CompileExpression): Filter[] {
  const clauses: Filter[] = [];
  for (const [name, operand] of operators) {
    switch (name) {
      case "$ne":
        if (operand instanceof BSONRegExp) throw new StoreError(2, "Can't have regex as arg to $ne.");
        clauses.push({ kind: "not", clause: leaf(path, comparison("eq", operand)) });
        break;
      case "$nin":
        clauses.push({ kind: "not", clause: leaf(path, inTest("$nin", operand)) });
        break;
      case "$not":
        clauses.push({ kind: "not", clause: parseNot(path, operand, expression) });
        break;
      case "$all":
        clauses.push(parseAll(path, operand, expression));
        break;
      case "$options":
        if (!operators.has("$regex")) throw new StoreError(2, "$options needs a $regex");
        break;
      case "$exists":
        clauses.push(isTruthy(operand) ? leaf(path, exists) : { kind: "not", clause: leaf(path, exists) });
        break;
      default:
        clauses.push(leaf(path, parseTest(name, operand, operators, expression)));
    }
  }
  return clauses;
}

function parseNot(path: string, operand: Value, expression?: CompileExpression): Filter {
  if (operand instanceof BSONRegExp) return leaf(path, regexTest(operand));
  if (!isDoc(operand)) throw new StoreError(2, "$not needs a regex or a document");
  if (operand.size === 0) throw new StoreError(2, "$not cannot be empty");
  const [first] = operand.keys();
  if (!isOperators(operand)) throw new StoreError(2, `unknown operator: ${first}`);
  return { kind: "and", clauses: parseOperators(path, operand, expression) };
}

function parseAll(path: string, operand: Value, expression?: CompileExpression): Filter {
  if (!Array.isArray(operand)) throw new StoreError(2, "$all needs an array");
  if (operand.length === 0) return { kind: "or", clauses: [] };
  const clauses = operand.map((value) => {
    if (isDoc(value) && value.has("$elemMatch")) return leaf(path, elemMatchTest(value.get("$elemMatch")!, expression));
    if (isOperators(value)) throw new StoreError(2, "no $ expressions in $all");
    return leaf(path, value instanceof BSONRegExp ? regexTest(value) : comparison("eq", value));
  });
  return { kind: "and", clauses };
}

function parseTest(name: string, operand: Value, operators: Doc, expression?: CompileExpression): LeafTest {
  switch (name) {
    case "$eq":
      return comparison("eq", operand);
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      if (operand instanceof BSONRegExp) throw new StoreError(2, `Can't have RegEx as arg to predicate over field`);
      return comparison(name.slice(1) as "gt", operand);
    case "$in":
      return inTest(name, operand);
    case "$regex":
      return regexTest(regexOperand(operand, operators.get("$options")));
    case "$type":
      return { op: "type", operand, expand: true, single: parseTypes(operand) };
    case "$size": {
      const size = parseSize(operand);
      return { op: "size", operand, expand: false, single: (value) => Array.isArray(value) && value.length === size };
    }
    case "$mod":
      return { op: "mod", operand, expand: true, single: parseMod(operand) };
    case "$elemMatch":
      return elemMatchTest(operand, expression);
    default:
      if (/^\$(bits|geo|near|text|where|min|max|uniqueDocs|within|_internal)/.test(name)) throw outsideDialect(`the query operator ${name}`);
      throw new StoreError(2, `unknown operator: ${name}`);
  }
}

function isTruthy(value: Value): boolean {
  return value !== null && value !== false && !(isNumeric(value) && asNumber(value) === 0);
}

function comparison(op: "eq" | "lt" | "lte" | "gt" | "gte", operand: Value): LeafTest {
  return { op, operand, expand: true, single: comparisonTest(op, operand) };
}

function comparisonTest(op: string, operand: Value): (value: Value | undefined) => boolean {
  if (op === "eq") return operand === null ? (value) => value === undefined || value === null : (value) => sameValue(value, operand);
  const accept = (order: number) => (op === "lt" ? order < 0 : op === "lte" ? order <= 0 : op === "gt" ? order > 0 : order >= 0);
  // The two extreme keys compare with every type; all other operands only with their own.
  if (operand instanceof MinKey || operand instanceof MaxKey) return (value) => accept(compareValues(value ?? null, operand));
  const inclusive = op === "lte" || op === "gte";
  if (operand === null) return (value) => inclusive && (value === undefined || value === null);
  if (isNumeric(operand) && Number.isNaN(asNumber(operand))) return (value) => inclusive && sameValue(value, operand);
  const rank = typeRank(operand);
  return (value) => {
    if (typeRank(value) !== rank) return false;
    if (rank === 10 && Number.isNaN(asNumber(value as number))) return false;
    return accept(compareValues(value, operand));
  };
}

function inTest(name: string, operand: Value): LeafTest {
  if (!Array.isArray(operand)) throw new StoreError(2, `${name} needs an array`);
  const tests: ((value: Value | undefined) => boolean)[] = [];
  const strings = new Set<Value | undefined>();
  for (const value of operand) {
    if (isOperators(value)) throw new StoreError(2, `cannot nest $ under ${name}`);
    if (typeof value === "string") strings.add(value);
    else tests.push(value instanceof BSONRegExp ? regexTest(value).single : comparisonTest("eq", value));
  }
  const single = (value: Value | undefined) => strings.has(value) || tests.some((test) => test(value));
  return { op: "in", operand, expand: true, single };
}

function regexOperand(operand: Value, options: Value | undefined): BSONRegExp {
  if (options !== undefined && typeof options !== "string") throw new StoreError(2, "$options has to be a string");
  if (operand instanceof BSONRegExp) {
    if (options !== undefined && operand.options) throw new StoreError(51074, "options set in both $regex and $options");
    return options === undefined ? operand : new BSONRegExp(operand.pattern, options);
  }
  if (typeof operand !== "string") throw new StoreError(2, "$regex has to be a string");
  return new BSONRegExp(operand, options ?? "");
}

function regexTest(operand: BSONRegExp): LeafTest {
  const regex = compileRegex(operand);
  const single = (value: Value | undefined) =>
    typeof value === "string" ? regex.test(value) : value instanceof BSONRegExp && sameValue(value, operand);
  return { op: "regex", operand, expand: true, single };
}

function elemMatchTest(operand: Value, expression?: CompileExpression): LeafTest {
  if (!isDoc(operand) || operand instanceof Code) throw new StoreError(2, "$elemMatch needs an Object");
  const logical = ["$and", "$or", "$nor"].some((name) => operand.has(name));
  if (!logical && isOperators(operand)) return elemMatchValues(operand, expression);
  const element = parseFilter(operand);
  const single = anyElement((value) => (isDoc(value) || Array.isArray(value)) && matches(element, asDoc(value)));
  return { op: "elemMatch", operand, expand: false, single, element };
}

function asDoc(value: Doc | Value[]): Doc {
  return isDoc(value) ? value : new Map(value.map((inner, index) => [String(index), inner]));
}

function elemMatchValues(operand: Doc, expression?: CompileExpression): LeafTest {
  const clauses = parseOperators("", operand, expression);
  const test = (filter: Filter, value: Value): boolean => {
    if (filter.kind === "not") return !test(filter.clause, value);
    if (filter.kind === "leaf") return filter.test.single(value);
    if (filter.kind === "expression") return false;
    return filter.kind === "and" ? filter.clauses.every((clause) => test(clause, value)) : filter.clauses.some((clause) => test(clause, value));
  };
  return { op: "elemMatch", operand, expand: false, single: anyElement((value) => clauses.every((clause) => test(clause, value))) };
}

function anyElement(test: (value: Value) => boolean): LeafTest["single"] {
  return (value, position) => {
    if (!Array.isArray(value)) return false;
    const index = value.findIndex(test);
    if (index >= 0 && position) position.index = index;
    return index >= 0;
  };
}

/** Whether a document passes a filter. Sets `position.index` to the array element that decided. */
export function matches(filter: Filter, doc: Doc, position?: Position): boolean {
  switch (filter.kind) {
    case "leaf":
      return visitPath(doc, filter.parts, (value, place, atIndex) => testLeaf(filter.test, value, place, atIndex), position);
    case "and":
      return filter.clauses.every((clause) => matches(clause, doc, position));
    case "or":
      return filter.clauses.some((clause) => matches(clause, doc, position));
    case "nor":
      return !filter.clauses.some((clause) => matches(clause, doc));
    case "not":
      return !matches(filter.clause, doc);
    case "expression":
      return filter.test(doc);
  }
}

function testLeaf(test: LeafTest, value: Value | undefined, position: Position | undefined, atIndex: boolean): boolean {
  if (test.single(value, position)) return true;
  if (!test.expand || atIndex || !Array.isArray(value)) return false;
  const index = value.findIndex((element) => test.single(element));
  if (index >= 0 && position) position.index = index;
  return index >= 0;
}
