import { compareValues, sameValue } from "../bson/compare-values.ts";
import { describeValue } from "../bson/describe-value.ts";
import { asNumber, isWhole } from "../bson/numbers.ts";
import { BSONRegExp } from "bson";
import { bsonType, cloneValue, isDoc, isNumeric, type Doc, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import { isOperators, matches, parseFilter } from "../match/parse-filter.ts";
import type { FieldChange, MakeChange } from "./field-operators.ts";

/** The operators that change the elements of an array. */
export const arrayOperators: Readonly<Record<string, MakeChange>> = {
  $push: parsePush,
  $addToSet: parseAddToSet,
  $pull: parsePull,
  $pullAll: parsePullAll,
  $pop: parsePop,
};

function wholeNumber(value: Value, message: string): number {
  if (!isNumeric(value) || !isWhole(value)) throw new StoreError(2, `${message}: ${describeValue(value)}`);
  return asNumber(value);
}

function parsePush(operand: Value, path: string): FieldChange {
  if (!isDoc(operand) || !operand.has("$each")) return push(path, [operand]);
  const each = operand.get("$each");
  if (!Array.isArray(each)) throw new StoreError(2, `The argument to $each in $push must be an array but it was of type ${bsonType(each!).name}`);
  for (const name of operand.keys()) {
    if (!["$each", "$slice", "$sort", "$position"].includes(name)) throw new StoreError(2, `Unrecognized clause in $push: ${name}`);
  }
  const [slice, sort, position] = [operand.get("$slice"), operand.get("$sort"), operand.get("$position")];
  return push(
    path,
    each,
    position === undefined ? undefined : wholeNumber(position, "The value for $position must be an integer value, not of type"),
    sort === undefined ? undefined : parsePushSort(sort),
    slice === undefined ? undefined : wholeNumber(slice, "The value for $slice must be an integer value but was given type"),
  );
}

function push(path: string, each: Value[], position?: number, order?: (a: Value, b: Value) => number, slice?: number): FieldChange {
  return {
    creates: true,
    modifies: (value) => each.length > 0 || (Array.isArray(value) && value.length > 0 && (order !== undefined || (slice !== undefined && value.length > Math.abs(slice)))),
    apply: (value) => {
      const array = value === undefined ? [] : [...arrayOf(value, path, "$push")];
      const at = position === undefined ? array.length : position < 0 ? Math.max(0, array.length + position) : Math.min(position, array.length);
      array.splice(at, 0, ...each.map(cloneValue));
      if (order) array.sort(order);
      if (slice === undefined) return array;
      return slice >= 0 ? array.slice(0, slice) : array.slice(slice);
    },
  };
}

function arrayOf(value: Value, path: string, operator: string): Value[] {
  if (Array.isArray(value)) return value;
  const field = path.split(".").at(-1);
  if (operator === "$push") throw new StoreError(2, `The field '${path}' must be an array but is of type ${bsonType(value).name} in document`);
  throw new StoreError(2, `Cannot apply ${operator} to a non-array field. Field named '${field}' has non-array type ${bsonType(value).name}`);
}

function parsePushSort(sort: Value): (a: Value, b: Value) => number {
  if (isNumeric(sort)) {
    const direction = asNumber(sort);
    if (direction !== 1 && direction !== -1) throw new StoreError(2, "The $sort element value must be either 1 or -1");
    return (a, b) => direction * compareValues(a, b);
  }
  if (!isDoc(sort)) throw new StoreError(2, "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields");
  if (sort.size === 0) throw new StoreError(2, "The $sort pattern is empty when it should be a set of fields.");
  const fields = [...sort].map(([path, direction]) => {
    if (!isNumeric(direction) || Math.abs(asNumber(direction)) !== 1) throw new StoreError(2, "The $sort element value must be either 1 or -1");
    return { parts: path.split("."), direction: asNumber(direction) };
  });
  return (a, b) => {
    for (const { parts, direction } of fields) {
      const order = compareValues(fieldOf(a, parts), fieldOf(b, parts));
      if (order !== 0) return direction * order;
    }
    return 0;
  };
}

function fieldOf(value: Value, parts: readonly string[]): Value {
  return parts.reduce<Value | undefined>((inner, part) => (isDoc(inner) ? inner.get(part) : undefined), value) ?? null;
}

function parseAddToSet(operand: Value, path: string): FieldChange {
  let each = [operand];
  if (isDoc(operand) && operand.has("$each")) {
    const values = operand.get("$each")!;
    if (!Array.isArray(values)) throw new StoreError(14, `The argument to $each in $addToSet must be an array but it was of type ${bsonType(values).name}`);
    const other = [...operand.keys()].find((name) => name !== "$each");
    if (other) throw new StoreError(2, `Found unexpected fields after $each in $addToSet: ${describeValue(operand)}`);
    each = values;
  }
  return {
    creates: true,
    apply: (value) => {
      const array = value === undefined ? [] : arrayOf(value, path, "$addToSet");
      const added: Value[] = [];
      for (const one of each) {
        if (![...array, ...added].some((known) => sameValue(known, one))) added.push(cloneValue(one));
      }
      return added.length === 0 && value !== undefined ? value : [...array, ...added];
    },
  };
}

function parsePull(operand: Value, path: string): FieldChange {
  const pulls = pullTest(operand);
  return {
    apply: (value) => {
      if (value === undefined) return undefined;
      const array = arrayOf(value, path, "$pull");
      const kept = array.filter((element) => !pulls(element));
      return kept.length === array.length ? array : kept;
    },
  };
}

/** `$pull` takes a filter of the element's fields, a condition on the element, or a value. */
function pullTest(operand: Value): (element: Value) => boolean {
  if (isOperators(operand) || operand instanceof BSONRegExp) {
    const filter = parseFilter(new Map([["element", operand]]));
    return (element) => matches(filter, new Map([["element", element]]));
  }
  if (isDoc(operand)) {
    const filter = parseFilter(operand as Doc);
    return (element) => isDoc(element) && matches(filter, element);
  }
  return (element) => sameValue(element, operand);
}

function parsePullAll(operand: Value, path: string): FieldChange {
  if (!Array.isArray(operand)) throw new StoreError(2, `$pullAll requires an array argument but was given a ${bsonType(operand).name}`);
  return {
    apply: (value) => {
      if (value === undefined) return undefined;
      const array = arrayOf(value, path, "$pullAll");
      const kept = array.filter((element) => !operand.some((gone) => sameValue(gone, element)));
      return kept.length === array.length ? array : kept;
    },
  };
}

function parsePop(operand: Value, path: string): FieldChange {
  const end = isNumeric(operand) ? asNumber(operand) : undefined;
  if (end === undefined) throw new StoreError(9, `Expected a number in: ${path}: ${describeValue(operand)}`);
  if (end !== 1 && end !== -1) throw new StoreError(9, `$pop expects 1 or -1, found: ${describeValue(operand)}`);
  return {
    apply: (value) => {
      if (value === undefined) return undefined;
      if (!Array.isArray(value)) throw new StoreError(14, `Path '${path}' contains an element of non-array type '${bsonType(value).name}'`);
      if (value.length === 0) return value;
      return end === 1 ? value.slice(0, -1) : value.slice(1);
    },
  };
}
