import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import type { Stage } from "./stage.ts";

/** `$unwind`: a document for each element of an array, with the element in the array's place. */
export function unwindStage(spec: Value): Stage {
  const options: Doc = isDoc(spec) ? spec : new Map([["path", spec]]);
  const path = options.get("path");
  if (typeof path !== "string") throw new StoreError(28808, "expected a string as the path for $unwind stage");
  if (!path.startsWith("$")) throw new StoreError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (options.has("includeArrayIndex")) throw outsideDialect("includeArrayIndex of $unwind");
  for (const name of options.keys()) if (!["path", "preserveNullAndEmptyArrays"].includes(name)) throw new StoreError(28811, `unrecognized option to $unwind stage: ${name}`);
  const keepsEmpty = options.get("preserveNullAndEmptyArrays") === true;
  const parts = path.slice(1).split(".");
  return function* (docs) {
    for (const doc of docs) {
      const value = parts.reduce<Value | undefined>((inner, part) => (isDoc(inner) ? inner.get(part) : undefined), doc);
      if (!Array.isArray(value)) {
        if (keepsEmpty || (value !== undefined && value !== null)) yield doc;
      } else if (value.length > 0) for (const element of value) yield withValue(doc, parts, element);
      else if (keepsEmpty) yield withValue(doc, parts, undefined);
    }
  };
}

/** A copy of a document with another value, or none, in the place of one that it has. */
function withValue(doc: Doc, [name, ...rest]: readonly string[], value: Value | undefined): Doc {
  const copy = new Map(doc);
  const put = rest.length > 0 ? withValue(copy.get(name!) as Doc, rest, value) : value;
  if (put === undefined) copy.delete(name!);
  else copy.set(name!, put);
  return copy;
}
