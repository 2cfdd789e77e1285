import type { Filter } from "../match/parse-filter.ts";
import { arrayIndex } from "../match/paths.ts";
import { boundsOf, normalize, type Bounds } from "./intervals.ts";

/** What a filter says about the paths of a document, as far as an index can use it. */
export interface Constraints {
  /** Each of these must hold, by some value of the path. */
  byPath: ReadonlyMap<string, Bounds[]>;
  /** The filter says nothing besides. */
  complete: boolean;
}

/** Reads the conditions that every match must fulfil. Pure. */
export function constraintsOf(filter: Filter): Constraints {
  const byPath = new Map<string, Bounds[]>();
  const add = (path: string, bounds: Bounds) => byPath.set(path, [...(byPath.get(path) ?? []), bounds]);
  const complete = collect(filter, "", add);
  return { byPath, complete };
}

function collect(filter: Filter, prefix: string, add: (path: string, bounds: Bounds) => void): boolean {
  if (filter.kind === "and") return filter.clauses.map((clause) => collect(clause, prefix, add)).every(Boolean);
  if (filter.kind === "or") {
    for (const [path, bounds] of commonBounds(filter.clauses)) add(prefix + path, bounds);
    return false;
  }
  if (filter.kind !== "leaf") return false;
  const path = prefix + filter.path;
  // A number in a path may be an array's place or a field's name; an index knows only one of them.
  if (filter.parts.some((part) => arrayIndex(part) !== undefined)) return false;
  if (filter.test.element) {
    collect(filter.test.element, `${path}.`, (inner, bounds) => add(inner, { ...bounds, exact: false }));
    return false;
  }
  const bounds = boundsOf(filter.test);
  if (!bounds) return false;
  add(path, bounds);
  return bounds.exact && prefix === "";
}

/** What all branches of an `$or` say about the same path, together. */
function commonBounds(branches: readonly Filter[]): Map<string, Bounds> {
  const all = branches.map((branch) => constraintsOf(branch).byPath);
  const common = new Map<string, Bounds>();
  for (const [path, first] of all[0] ?? []) {
    const intervals = [...first[0]!.intervals];
    const everywhere = all.slice(1).every((other) => {
      const bounds = other.get(path)?.[0];
      if (bounds) intervals.push(...bounds.intervals);
      return bounds !== undefined;
    });
    if (everywhere) common.set(path, { intervals: normalize(intervals), exact: false });
  }
  return common;
}
