import { cloneValue, isDoc, type Doc, type Value } from "../bson/values.ts";
import { describeValue } from "../bson/describe-value.ts";
import { sameValue } from "../bson/compare-values.ts";
import { StoreError } from "../errors.ts";
import type { Filter } from "../match/parse-filter.ts";
import { parsePipeline, runStages } from "../aggregate/stages.ts";
import { changePath } from "./change-path.ts";
import { isReplacement, parseArrayFilters, parseUpdate, type UpdateContext } from "./parse-update.ts";

/** Makes the new state of a document out of the old one, which stays as it is. */
export interface Update {
  /** A whole new document rather than changes of the old one. */
  replaces: boolean;
  apply: (doc: Doc, context: UpdateContext) => Doc;
}

/**
 * Reads what an update statement says: operators, a replacement, or a pipeline.
 * @throws StoreError as {@link parseUpdate}
 */
export function makeUpdate(update: Value | undefined, arrayFilters: readonly Value[], variables?: Doc): Update {
  if (Array.isArray(update)) return pipelineUpdate(update, arrayFilters, variables);
  if (!isDoc(update)) throw new StoreError(9, "Update argument must be either an object or an array");
  if (isReplacement(update)) {
    const operator = [...update.keys()].find((name) => name.startsWith("$"));
    if (operator) throw new StoreError(52, `The dollar ($) prefixed field '${operator}' in '${operator}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`);
    if (arrayFilters.length > 0) throw new StoreError(9, "Cannot specify arrayFilters and a replacement document");
    return { replaces: true, apply: (doc) => replaceKeepingId(doc, update) };
  }
  const apply = parseUpdate(update, parseArrayFilters(arrayFilters));
  return {
    replaces: false,
    apply: (doc, context) => {
      const changed = cloneValue(doc);
      apply(changed, context);
      checkSameId(doc, changed);
      return changed;
    },
  };
}

const updateStages = ["$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith"];

function pipelineUpdate(pipeline: Value[], arrayFilters: readonly Value[], variables?: Doc): Update {
  if (arrayFilters.length > 0) throw new StoreError(9, "arrayFilters may not be specified for pipeline-syle updates");
  for (const stage of pipeline) {
    const [name] = isDoc(stage) ? stage.keys() : [];
    if (name !== undefined && !updateStages.includes(name)) throw new StoreError(72, `${name} is not allowed to be used within an update`);
  }
  const stages = parsePipeline(pipeline);
  return {
    replaces: false,
    apply: (doc) => {
      const [changed] = runStages(stages, [cloneValue(doc)], { find: () => [], variables: new Map(variables ?? []) });
      if (!changed!.has("_id") && doc.has("_id")) return new Map([["_id", doc.get("_id")!], ...changed!]);
      checkSameId(doc, changed!);
      return changed!;
    },
  };
}

function replaceKeepingId(doc: Doc, replacement: Doc): Doc {
  const changed: Doc = new Map();
  const id = doc.get("_id") ?? replacement.get("_id");
  if (id !== undefined) changed.set("_id", id);
  for (const [name, value] of replacement) if (name !== "_id") changed.set(name, cloneValue(value));
  if (replacement.has("_id") && doc.has("_id") && !sameValue(replacement.get("_id"), doc.get("_id"))) {
    throw new StoreError(66, `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${describeValue(replacement.get("_id"))}`);
  }
  return changed;
}

function checkSameId(before: Doc, after: Doc): void {
  if (!before.has("_id") || sameValue(before.get("_id"), after.get("_id"))) return;
  throw new StoreError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
}

/**
 * The document that an upsert starts from: what the filter says by equality.
 * @throws StoreError 54 when the filter gives one field two values
 */
export function upsertBase(filter: Filter, replaces: boolean): Doc {
  const doc: Doc = new Map();
  const equalities: { path: string; parts: string[]; value: Value }[] = [];
  collectEqualities(filter, (path, parts, value) => equalities.push({ path, parts, value }));
  // MongoDB keeps them by name.
  for (const { path, parts, value } of equalities.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (replaces && path !== "_id") continue;
    const holder = parts.slice(0, -1).reduce<Value | undefined>((inner, part) => (isDoc(inner) ? inner.get(part) : undefined), doc);
    if (isDoc(holder) && holder.has(parts.at(-1)!)) throw new StoreError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    changePath(doc, parts, { apply: () => cloneValue(value), creates: true }, { positionIndex: undefined, arrayFilters: new Map(), now: new Date(0), inserting: true });
  }
  return doc;
}

function collectEqualities(filter: Filter, found: (path: string, parts: string[], value: Value) => unknown): void {
  if (filter.kind === "and" || (filter.kind === "or" && filter.clauses.length === 1)) {
    for (const clause of filter.clauses) collectEqualities(clause, found);
  } else if (filter.kind === "leaf") {
    const { op, operand } = filter.test;
    if (op === "eq") found(filter.path, filter.parts, operand);
    else if (op === "in" && Array.isArray(operand) && operand.length > 0 && operand.every((value) => sameValue(value, operand[0]))) found(filter.path, filter.parts, operand[0]!);
  }
}
