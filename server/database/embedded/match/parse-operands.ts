import { asNumber, isWhole } from "../bson/numbers.ts";
import { bsonType, isNumeric, typeNumbers, type Value } from "../bson/values.ts";
import { StoreError } from "../errors.ts";

/** The test of `$type`: one or several BSON types by number or alias. @throws StoreError 2, 9 for an unknown type */
export function parseTypes(operand: Value): (value: Value | undefined) => boolean {
  const wanted = new Set<number>();
  let anyNumber = false;
  for (const type of Array.isArray(operand) ? operand : [operand]) {
    if (type === "number") anyNumber = true;
    else if (typeof type === "string") {
      const number = typeNumbers[type];
      if (number === undefined) throw new StoreError(2, `Unknown type name alias: ${type}`);
      wanted.add(number);
    } else if (isNumeric(type)) {
      const number = asNumber(type);
      if (!Object.values(typeNumbers).includes(number)) throw new StoreError(2, `Invalid numerical type code: ${number}`);
      wanted.add(number);
    } else throw new StoreError(14, "type must be represented as a number or a string");
  }
  if (wanted.size === 0 && !anyNumber) throw new StoreError(9, "$type must match at least one type");
  return (value) => value !== undefined && ((anyNumber && isNumeric(value)) || wanted.has(bsonType(value).number));
}

/** The operand of `$size`. @throws StoreError 2 */
export function parseSize(operand: Value): number {
  if (!isNumeric(operand)) throw new StoreError(2, "Failed to parse $size. Expected a number");
  if (!isWhole(operand)) throw new StoreError(2, "Failed to parse $size. Expected an integer");
  const size = asNumber(operand);
  if (size < 0) throw new StoreError(2, "Failed to parse $size. Expected a non-negative number");
  return size;
}

/** The test of `$mod: [divisor, remainder]`, which cuts fractions off. @throws StoreError 2 */
export function parseMod(operand: Value): (value: Value | undefined) => boolean {
  if (!Array.isArray(operand)) throw new StoreError(2, "malformed mod, needs to be an array");
  if (operand.length !== 2) throw new StoreError(2, `malformed mod, ${operand.length < 2 ? "not enough" : "too many"} elements`);
  const [divisor, remainder] = operand.map((part) => {
    if (!isNumeric(part)) throw new StoreError(2, "malformed mod, divisor and remainder must be numbers");
    return truncate(part);
  });
  if (!divisor) throw new StoreError(2, "divisor cannot be 0");
  return (value) => {
    if (value === undefined || !isNumeric(value)) return false;
    const number = truncate(value);
    return number !== undefined && number % divisor === remainder;
  };
}

function truncate(value: Value): bigint | undefined {
  if (typeof value === "bigint") return value;
  const number = Math.trunc(asNumber(value as number));
  return Number.isFinite(number) ? BigInt(number) : undefined;
}
