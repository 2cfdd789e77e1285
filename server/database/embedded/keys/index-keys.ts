import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { arrayIndex } from "../match/paths.ts";
import { emptyArrayMark, encodeValue, fitValues, type IndexValue, type Key } from "./encode-key.ts";

/** The fields of an index in order, with their direction. */
export type KeyPattern = readonly { path: string; parts: readonly string[]; descending: boolean }[];

export interface IndexKeys {
  keys: Key[];
  /** The numbers of the fields on whose path the document has an array, so that it may have several keys. */
  multikey: ReadonlySet<number>;
  /** None of the indexed fields exists. */
  missing: boolean;
  /** The values of the first key, as a duplicate-key error shows them. */
  values: IndexValue[];
}

interface Pending {
  field: number;
  context: Value | undefined;
  parts: readonly string[];
}

/**
 * The keys under which an index holds a document: one, or one for each element where an indexed path meets an array.
 * @throws StoreError 171 when two indexed paths meet different arrays
 */
export function indexKeysOf(pattern: KeyPattern, doc: Doc): IndexKeys {
  const state = rowsOf(pattern, doc);
  const encode = (row: IndexValue[]) => fitValues(row.map((value, at) => encodeValue(value, pattern[at]!.descending)).join(""));
  const keys = state.rows.length === 1 ? [encode(state.rows[0]!)] : [...new Set(state.rows.map(encode))];
  return { keys, multikey: state.multikey, missing: !state.exists, values: state.rows[0]! };
}

/** The values of the fields, one row for each key. @throws StoreError 171 as {@link indexKeysOf} */
export function rowsOf(pattern: KeyPattern, doc: Doc): { rows: IndexValue[][]; multikey: Set<number>; exists: boolean } {
  const state = { rows: [] as IndexValue[][], multikey: new Set<number>(), exists: false };
  const pending = pattern.map(({ parts }, field) => ({ field, context: doc as Value, parts }));
  collect(state, Array.from({ length: pattern.length }), pending);
  return state;
}

function collect(state: { rows: IndexValue[][]; multikey: Set<number>; exists: boolean }, row: IndexValue[], pending: Pending[]): void {
  const waiting: Pending[] = [];
  let array: Value[] | undefined;
  for (const one of pending) {
    let { context, parts } = one;
    while (parts.length > 0 && !Array.isArray(context)) {
      context = isDoc(context) ? context.get(parts[0]!) : undefined;
      parts = parts.slice(1);
    }
    if (Array.isArray(context)) {
      const index = parts.length > 0 ? arrayIndex(parts[0]!) : undefined;
      if (index !== undefined && index < context.length) {
        waiting.push({ field: one.field, context: context[index], parts: parts.slice(1) });
        continue;
      }
      if (array && array !== context) throw new StoreError(171, "cannot index parallel arrays");
      array = context;
      waiting.push({ field: one.field, context, parts });
    } else {
      row[one.field] = context;
      if (context !== undefined) state.exists = true;
    }
  }
  if (waiting.length === 0) {
    state.rows.push(row);
    return;
  }
  if (!array) return collect(state, row, waiting);
  for (const { field, context } of waiting) if (context === array) state.multikey.add(field);
  // An empty array counts as one element that is not there.
  for (const element of array.length > 0 ? array : [undefined]) expand(state, [...row], waiting, array, element);
}

function expand(state: Parameters<typeof collect>[0], row: IndexValue[], waiting: Pending[], array: Value[], element: Value | undefined): void {
  const rest: Pending[] = [];
  for (const one of waiting) {
    if (one.context !== array) rest.push(one);
    else if (one.parts.length > 0) rest.push({ ...one, context: isDoc(element) ? element : undefined });
    else {
      row[one.field] = element === undefined ? emptyArrayMark : element;
      state.exists = true;
    }
  }
  if (rest.length === 0) state.rows.push(row);
  else collect(state, row, rest);
}
