import { isDoc, type Doc, type Value } from "../bson/values.ts";

/** Where in an array a filter found its match; `$` of an update and of a projection refers to it. */
export interface Position {
  index?: number;
}

/** The array index that a path component names, or undefined when it is no index. Pure. */
export function arrayIndex(component: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(component) ? Number(component) : undefined;
}

/**
 * Visits every value that a dotted path reaches, going into the documents of arrays on the way; a missing field is visited as undefined.
 * Stops and returns true as soon as the visitor returns true.
 */
export function visitPath(
  doc: Doc,
  path: readonly string[],
  visit: (value: Value | undefined, position: Position | undefined) => boolean,
  position?: Position,
  from = 0,
): boolean {
  const value = doc.get(path[from]!);
  if (from === path.length - 1) return visit(value, position);
  if (isDoc(value)) return visitPath(value, path, visit, position, from + 1);
  if (Array.isArray(value)) return visitArray(value, path, visit, position, from + 1);
  return visit(undefined, position);
}

function visitArray(
  values: readonly Value[],
  path: readonly string[],
  visit: (value: Value | undefined, position: Position | undefined) => boolean,
  position: Position | undefined,
  from: number,
): boolean {
  for (let index = 0; index < values.length; index++) {
    const element = values[index]!;
    if (isDoc(element) && visitPath(element, path, visit, position, from)) {
      if (position) position.index = index;
      return true;
    }
  }
  const index = arrayIndex(path[from]!);
  if (index === undefined || index >= values.length) return false;
  const element = values[index]!;
  if (from === path.length - 1) return visit(element, position);
  if (isDoc(element)) return visitPath(element, path, visit, position, from + 1);
  if (Array.isArray(element)) return visitArray(element, path, visit, position, from + 1);
  return visit(undefined, position);
}

/** Every value of a dotted path, with the elements of a final array in its place and beside it, as `distinct` and sort keys see it. Pure. */
export function valuesAt(doc: Doc, path: readonly string[]): { values: Value[]; missing: boolean; emptyArray: boolean } {
  const found = { values: [] as Value[], missing: false, emptyArray: false };
  visitPath(doc, path, (value) => {
    if (value === undefined) found.missing = true;
    else if (!Array.isArray(value)) found.values.push(value);
    else if (value.length === 0) found.emptyArray = true;
    else found.values.push(...value);
    return false;
  });
  return found;
}
