import { asNumber } from "../bson/numbers.ts";
import { isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";

/** Makes the document that leaves. */
export type Project = (doc: Doc) => Doc;

/** The named fields: true for the whole of one, a tree for parts of it. */
type Tree = Map<string, true | Tree>;

/**
 * Reads a projection: fields to leave in, or fields to leave out.
 * @throws StoreError 31253, 31254 for both at once, 31249, 31250 for a path within another, 238 for computed fields
 */
export function parseProjection(projection: Doc): Project {
  const tree: Tree = new Map();
  let keepsId: boolean | undefined;
  let including: boolean | undefined;
  const read = (path: string, value: Value): void => {
    if (isDoc(value) && value.size === 0) throw new StoreError(51270, "An empty sub-projection is not a valid value. Found empty object at path");
    if (isDoc(value) && !value.keys().next().value!.startsWith("$")) {
      for (const [name, inner] of value) read(`${path}.${name}`, inner);
      return;
    }
    if (typeof value !== "boolean" && !isNumeric(value)) throw outsideDialect(`the projection of a computed field (${path})`);
    const keeps = typeof value === "boolean" ? value : asNumber(value) !== 0;
    if (path === "_id") {
      keepsId = keeps;
      return;
    }
    if (including !== undefined && including !== keeps) {
      throw keeps ? new StoreError(31253, `Cannot do inclusion on field ${path} in exclusion projection`) : new StoreError(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
    }
    including = keeps;
    place(tree, path);
  };
  for (const [path, value] of projection) read(path, value);
  if (including ?? keepsId ?? false) {
    if (keepsId !== false) tree.set("_id", true);
    return (doc) => include(doc, tree);
  }
  if (keepsId === false) tree.set("_id", true);
  return (doc) => exclude(doc, tree);
}

function place(tree: Tree, path: string): void {
  const parts = path.split(".");
  if (path === "") throw new StoreError(40352, "FieldPath cannot be constructed with empty string");
  if (path.endsWith(".$")) throw outsideDialect("the projection of the element that matched (array.$)");
  if (path.startsWith("$")) throw new StoreError(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
  if (parts.includes("")) throw new StoreError(parts.at(-1) === "" ? 40353 : 15998, "FieldPath field names may not be empty strings.");
  const name = parts.pop()!;
  let at = tree;
  for (const part of parts) {
    const next: true | Tree = at.get(part) ?? new Map();
    if (next === true) throw new StoreError(31249, `Path collision at ${path}`);
    at.set(part, next);
    at = next;
  }
  if (at.has(name)) throw new StoreError(31250, `Path collision at ${path}`);
  at.set(name, true);
}

function include(doc: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    const kept = node === true ? value : node && includeBelow(value, node);
    if (kept !== undefined) result.set(name, kept);
  }
  return result;
}

function includeBelow(value: Value, tree: Tree): Value | undefined {
  if (isDoc(value)) return include(value, tree);
  return Array.isArray(value) ? value.map((element) => includeBelow(element, tree)).filter((element) => element !== undefined) : undefined;
}

function exclude(doc: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    if (node !== true) result.set(name, node ? excludeBelow(value, node) : value);
  }
  return result;
}

function excludeBelow(value: Value, tree: Tree): Value {
  if (isDoc(value)) return exclude(value, tree);
  return Array.isArray(value) ? value.map((element) => excludeBelow(element, tree)) : value;
}
