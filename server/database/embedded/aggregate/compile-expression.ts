import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";

/** What an expression makes of a document; undefined where MongoDB's result is missing. */
export type Evaluate = (doc: Doc) => Value | undefined;

/**
 * Compiles an expression of the dialect: a field path, a constant, or documents and lists of these.
 * @throws StoreError 238 for an operator, 17276 for a variable other than `$$ROOT`, 16872, 40353 for a path that is none
 */
export function compileExpression(expression: Value): Evaluate {
  if (typeof expression === "string" && expression.startsWith("$")) return compilePath(expression);
  if (Array.isArray(expression)) {
    const parts = expression.map(compileExpression);
    return (doc) => parts.map((part) => part(doc) ?? null);
  }
  if (!isDoc(expression)) return () => expression;
  const fields = [...expression].map(([name, value]) => {
    if (name.startsWith("$")) throw outsideDialect(`the expression ${name}`);
    if (name.includes(".")) throw new StoreError(16412, "FieldPath field names may not contain '.'. Consider using $getField or $setField.");
    return [name, compileExpression(value)] as const;
  });
  return (doc) => {
    const made: Doc = new Map();
    for (const [name, evaluate] of fields) {
      const value = evaluate(doc);
      if (value !== undefined) made.set(name, value);
    }
    return made;
  };
}

function compilePath(path: string): Evaluate {
  const parts = path.slice(path.startsWith("$$") ? 2 : 1).split(".");
  if (path === "$") throw new StoreError(16872, "'$' by itself is not a valid FieldPath");
  if (parts.includes("")) throw new StoreError(40353, "FieldPath must not end with a '.' or have empty parts.");
  if (path.startsWith("$$") && parts.shift() !== "ROOT") throw new StoreError(17276, `Use of undefined variable: ${path.slice(2)}`);
  return (doc) => valueAt(doc, parts, 0);
}

/** A field path in expressions: through an array it gives the array of what its documents have. */
function valueAt(value: Value | undefined, parts: readonly string[], at: number): Value | undefined {
  if (at === parts.length) return value;
  if (isDoc(value)) return valueAt(value.get(parts[at]!), parts, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.map((element) => valueAt(element, parts, at)).filter((found) => found !== undefined);
}
