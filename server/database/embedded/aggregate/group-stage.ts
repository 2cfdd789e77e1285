import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { encodeValue } from "../keys/encode-key.ts";
import { compileExpression, type Evaluate } from "./compile-expression.ts";
import { readSpec, type Stage } from "./stage.ts";
import { Sum } from "./sum.ts";

interface Output {
  name: string;
  evaluate: Evaluate;
}

/** `$group`: one document with sums for each value of `_id`, in the order in which the values first came. */
export function groupStage(spec: Value): Stage {
  const fields = readSpec("$group", spec, 15947);
  if (!fields.has("_id")) throw new StoreError(15955, "a group specification must include an _id");
  const id = compileExpression(fields.get("_id")!);
  const outputs = [...fields].filter(([name]) => name !== "_id").map(readOutput);
  return function* (docs) {
    const groups = new Map<string, { id: Value; sums: Sum[] }>();
    for (const doc of docs) {
      const value = id(doc) ?? null;
      const key = encodeValue(value, false);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { id: value, sums: outputs.map(() => new Sum()) }));
      for (const [at, { evaluate }] of outputs.entries()) group.sums[at]!.add(evaluate(doc));
    }
    for (const { id, sums } of groups.values()) {
      const made: Doc = new Map([["_id", id]]);
      for (const [at, { name }] of outputs.entries()) made.set(name, sums[at]!.result);
      yield made;
    }
  };
}

function readOutput([name, operator]: [string, Value]): Output {
  if (name.includes(".")) throw new StoreError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith("$")) throw new StoreError(40236, `The field name '${name}' cannot be an operator name`);
  const [entry, ...others] = isDoc(operator) ? operator : [];
  if (!entry?.[0].startsWith("$")) throw new StoreError(40234, `The field '${name}' must be an accumulator object`);
  if (others.length > 0) throw new StoreError(40238, `The field '${name}' must specify one accumulator`);
  const [accumulator, operand] = entry;
  if (accumulator !== "$sum") throw new StoreError(15952, `unknown group operator '${accumulator}': it is outside the dialect of the embedded store`);
  return { name, evaluate: compileExpression(operand) };
}
