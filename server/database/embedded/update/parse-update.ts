import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { describeValue } from "../bson/describe-value.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { isOperators, parseFilter, type Filter } from "../match/parse-filter.ts";
import { fieldOperators, type FieldChange } from "./field-operators.ts";
import { arrayOperators } from "./array-operators.ts";
import { changePath } from "./change-path.ts";

/** What an update needs to know about the document it changes. */
export interface UpdateContext {
  /** The array element that the filter found, for `$`. */
  positionIndex: number | undefined;
  /** The update makes a new document (upsert), so that `$setOnInsert` applies. */
  inserting: boolean;
  now: Date;
  /** Hears of an operator that counts as a modification even when the document stays the same. */
  onModified?: () => void;
}

interface Step {
  path: string;
  parts: string[];
  operator: string;
  change: FieldChange;
  /** Of `$rename`: the old path. */
  from?: string[];
}

/** Changes a document in place. */
export type ApplyUpdate = (doc: Doc, context: UpdateContext) => void;

const operators = { ...fieldOperators, ...arrayOperators };

/** The update operators of the dialect. */
export const updateOperatorNames: readonly string[] = [...Object.keys(operators), "$rename"];

/** Operators that MongoDB has or had and the dialect has not. */
const refused = ["$bit", "$pushAll"];

/**
 * Reads an update of operators.
 * @throws StoreError 9 for an unknown operator, 40 for two operators on one path, 2 and others as MongoDB
 */
export function parseUpdate(update: Doc, arrayFilters: ReadonlyMap<string, Filter>): ApplyUpdate {
  const steps: Step[] = [];
  for (const [operator, fields] of update) {
    const make = operators[operator];
    if (operator !== "$rename" && !make) throw unknownOperator(operator);
    if (!isDoc(fields)) {
      throw new StoreError(9, `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${describeValue(fields)}}`);
    }
    for (const [path, operand] of fields) {
      if (operator === "$rename") steps.push(...renameSteps(path, operand));
      else steps.push({ path, parts: checkPath(path), operator, change: make!(operand, path) });
    }
  }
  checkConflicts(steps);
  checkArrayFilters(steps, arrayFilters);
  // MongoDB changes fields in the order of their names, numbers by value; a renamed field by its new name.
  const ordered = steps.filter(({ operator }) => operator !== "$rename from").toSorted((a, b) => comparePaths(a.parts, b.parts));
  return (doc, context) => {
    for (const { operator, parts, change, from } of ordered) {
      if (operator === "$setOnInsert" && !context.inserting) continue;
      if (from) applyRename(doc, from, parts);
      else changePath(doc, parts, change, { ...context, arrayFilters });
    }
  };
}

function unknownOperator(name: string): StoreError {
  if (refused.includes(name)) return outsideDialect(`the update operator ${name}`);
  return new StoreError(9, `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`);
}

