import { isDoc, typeName, type Doc, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";

/** One step of a pipeline. */
export type Stage = (docs: Iterable<Doc>) => Iterable<Doc>;

/** @throws StoreError with the stage's own code when its specification is no document */
export function readSpec(stage: string, spec: Value, code: number): Doc {
  if (!isDoc(spec)) throw new StoreError(code, `the ${stage} stage specification must be an object, but found ${typeName(spec)}`);
  return spec;
}
