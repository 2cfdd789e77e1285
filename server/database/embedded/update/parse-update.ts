import { describeValue } from "../bson/describe-value.ts";
import { isDoc, typeName, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { changePath } from "./change-path.ts";
import { fieldOperators, type FieldChange } from "./field-operators.ts";

interface Step {
  path: string;
  parts: string[];
  change: FieldChange;
  onlyOnInsert: boolean;
}

/** What the operators of an update do. */
export interface Change {
  /** The top-level fields on whose paths they are. */
  touches: ReadonlySet<string>;
  /** Changes a document in place; `inserting` when the document is new (upsert), so that `$setOnInsert` applies. */
  change: (doc: Doc, inserting: boolean) => void;
}

/**
 * Reads an update of operators.
 * @throws StoreError 9 for an unknown operator, 40 for two operators on one path, 238 for one outside the dialect
 */
export function parseUpdate(update: Doc): Change {
  const steps = [...update].flatMap(([operator, fields]) => readSteps(operator, fields));
  checkConflicts(steps);
  // MongoDB changes fields in the order of their names, numbers by value.
  const ordered = steps.toSorted((a, b) => comparePaths(a.parts, b.parts));
  return {
    touches: new Set(steps.map(({ parts }) => parts[0]!)),
    change: (doc, inserting) => {
      for (const { parts, change, onlyOnInsert } of ordered) if (inserting || !onlyOnInsert) changePath(doc, parts, change);
    },
  };
}

function readSteps(operator: string, fields: Value): Step[] {
  const make = fieldOperators[operator];
  if (!make && ["$bit", "$currentDate", "$mul", "$pushAll", "$rename"].includes(operator)) throw outsideDialect(`the update operator ${operator}`);
  if (!make) throw new StoreError(9, `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`);
  if (!isDoc(fields)) {
    throw new StoreError(9, `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${describeValue(fields)}}`);
  }
  return [...fields].map(([path, operand]) => ({ path, parts: readPath(path), change: make(operand, path), onlyOnInsert: operator === "$setOnInsert" }));
}

function readPath(path: string): string[] {
  const parts = path.split(".");
  if (parts.includes("")) throw new StoreError(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  const dynamic = parts.find((part) => part.startsWith("$"));
  if (dynamic === "$" || dynamic?.startsWith("$[")) {
    if (dynamic === parts[0]) throw new StoreError(2, `Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
    throw outsideDialect("an update of array elements by $, $[] or $[name]");
  }
  if (dynamic !== undefined) throw outsideDialect(`an update of a field whose name begins with $ ('${path}')`);
  return parts;
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [left, right] = [a[at]!, b[at]!];
    if (left === right) continue;
    const numeric = /^\d+$/.test(left) && /^\d+$/.test(right);
    if (numeric && Number(left) !== Number(right)) return Number(left) - Number(right);
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

function checkConflicts(steps: readonly Step[]): void {
  for (const [at, { path }] of steps.entries()) {
    const other = steps.slice(0, at).find((earlier) => `${earlier.path}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${earlier.path}.`));
    if (!other) continue;
    throw new StoreError(40, `Updating the path '${path}' would create a conflict at '${other.path.length < path.length ? other.path : path}'`);
  }
}
