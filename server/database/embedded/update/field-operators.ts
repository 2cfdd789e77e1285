import { compareValues } from "../bson/compare-values.ts";
import { describeValue } from "../bson/describe-value.ts";
import { arithmetic } from "../bson/numbers.ts";
import { bsonType, cloneValue, isDoc, isNumeric, type Value } from "../bson/values.ts";
import { outsideDialect, StoreError } from "../errors.ts";

/** What an operator makes of the value at its path. */
export interface FieldChange {
  /** The new value; undefined removes the field; the same value leaves it as it is. */
  apply: (value: Value | undefined, context: { now: Date; inserting: boolean }) => Value | undefined;
  /** Whether the operator makes a field that is not there, with the documents on the way. */
  creates?: boolean;
  /** Whether a document with this value counts as modified even when it is the same afterwards. */
  modifies?: (value: Value | undefined) => boolean;
}

export type MakeChange = (operand: Value, path: string) => FieldChange;

/** The operators that look at one value as a whole. */
export const fieldOperators: Readonly<Record<string, MakeChange>> = {
  $set: (operand) => ({ apply: () => cloneValue(operand), creates: true }),
  $setOnInsert: (operand) => ({ apply: () => cloneValue(operand), creates: true }),
  $unset: () => ({ apply: () => undefined, modifies: (value) => value !== undefined }),
  $inc: (operand, path) => calculation("$inc", "add", "increment", operand, path),
  $mul: (operand, path) => calculation("$mul", "multiply", "multiply", operand, path),
  $min: (operand) => ({ apply: (value) => (value === undefined || compareValues(operand, value) < 0 ? operand : value), creates: true }),
  $max: (operand) => ({ apply: (value) => (value === undefined || compareValues(operand, value) > 0 ? operand : value), creates: true }),
  $currentDate: (operand) => {
    const type = isDoc(operand) ? operand.get("$type") : operand;
    if (type === "timestamp") throw outsideDialect("$currentDate with a timestamp");
    if (typeof type !== "boolean" && type !== "date") {
      throw new StoreError(2, `${describeValue(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`);
    }
    return { apply: (_value, { now }) => now, creates: true };
  },
};

function calculation(operator: string, operation: "add" | "multiply", verb: string, operand: Value, path: string): FieldChange {
  if (!isNumeric(operand)) throw new StoreError(14, `Cannot ${verb} with non-numeric argument: {${path}: ${describeValue(operand)}}`);
  return {
    creates: true,
    apply: (value) => {
      if (value === undefined) return operation === "add" ? operand : arithmetic("multiply", operand, 0, "error");
      if (!isNumeric(value)) {
        const field = path.split(".").at(-1);
        throw new StoreError(14, `Cannot apply ${operator} to a value of non-numeric type. {_id: ...} has the field '${field}' of non-numeric type ${bsonType(value).name}`);
      }
      return arithmetic(operation, value, operand, "error");
    },
  };
}
