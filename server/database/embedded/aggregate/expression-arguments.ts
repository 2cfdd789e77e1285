import { isDoc, type Doc, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";

/** What an expression reads: the document, and the variables around it. */
export interface Scope {
  root: Doc;
  variables: ReadonlyMap<string, Value | undefined>;
}

/** Evaluates to a value, or to undefined where MongoDB's result is missing. */
export type Evaluate = (scope: Scope) => Value | undefined;

/** Compiles an operand of an expression operator. */
export type Compile = (expression: Value) => Evaluate;

export type ExpressionOperator = (operand: Value, compile: Compile, name: string) => Evaluate;

/** The named arguments of an operator that takes a document. @throws StoreError 40415 for unknown ones */
export function namedArguments(operand: Value, name: string, allowed: readonly string[], compile: Compile): Record<string, Evaluate | undefined> {
  if (!isDoc(operand)) throw new StoreError(9, `${name} only supports an object as its argument`);
  const found: Record<string, Evaluate> = {};
  for (const [key, value] of operand) {
    if (!allowed.includes(key)) throw new StoreError(9, `Unrecognized argument to ${name}: ${key}`);
    found[key] = compile(value);
  }
  return found;
}

/** The positional arguments of an operator; a single one may stand without its array. @throws StoreError 16020 for a wrong number */
export function positionalArguments(operand: Value, name: string, least: number, most: number, compile: Compile): Evaluate[] {
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length < least || list.length > most) {
    if (least === most) throw new StoreError(16020, `Expression ${name} takes exactly ${least} arguments. ${list.length} were passed in.`);
    throw new StoreError(28667, `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${list.length} were passed in.`);
  }
  return list.map(compile);
}
