import { BSONRegExp } from "bson";
import { compareValues, sameValue } from "../bson/compare-values.ts";
import { describeValue } from "../bson/describe-value.ts";
import { add, asNumber } from "../bson/numbers.ts";
import { cloneValue, isDoc, isNumeric, typeName, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";
import { isOperators, matches, parseFilter } from "../match/parse-filter.ts";

/** What an operator makes of the value at its path. */
export interface FieldChange {
  /** The new value; undefined removes the field; the same value leaves it as it is. */
  apply: (value: Value | undefined) => Value | undefined;
  /** Whether the operator makes a field that is not there, with the documents on the way. */
  creates?: boolean;
}

/** The update operators of the dialect. */
export const fieldOperators: Readonly<Record<string, (operand: Value, path: string) => FieldChange>> = {
  $set: (operand) => ({ apply: () => cloneValue(operand), creates: true }),
  $setOnInsert: (operand) => ({ apply: () => cloneValue(operand), creates: true }),
  $unset: () => ({ apply: () => undefined }),
  $inc: (operand, path) => {
    if (!isNumeric(operand)) throw new StoreError(14, `Cannot increment with non-numeric argument: {${path}: ${describeValue(operand)}}`);
    return { apply: (value) => (value === undefined ? operand : increment(value, operand, path)), creates: true };
  },
  $min: (operand) => ({ apply: (value) => (value === undefined || compareValues(operand, value) < 0 ? operand : value), creates: true }),
  $max: (operand) => ({ apply: (value) => (value === undefined || compareValues(operand, value) > 0 ? operand : value), creates: true }),
  $push: (operand, path) => {
    const added = eachOf("$push", operand);
    return {
      creates: true,
      apply: (value = []) => {
        if (!Array.isArray(value)) throw new StoreError(2, `The field '${path}' must be an array but is of type ${typeName(value)} in document`);
        return [...value, ...added.map(cloneValue)];
      },
    };
  },
  $addToSet: (operand, path) => {
    const wanted = eachOf("$addToSet", operand);
    return {
      creates: true,
      apply: (value) => {
        const array = value === undefined ? [] : [...arrayAt(path, "$addToSet", value)];
        const before = array.length;
        for (const one of wanted) if (!array.some((known) => sameValue(known, one))) array.push(cloneValue(one));
        return array.length === before && value !== undefined ? value : array;
      },
    };
  },
  $pull: (operand, path) => removal("$pull", path, pullTest(operand)),
  $pullAll: (operand, path) => {
    if (!Array.isArray(operand)) throw new StoreError(2, `$pullAll requires an array argument but was given a ${typeName(operand)}`);
    return removal("$pullAll", path, (element) => operand.some((gone) => sameValue(gone, element)));
  },
  $pop: (operand, path) => {
    const end = isNumeric(operand) ? asNumber(operand) : undefined;
    if (end !== 1 && end !== -1) throw new StoreError(9, `$pop expects 1 or -1, found: ${describeValue(operand)}`);
    return {
      apply: (value) => {
        if (value === undefined) return undefined;
        if (!Array.isArray(value)) throw new StoreError(14, `Path '${path}' contains an element of non-array type '${typeName(value)}'`);
        return end === 1 ? value.slice(0, -1) : value.slice(1);
      },
    };
  },
};

function increment(value: Value, by: number | bigint | Extract<Value, { value: number }>, path: string): Value {
  if (isNumeric(value)) return add(value, by);
  throw new StoreError(14, `Cannot apply $inc to a value of non-numeric type. {_id: ...} has the field '${path.split(".").at(-1)}' of non-numeric type ${typeName(value)}`);
}

/** The values of `{$each: [...]}`, or the operand as the only one. @throws StoreError 2, 14, and 238 for other modifiers */
function eachOf(operator: string, operand: Value): Value[] {
  if (!isDoc(operand) || !operand.has("$each")) return [operand];
  const each = operand.get("$each");
  if (!Array.isArray(each)) throw new StoreError(operator === "$push" ? 2 : 14, `The argument to $each in ${operator} must be an array but it was of type ${typeName(each)}`);
  const other = [...operand.keys()].find((name) => name !== "$each");
  if (other !== undefined && ["$slice", "$sort", "$position"].includes(other)) throw outsideDialect(`${other} of ${operator}`);
  if (other !== undefined) throw new StoreError(2, `Unrecognized clause in ${operator}: ${other}`);
  return each;
}

function arrayAt(path: string, operator: string, value: Value): Value[] {
  if (Array.isArray(value)) return value;
  throw new StoreError(2, `Cannot apply ${operator} to a non-array field. Field named '${path.split(".").at(-1)}' has non-array type ${typeName(value)}`);
}

function removal(operator: string, path: string, goes: (element: Value) => boolean): FieldChange {
  return { apply: (value) => (value === undefined ? undefined : arrayAt(path, operator, value).filter((element) => !goes(element))) };
}

/** `$pull` takes a filter of the element's fields, a condition on the element, or a value. */
function pullTest(operand: Value): (element: Value) => boolean {
  const joins = isDoc(operand) && ["$and", "$or", "$nor"].includes(operand.keys().next().value ?? "");
  if ((isOperators(operand) && !joins) || operand instanceof BSONRegExp) {
    const filter = parseFilter(new Map([["element", operand]]));
    return (element) => matches(filter, new Map([["element", element]]));
  }
  if (!isDoc(operand)) return (element) => sameValue(element, operand);
  const filter = parseFilter(operand);
  return (element) => isDoc(element) && matches(filter, element);
}
