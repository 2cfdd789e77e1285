import { BSONRegExp } from "bson";
import { asNumber } from "../bson/numbers.ts";
import { isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { comparison, equals, exists, hasSize, hasType, isIn, matchesRegex, regexOf, someElement, type LeafTest } from "./leaf-tests.ts";
import { visitPath } from "./paths.ts";

export type Filter =
  | { kind: "and" | "or" | "nor"; clauses: Filter[] }
  | { kind: "not"; clause: Filter }
  | { kind: "leaf"; path: string; parts: string[]; test: LeafTest };

const logical = ["$and", "$or", "$nor"];

/**
 * Reads a filter.
 * @throws StoreError 2 for what MongoDB refuses too, 238 for what is outside the dialect
 */
export function parseFilter(filter: Doc): Filter {
  const clauses: Filter[] = [];
  for (const [name, value] of filter) {
    if (!name.startsWith("$")) clauses.push(...parsePredicate(name, value));
    else if (logical.includes(name)) clauses.push({ kind: name.slice(1) as "and", clauses: parseList(name, value) });
    else if (["$where", "$text", "$jsonSchema", "$expr", "$comment", "$sampleRate", "$ref", "$id", "$db"].includes(name)) throw outsideDialect(name);
    else throw new StoreError(2, `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`);
  }
  return clauses.length === 1 ? clauses[0]! : { kind: "and", clauses };
}

function parseList(name: string, value: Value): Filter[] {
  if (!Array.isArray(value)) throw new StoreError(2, `${name} must be an array`);
  if (value.length === 0) throw new StoreError(2, "$and/$or/$nor must be a nonempty array");
  return value.map((clause) => {
    if (!isDoc(clause)) throw new StoreError(2, "$or/$and/$nor entries need to be full objects");
    return parseFilter(clause);
  });
}

function parsePredicate(path: string, value: Value): Filter[] {
  if (isOperators(value)) return parseOperators(path, value);
  return [leaf(path, value instanceof BSONRegExp ? matchesRegex(value) : equals(value))];
}

/** Whether a document is a list of operators (`{$gt: 1}`) and not a value to compare with. */
export function isOperators(value: Value): value is Doc {
  if (!isDoc(value)) return false;
  const [first] = value.keys();
  return first !== undefined && first.startsWith("$") && !["$ref", "$id", "$db"].includes(first);
}

function leaf(path: string, test: LeafTest): Filter {
  return { kind: "leaf", path, parts: path.split("."), test };
}

function not(clause: Filter): Filter {
  return { kind: "not", clause };
}

function parseOperators(path: string, operators: Doc): Filter[] {
  const clauses: Filter[] = [];
  for (const [name, operand] of operators) {
    if (name !== "$options") clauses.push(parseOperator(path, name, operand, operators.get("$options")));
    else if (!operators.has("$regex")) throw new StoreError(2, "$options needs a $regex");
  }
  return clauses;
}

function parseOperator(path: string, name: string, operand: Value, options: Value | undefined): Filter {
  switch (name) {
    case "$eq":
      return leaf(path, equals(operand));
    case "$ne":
      if (operand instanceof BSONRegExp) throw new StoreError(2, "Can't have regex as arg to $ne.");
      return not(leaf(path, equals(operand)));
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return leaf(path, comparison(name.slice(1) as "gt", operand));
    case "$in":
      return leaf(path, isIn(name, operand, isOperators));
    case "$nin":
      return not(leaf(path, isIn(name, operand, isOperators)));
    case "$not":
      return not(parseNot(path, operand));
    case "$exists": {
      const wanted = operand !== null && operand !== false && !(isNumeric(operand) && asNumber(operand) === 0);
      return wanted ? leaf(path, exists) : not(leaf(path, exists));
    }
    case "$type":
      return leaf(path, hasType(operand));
    case "$size":
      return leaf(path, hasSize(operand));
    case "$all":
      return parseAll(path, operand);
    case "$elemMatch":
      return leaf(path, parseElemMatch(operand));
    case "$regex":
      return leaf(path, regexOf(operand, options));
    default:
      if (/^\$(bits\w+|geo\w+|near\w*|mod|text|where|comment)$/.test(name)) throw outsideDialect(`the query operator ${name}`);
      throw new StoreError(2, `unknown operator: ${name}`);
  }
}

function parseNot(path: string, operand: Value): Filter {
  if (operand instanceof BSONRegExp) return leaf(path, matchesRegex(operand));
  if (!isDoc(operand)) throw new StoreError(2, "$not needs a regex or a document");
  const [first] = operand.keys();
  if (!isOperators(operand)) throw new StoreError(2, first === undefined ? "$not cannot be empty" : `unknown operator: ${first}`);
  return { kind: "and", clauses: parseOperators(path, operand) };
}

function parseAll(path: string, operand: Value): Filter {
  if (!Array.isArray(operand)) throw new StoreError(2, "$all needs an array");
  // Of nothing all are there, says logic; MongoDB finds nothing.
  if (operand.length === 0) return { kind: "or", clauses: [] };
  const clauses = operand.map((value) => {
    if (isDoc(value) && value.has("$elemMatch")) return leaf(path, parseElemMatch(value.get("$elemMatch")!));
    if (isOperators(value)) throw new StoreError(2, "no $ expressions in $all");
    return leaf(path, value instanceof BSONRegExp ? matchesRegex(value) : equals(value));
  });
  return { kind: "and", clauses };
}

function parseElemMatch(operand: Value): LeafTest {
  if (!isDoc(operand)) throw new StoreError(2, "$elemMatch needs an Object");
  if (isOperators(operand) && !logical.some((name) => operand.has(name))) {
    const clauses = parseOperators("", operand);
    return someElement(operand, (element) => clauses.every((clause) => accepts(clause, element)));
  }
  const element = parseFilter(operand);
  const asDoc = (value: Value[]): Doc => new Map(value.map((inner, index) => [String(index), inner]));
  return someElement(operand, (value) => (isDoc(value) ? matches(element, value) : Array.isArray(value) && matches(element, asDoc(value))), element);
}

/** Whether a value itself passes operators (which have no path); the elements of an array are not asked. */
function accepts(filter: Filter, value: Value): boolean {
  if (filter.kind === "leaf") return filter.test.single(value);
  if (filter.kind === "not") return !accepts(filter.clause, value);
  return filter.kind === "and" ? filter.clauses.every((clause) => accepts(clause, value)) : filter.clauses.some((clause) => accepts(clause, value));
}

/** The top-level fields that a filter looks at. Pure. */
export function fieldsOf(filter: Filter): string[] {
  if (filter.kind === "leaf") return [filter.parts[0]!];
  return filter.kind === "not" ? fieldsOf(filter.clause) : filter.clauses.flatMap(fieldsOf);
}

/** Whether a document passes a filter. Pure. */
export function matches(filter: Filter, doc: Doc): boolean {
  switch (filter.kind) {
    case "leaf":
      return visitPath(doc, filter.parts, (value, atIndex) => passes(filter.test, value, atIndex));
    case "and":
      return filter.clauses.every((clause) => matches(clause, doc));
    case "or":
      return filter.clauses.some((clause) => matches(clause, doc));
    case "nor":
      return !filter.clauses.some((clause) => matches(clause, doc));
    case "not":
      return !matches(filter.clause, doc);
  }
}

function passes(test: LeafTest, value: Value | undefined, atIndex: boolean): boolean {
  return test.single(value) || (test.expand && !atIndex && Array.isArray(value) && value.some(test.single));
}
