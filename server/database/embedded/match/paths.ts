import { isDoc, type Doc, type Value } from "../bson/values.ts";

/** The array index that a path component names, or undefined when it is no index. Pure. */
export function arrayIndex(component: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(component) ? Number(component) : undefined;
}

/**
 * Hears of one value of a path. `atIndex` when the path names it by its place in an array: then it is taken as it is,
 * and not also its elements.
 */
export type VisitValue = (value: Value | undefined, atIndex: boolean) => boolean;

/**
 * Visits every value that a dotted path reaches, going into the documents of arrays on the way; a missing field is visited as undefined,
 * and so is an array without documents, or an element that has no fields.
 * Stops and returns true as soon as the visitor returns true.
 */
export function visitPath(doc: Doc, path: readonly string[], visit: VisitValue, from = 0): boolean {
  const value = doc.get(path[from]!);
  return from === path.length - 1 ? visit(value, false) : visitBelow(value, path, visit, from + 1);
}

function visitBelow(value: Value | undefined, path: readonly string[], visit: VisitValue, from: number): boolean {
  if (isDoc(value)) return visitPath(value, path, visit, from);
  return Array.isArray(value) ? visitArray(value, path, visit, from) : visit(undefined, false);
}

function visitArray(values: readonly Value[], path: readonly string[], visit: VisitValue, from: number): boolean {
  const place = arrayIndex(path[from]!);
  let visited = false;
  for (const element of values) {
    if (Array.isArray(element) || (place !== undefined && !isDoc(element))) continue;
    visited = true;
    if (isDoc(element) ? visitPath(element, path, visit, from) : visit(undefined, false)) return true;
  }
  if (place === undefined || place >= values.length) return !visited && visit(undefined, false);
  return from === path.length - 1 ? visit(values[place], true) : visitBelow(values[place], path, visit, from + 1);
}

/** Every value of a dotted path, with the elements of a final array in its place, as `distinct` sees it. Pure. */
export function valuesAt(doc: Doc, path: readonly string[]): Value[] {
  const values: Value[] = [];
  visitPath(doc, path, (value) => {
    if (Array.isArray(value)) values.push(...value);
    else if (value !== undefined) values.push(value);
    return false;
  });
  return values;
}
