import { asNumber } from "../bson/numbers.ts";
import { isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { compileExpression } from "../aggregate/compile-expression.ts";
import type { Evaluate, Scope } from "../aggregate/expression-arguments.ts";
import { sliceArray } from "../aggregate/array-expressions.ts";
import { StoreError } from "../errors.ts";
import { matches, parseFilter, type Filter } from "../match/parse-filter.ts";

/** Makes the document that leaves; `positionIndex` is the array element that the filter found (`array.$`). */
export type Project = (doc: Doc, positionIndex?: number) => Doc;

type Leaf =
  | { kind: "keep" }
  | { kind: "positional" }
  | { kind: "slice"; first: number; count?: number }
  | { kind: "elemMatch"; filter: Filter; wholeValue: boolean }
  | { kind: "compute"; evaluate: Evaluate };
type Tree = Map<string, Leaf | Tree>;

interface Parsed {
  including: boolean | undefined;
  idKept: boolean | undefined;
  tree: Tree;
}

/**
 * Reads a projection of `find` (with `$slice`, `$elemMatch` and `array.$`) or of `$project` (expressions only).
 * @throws StoreError 31253, 31254 when fields are both included and excluded
 */
export function parseProjection(projection: Doc, inPipeline = false): Project {
  const parsed: Parsed = { including: undefined, idKept: undefined, tree: new Map() };
  for (const [path, value] of projection) readField(parsed, path, value, inPipeline);
  const { tree } = parsed;
  const computes = hasLeaf(tree, "compute");
  const including = parsed.including ?? (parsed.idKept === true || (!hasLeaf(tree, "slice") && tree.size > 0));
  if (!including && parsed.including === false && computes) {
    throw new StoreError(31252, "Cannot use expression other than inclusion or exclusion of fields in an exclusion projection");
  }
  if (including && parsed.idKept !== false) tree.set("_id", tree.get("_id") ?? { kind: "keep" });
  if (!including && parsed.idKept === false) tree.set("_id", { kind: "keep" });
  return (doc, positionIndex) => {
    const scope: Scope = { root: doc, variables: new Map() };
    if (including) return include(doc, tree, scope, positionIndex);
    const rest = exclude(doc, tree);
    addComputed(rest, tree, scope);
    return rest;
  };
}

function readField(parsed: Parsed, path: string, value: Value, inPipeline: boolean): void {
  if (path === "") throw new StoreError(40352, "FieldPath cannot be constructed with empty string");
  if (path.startsWith("$")) throw new StoreError(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
  const truth = typeof value === "boolean" ? value : isNumeric(value) ? asNumber(value) !== 0 : undefined;
  if (path === "_id" && truth !== undefined) {
    parsed.idKept = truth;
    return;
  }
  if (path.endsWith(".$")) {
    if (inPipeline) throw new StoreError(16410, "FieldPath field names may not start with '$'.");
    setMode(parsed, true, path);
    return place(parsed.tree, path.slice(0, -2), { kind: "positional" });
  }
  if (truth !== undefined) {
    setMode(parsed, truth, path);
    return place(parsed.tree, path, { kind: "keep" });
  }
  if (!isDoc(value)) return place(parsed.tree, path, { kind: "compute", evaluate: compileExpression(value) });
  const [operator] = value.keys();
  if (operator === undefined) throw new StoreError(51270, "An empty sub-projection is not a valid value. Found empty object at path");
  if (!operator.startsWith("$")) {
    for (const [name, inner] of value) readField(parsed, `${path}.${name}`, inner, inPipeline);
    return;
  }
  if (!inPipeline && operator === "$slice") return place(parsed.tree, path, readSlice(value.get("$slice")!));
  if (!inPipeline && operator === "$elemMatch") {
    if (path.includes(".")) throw new StoreError(31274, "Cannot use $elemMatch projection on a nested field.");
    const operand = value.get("$elemMatch")!;
    if (!isDoc(operand)) throw new StoreError(31274, "elemMatch: Invalid argument, object required");
    const [first] = operand.keys();
    const wholeValue = first !== undefined && first.startsWith("$") && !["$and", "$or", "$nor"].includes(first);
    const filter = parseFilter(wholeValue ? new Map([["element", operand]]) : operand);
    return place(parsed.tree, path, { kind: "elemMatch", filter, wholeValue });
  }
  place(parsed.tree, path, { kind: "compute", evaluate: compileExpression(value) });
}

function readSlice(operand: Value): Leaf {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((value) => {
    if (!isNumeric(value)) throw new StoreError(28667, "Invalid $slice syntax. The given syntax did not match the find() syntax");
    return Math.trunc(asNumber(value));
  });
  if (!Array.isArray(operand)) return { kind: "slice", first: numbers[0]! };
  if (numbers.length !== 2) throw new StoreError(28667, "Invalid $slice syntax. The given syntax did not match the find() syntax");
  if (numbers[1]! <= 0) throw new StoreError(28724, "$slice limit must be positive");
  return { kind: "slice", first: numbers[0]!, count: numbers[1]! };
}

function setMode(parsed: Parsed, including: boolean, path: string): void {
  if (parsed.including !== undefined && parsed.including !== including) {
    const [code, kind] = including ? [31253, "inclusion on field"] : [31254, "exclusion on field"];
    throw new StoreError(code as number, `Cannot do ${kind} ${path} in ${including ? "exclusion" : "inclusion"} projection`);
  }
  parsed.including = including;
}

function place(tree: Tree, path: string, leaf: Leaf): void {
  const parts = path.split(".");
  let at = tree;
  for (const part of parts.slice(0, -1)) {
    if (part === "") throw new StoreError(15998, "FieldPath field names may not be empty strings.");
    const next = at.get(part) ?? new Map();
    if (!(next instanceof Map)) throw new StoreError(31249, `Path collision at ${path}`);
    at.set(part, next);
    at = next;
  }
  const name = parts.at(-1)!;
  if (name === "") throw new StoreError(40353, "FieldPath must not end with a '.'.");
  if (at.has(name)) throw new StoreError(31250, `Path collision at ${path}`);
  at.set(name, leaf);
}

function hasLeaf(tree: Tree, kind: Leaf["kind"]): boolean {
  return [...tree.values()].some((node) => (node instanceof Map ? hasLeaf(node, kind) : node.kind === kind));
}

function include(doc: Doc, tree: Tree, scope: Scope, position?: number): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    if (!node) continue;
    const kept = node instanceof Map ? includeBelow(value, node, scope, position) : keepLeaf(node, value, position);
    if (kept !== undefined) result.set(name, kept);
  }
  addComputed(result, tree, scope);
  return result;
}

