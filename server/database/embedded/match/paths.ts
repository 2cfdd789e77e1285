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
 * Hears of one value of a path. `atIndex` when the path names it by its place in an array: then it is taken as it is,
 * and not also its elements.
 */
export type VisitValue = (value: Value | undefined, position: Position | undefined, atIndex: boolean) => boolean;

/**
 * Visits every value that a dotted path reaches, going into the documents of arrays on the way; a missing field is visited as undefined,
 * and so is an array without documents, or an element that has no fields.
 * Stops and returns true as soon as the visitor returns true.
 */
export function visitPath(
  doc: Doc,
  path: readonly string[],
  visit: VisitValue,
  position?: Position,
  from = 0,
): boolean {
  const value = doc.get(path[from]!);
  if (from === path.length - 1) return visit(value, position, false);
  if (isDoc(value)) return visitPath(value, path, visit, position, from + 1);
  if (Array.isArray(value)) return visitArray(value, path, visit, position, from + 1);
  return visit(undefined, position, false);
}

function visitArray(
  values: readonly Value[],
  path: readonly string[],
  visit: VisitValue,
  position: Position | undefined,
  from: number,
): boolean {
  const place = arrayIndex(path[from]!);
  let visited = false;
  for (let index = 0; index < values.length; index++) {
    const element = values[index]!;
    if (Array.isArray(element) || (place !== undefined && !isDoc(element))) continue;
    visited = true;
    if (isDoc(element) ? visitPath(element, path, visit, position, from) : visit(undefined, position, false)) {
      if (position) position.index = index;
      return true;
    }
  }
  if (place === undefined || place >= values.length) return !visited && visit(undefined, position, false);
  const element = values[place]!;
  if (from === path.length - 1) return visit(element, position, true);
  if (isDoc(element)) return visitPath(element, path, visit, position, from + 1);
  if (Array.isArray(element)) return visitArray(element, path, visit, position, from + 1);
  return visit(undefined, position, false);
}

/** Every value of a dotted path, with the elements of a final array in its place, as `distinct` and `$lookup` see it. Pure. */
export function valuesAt(doc: Doc, path: readonly string[]): Value[] {
  const values: Value[] = [];
  visitPath(doc, path, (value) => {
    if (Array.isArray(value)) values.push(...value);
    else if (value !== undefined) values.push(value);
    return false;
  });
  return values;
}