function checkPath(path: string): string[] {
  if (path === "") throw new StoreError(56, "An empty update path is not valid.");
  const parts = path.split(".");
  if (parts.includes("")) throw new StoreError(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  if (parts[0]!.startsWith("$")) {
    if (parts[0] === "$" || parts[0]!.startsWith("$[")) throw new StoreError(2, `Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
    throw new StoreError(52, `The dollar ($) prefixed field '${parts[0]}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`);
  }
  for (const part of parts) {
    if (part.startsWith("$") && part !== "$" && !/^\$\[.*\]$/.test(part)) {
      throw new StoreError(52, `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`);
    }
  }
  if (parts.filter((part) => part === "$").length > 1) throw new StoreError(2, `Too many positional (i.e. '$') elements found in path '${path}'`);
  return parts;
}

function renameSteps(path: string, target: Value): Step[] {
  if (typeof target !== "string") throw new StoreError(2, `The 'to' field for $rename must be a string: ${path}: ${describeValue(target)}`);
  if (path === target) throw new StoreError(2, `The source and target field for $rename must differ: ${path}: "${target}"`);
  const change = { apply: () => undefined } as FieldChange;
  const parts = [checkPath(path), checkPath(target)];
  if (parts.flat().some((part) => part.startsWith("$"))) throw new StoreError(2, `The source field for $rename may not be dynamic: ${path}`);
  return [
    { path, parts: parts[0]!, operator: "$rename from", change },
    { path: target, parts: parts[1]!, operator: "$rename", change, from: parts[0]! },
  ];
}

function applyRename(doc: Doc, from: readonly string[], to: readonly string[]): void {
  let holder: Value | undefined = doc;
  for (const part of from.slice(0, -1)) {
    holder = isDoc(holder) ? holder.get(part) : undefined;
    if (Array.isArray(holder)) throw new StoreError(2, `The source field cannot be an array element, '${from.join(".")}' in doc has an array field`);
  }
  if (holder !== undefined && !isDoc(holder)) throw new StoreError(28, `cannot use the part (${from.at(-2)} of ${from.join(".")}) to traverse the element`);
  const value = holder?.get(from.at(-1)!);
  if (value === undefined) return;
  holder!.delete(from.at(-1)!);
  changePath(doc, to, { apply: () => value, creates: true }, { positionIndex: undefined, arrayFilters: new Map(), inserting: false, now: new Date(0), wholeArraysOnly: to.join(".") });
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [left, right] = [a[at]!, b[at]!];
    if (left === right) continue;
    const numeric = /^\d+$/.test(left) && /^\d+$/.test(right);
    if (numeric && Number(left) !== Number(right)) return Number(left) - Number(right);
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

function checkConflicts(steps: readonly Step[]): void {
  const seen: string[] = [];
  for (const { path } of steps) {
    for (const other of seen) {
      if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) {
        const shorter = other.length < path.length ? other : path;
        throw new StoreError(40, `Updating the path '${path}' would create a conflict at '${shorter}'`);
      }
    }
    seen.push(path);
  }
}

/** Reads `arrayFilters`: each names its identifier by the first part of its paths. @throws StoreError 9 */
export function parseArrayFilters(filters: readonly Value[]): Map<string, Filter> {
  const found = new Map<string, Filter>();
  for (const filter of filters) {
    if (!isDoc(filter)) throw new StoreError(14, "arrayFilters elements must be documents");
    const identifiers = new Set(identifiersOf(filter));
    const [identifier] = identifiers;
    if (identifier === undefined) throw new StoreError(9, "Cannot use an expression without a top-level field name in arrayFilters");
    if (identifiers.size > 1) {
      throw new StoreError(9, `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${[...identifiers].map((name) => `'${name}'`).join(" and ")}`);
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      throw new StoreError(2, `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`);
    }
    if (found.has(identifier)) throw new StoreError(9, `Found multiple array filters with the same top-level field name ${identifier}`);
    found.set(identifier, parseFilter(filter));
  }
  return found;
}

function identifiersOf(filter: Doc): string[] {
  return [...filter].flatMap(([name, value]) => {
    if (!name.startsWith("$")) return [name.split(".")[0]!];
    return Array.isArray(value) ? value.filter(isDoc).flatMap(identifiersOf) : [];
  });
}

function checkArrayFilters(steps: readonly Step[], filters: ReadonlyMap<string, Filter>): void {
  const used = new Set(steps.flatMap(({ parts }) => parts.filter((part) => part.startsWith("$[")).map((part) => part.slice(2, -1))));
  for (const identifier of used) {
    if (identifier !== "" && !filters.has(identifier)) {
      const path = steps.find(({ parts }) => parts.includes(`$[${identifier}]`))!.path;
      throw new StoreError(2, `No array filter found for identifier '${identifier}' in path '${path}'`);
    }
  }
  for (const identifier of filters.keys()) {
    if (!used.has(identifier)) throw new StoreError(9, `The array filter for identifier '${identifier}' was not used in the update`);
  }
}

/** Whether an update is a whole new document and not a list of operators. @throws StoreError 9 for a mixture */
export function isReplacement(update: Doc): boolean {
  const first = update.keys().next();
  if (first.done || !first.value.startsWith("$")) return true;
  return !isOperators(update);
}
