import { describeValue } from "../bson/describe-value.ts";
import { sameValue } from "../bson/compare-values.ts";
import { cloneValue, isDoc, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { isOperators, type Filter } from "../match/parse-filter.ts";
import { changePath } from "./change-path.ts";
import { parseUpdate } from "./parse-update.ts";

/** Makes the new state of a document out of the old one, which stays as it is. */
export interface Update {
  /** A whole new document rather than changes of the old one. */
  replaces: boolean;
  /** The top-level fields that it may change; undefined for any. */
  touches: ReadonlySet<string> | undefined;
  apply: (doc: Doc, inserting: boolean) => Doc;
}

/**
 * Reads what an update statement says: operators, or a replacement.
 * @throws StoreError 66 when the `_id` would change, and as {@link parseUpdate}
 */
export function makeUpdate(update: Value | undefined): Update {
  if (Array.isArray(update)) throw outsideDialect("an update by a pipeline");
  if (!isDoc(update)) throw new StoreError(9, "Update argument must be either an object or an array");
  if (!isOperators(update)) return makeReplacement(update);
  const { touches, change } = parseUpdate(update);
  const apply = (doc: Doc, inserting: boolean) => {
    const changed: Doc = new Map(doc);
    // What lies below the other fields is shared, for nothing changes it.
    for (const name of touches) if (doc.has(name)) changed.set(name, cloneValue(doc.get(name)!));
    change(changed, inserting);
    if (doc.has("_id") && !sameValue(doc.get("_id"), changed.get("_id"))) throw new StoreError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
    return changed;
  };
  return { replaces: false, touches, apply };
}

function makeReplacement(replacement: Doc): Update {
  const operator = [...replacement.keys()].find((name) => name.startsWith("$"));
  if (operator) throw outsideDialect(`a replacement with a field whose name begins with $ ('${operator}')`);
  const given = replacement.get("_id");
  const apply = (doc: Doc) => {
    const id = doc.has("_id") ? doc.get("_id") : given;
    if (given !== undefined && !sameValue(given, id)) {
      throw new StoreError(66, `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${describeValue(given)}`);
    }
    const fields = [...replacement].filter(([name]) => name !== "_id");
    return new Map(id === undefined ? fields : [["_id", id], ...fields]);
  };
  return { replaces: true, touches: undefined, apply };
}

/**
 * The document that an upsert starts from: what the filter says by equality.
 * @throws StoreError 54 when the filter gives one field two values
 */
export function upsertBase(filter: Filter, { replaces }: Update): Doc {
  const doc: Doc = new Map();
  // MongoDB keeps them by name.
  const equalities = equalitiesOf(filter).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, parts, value } of equalities) {
    if (replaces && path !== "_id") continue;
    const holder = parts.slice(0, -1).reduce<Value | undefined>((inner, part) => (isDoc(inner) ? inner.get(part) : undefined), doc);
    if (isDoc(holder) && holder.has(parts.at(-1)!)) throw new StoreError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    changePath(doc, parts, { apply: () => cloneValue(value), creates: true });
  }
  return doc;
}

function equalitiesOf(filter: Filter): { path: string; parts: string[]; value: Value }[] {
  if (filter.kind === "and" || (filter.kind === "or" && filter.clauses.length === 1)) return filter.clauses.flatMap(equalitiesOf);
  if (filter.kind !== "leaf") return [];
  const { path, parts, test } = filter;
  if (test.op === "eq") return [{ path, parts, value: test.operand }];
  const [first, ...others] = test.op === "in" ? (test.operand as Value[]) : [];
  return first !== undefined && others.every((other) => sameValue(other, first)) ? [{ path, parts, value: first }] : [];
}
