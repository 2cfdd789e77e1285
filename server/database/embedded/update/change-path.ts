import { describeValue } from "../bson/describe-value.ts";
import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { arrayIndex } from "../match/paths.ts";
import type { FieldChange } from "./field-operators.ts";

const longestPadding = 1_500_000;

/**
 * Applies a change to the place that a dotted path names, making the documents on the way where the change makes fields.
 * @throws StoreError 28 when the way leads through a value that has no fields
 */
export function changePath(holder: Doc | Value[], parts: readonly string[], change: FieldChange, at = 0): void {
  const name = parts[at]!;
  const index = Array.isArray(holder) ? arrayIndex(name) : undefined;
  if (Array.isArray(holder) && index === undefined) {
    if (change.creates) throw cannotCreate(name, parts[at - 1]!, holder);
    return;
  }
  const value = isDoc(holder) ? holder.get(name) : holder[index!];
  if (at === parts.length - 1) {
    const changed = change.apply(value);
    if (changed !== value) setField(holder, name, index, changed);
  } else if (isDoc(value) || Array.isArray(value)) changePath(value, parts, change, at + 1);
  else if (change.creates) {
    if (value !== undefined) throw cannotCreate(parts[at + 1]!, name, value);
    const made: Doc = new Map();
    changePath(made, parts, change, at + 1);
    if (made.size > 0) setField(holder, name, index, made);
  }
}

function cannotCreate(name: string, parent: string, value: Value): StoreError {
  return new StoreError(28, `Cannot create field '${name}' in element {${parent}: ${describeValue(value)}}`);
}

/** A removed field goes; a removed array element becomes null, so that the others keep their places. */
function setField(holder: Doc | Value[], name: string, index: number | undefined, value: Value | undefined): void {
  if (isDoc(holder)) {
    if (value === undefined) holder.delete(name);
    else holder.set(name, value);
    return;
  }
  if (index! > holder.length + longestPadding) throw new StoreError(2, `can't backfill more than ${longestPadding} elements`);
  while (holder.length < index!) holder.push(null);
  holder[index!] = value ?? null;
}