function includeBelow(value: Value, tree: Tree, scope: Scope, position?: number): Value | undefined {
  if (isDoc(value)) return include(value, tree, scope, position);
  if (Array.isArray(value)) return value.map((element) => includeBelow(element, tree, scope, position)).filter((element) => element !== undefined);
  return undefined;
}

function keepLeaf(leaf: Leaf, value: Value, position?: number): Value | undefined {
  switch (leaf.kind) {
    case "keep":
      return value;
    case "slice":
      return Array.isArray(value) ? sliceArray(value, leaf.first, leaf.count) : value;
    case "positional":
      if (!Array.isArray(value)) return value;
      if (position === undefined || position >= value.length) {
        throw new StoreError(51246, "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array");
      }
      return [value[position]!];
    case "elemMatch":
    case "compute":
      return undefined;
  }
}

/** Adds computed fields below the kept ones, into every document of an array on the way. */
export function addComputed(result: Doc, tree: ReadonlyMap<string, unknown>, scope: Scope): void {
  for (const [name, node] of tree as Tree) {
    if (node instanceof Map) {
      if (!hasLeaf(node, "compute")) continue;
      result.set(name, computedBelow(result.get(name), node, scope));
    } else if (node.kind === "compute" || node.kind === "elemMatch") {
      const value = node.kind === "compute" ? node.evaluate(scope) : firstMatch(node, scope.root.get(name));
      if (value === undefined) result.delete(name);
      else result.set(name, value);
    }
  }
}

function firstMatch({ filter, wholeValue }: Leaf & { kind: "elemMatch" }, value: Value | undefined): Value | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.find((element) => (wholeValue ? matches(filter, new Map([["element", element]])) : isDoc(element) && matches(filter, element)));
  return found === undefined ? undefined : [found];
}

function computedBelow(value: Value | undefined, tree: Tree, scope: Scope): Value {
  if (Array.isArray(value)) return value.map((element) => computedBelow(element, tree, scope));
  const result: Doc = isDoc(value) ? new Map(value) : new Map();
  addComputed(result, tree, scope);
  return result;
}

function exclude(doc: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    if (!node) result.set(name, value);
    else if (node instanceof Map) result.set(name, excludeBelow(value, node));
    else if (node.kind === "slice") result.set(name, keepLeaf(node, value)!);
    else if (node.kind === "elemMatch") result.set(name, value);
  }
  return result;
}

function excludeBelow(value: Value, tree: Tree): Value {
  if (isDoc(value)) return exclude(value, tree);
  return Array.isArray(value) ? value.map((element) => excludeBelow(element, tree)) : value;
}

/** The fields that `$addFields` sets, each by its path. @throws StoreError as {@link parseProjection} */
export function parseAddedFields(fields: Doc, stage: string): (doc: Doc, scope: Scope) => Doc {
  const tree: Tree = new Map();
  const read = (path: string, value: Value) => {
    if (path === "" || path.startsWith("$")) throw new StoreError(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
    const [first] = isDoc(value) ? value.keys() : [];
    if (isDoc(value) && first !== undefined && !first.startsWith("$")) for (const [name, inner] of value) read(`${path}.${name}`, inner);
    else place(tree, path, { kind: "compute", evaluate: compileExpression(value) });
  };
  for (const [path, value] of fields) read(path, value);
  if (tree.size === 0) throw new StoreError(40177, `Invalid ${stage} :: caused by :: specification must have at least one field`);
  return (doc, scope) => {
    const result = new Map(doc);
    addComputed(result, tree, scope);
    return result;
  };
}
