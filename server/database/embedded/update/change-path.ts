import { describeValue } from "../bson/describe-value.ts";
import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { matches, type Filter } from "../match/parse-filter.ts";
import { arrayIndex } from "../match/paths.ts";
import type { FieldChange } from "./field-operators.ts";

export interface PathContext {
  positionIndex: number | undefined;
  arrayFilters: ReadonlyMap<string, Filter>;
  now: Date;
  inserting: boolean;
  onModified?: (() => void) | undefined;
  /** Of `$rename`: its target must not lie inside an array. */
  wholeArraysOnly?: string;
}

const longestPadding = 1_500_000;

/**
 * Applies a change to every place that a path with `$`, `$[]` and `$[name]` names, making the documents on the way where the change makes fields.
 * @throws StoreError 28 when the way leads through a value that has no fields, 2 for a position that cannot be found
 */
export function changePath(doc: Doc, parts: readonly string[], change: FieldChange, context: PathContext): void {
  changeIn(doc, parts, 0, change, context);
}

function changeIn(holder: Doc | Value[], parts: readonly string[], at: number, change: FieldChange, context: PathContext): void {
  const part = parts[at]!;
  if (part === "$") {
    if (context.positionIndex === undefined) {
      throw new StoreError(2, "The positional operator did not find the match needed from the query.");
    }
    return changeField(holder, String(context.positionIndex), parts, at, change, context);
  }
  if (part.startsWith("$[")) return changeElements(holder, part.slice(2, -1), parts, at, change, context);
  changeField(holder, part, parts, at, change, context);
}

function changeElements(holder: Doc | Value[], name: string, parts: readonly string[], at: number, change: FieldChange, context: PathContext): void {
  if (!Array.isArray(holder)) throw notAnArray(parts[at - 1]!, holder);
  const filter = context.arrayFilters.get(name);
  for (let index = 0; index < holder.length; index++) {
    if (filter && !matches(filter, new Map([[name, holder[index]!]]))) continue;
    changeField(holder, String(index), parts, at, change, context);
  }
}

function changeField(holder: Doc | Value[], name: string, parts: readonly string[], at: number, change: FieldChange, context: PathContext): void {
  const index = Array.isArray(holder) ? arrayIndex(name) : undefined;
  if (Array.isArray(holder) && context.wholeArraysOnly) {
    throw new StoreError(2, `The destination field cannot be an array element, '${context.wholeArraysOnly}' in doc has an array field`);
  }
  if (Array.isArray(holder) && index === undefined) {
    if (!change.creates) return;
    throw cannotCreate(name, parts[at - 1]!, holder);
  }
  const value = Array.isArray(holder) ? holder[index!] : holder.get(name);
  if (at === parts.length - 1) {
    const changed = change.apply(value, context);
    if (change.modifies?.(value)) context.onModified?.();
    if (changed === undefined) return removeField(holder, name, index, value);
    if (changed !== value) setField(holder, name, index, changed);
    return;
  }
  if (isDoc(value) || Array.isArray(value)) return changeIn(value, parts, at + 1, change, context);
  const next = parts[at + 1]!;
  if (value !== undefined) {
    if (next.startsWith("$[")) throw notAnArray(name, value);
    if (!change.creates) return;
    throw cannotCreate(next, name, value);
  }
  if (!change.creates) return;
  if (next === "$" || next.startsWith("$[")) {
    throw new StoreError(2, `The path '${parts.slice(0, at + 1).join(".")}' must exist in the document in order to apply array updates.`);
  }
  const made: Doc = new Map();
  changeIn(made, parts, at + 1, change, context);
  if (made.size > 0) setField(holder, name, index, made);
}

function notAnArray(name: string, value: Value): StoreError {
  return new StoreError(2, `Cannot apply array updates to non-array element ${name}: ${describeValue(value)}`);
}

function cannotCreate(name: string, parent: string, value: Value): StoreError {
  return new StoreError(28, `Cannot create field '${name}' in element {${parent}: ${describeValue(value)}}`);
}

function setField(holder: Doc | Value[], name: string, index: number | undefined, value: Value): void {
  if (!Array.isArray(holder)) {
    holder.set(name, value);
    return;
  }
  if (index! > holder.length + longestPadding) throw new StoreError(2, `can't backfill more than ${longestPadding} elements`);
  while (holder.length < index!) holder.push(null);
  holder[index!] = value;
}

/** A removed field goes; a removed array element becomes null, so that the others keep their places. */
function removeField(holder: Doc | Value[], name: string, index: number | undefined, value: Value | undefined): void {
  if (value === undefined) return;
  if (Array.isArray(holder)) holder[index!] = null;
  else holder.delete(name);
}
