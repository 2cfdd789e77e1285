import { Binary, BSONRegExp, BSONSymbol, Code, Timestamp, type ObjectId } from "bson";
import { compareNumbers } from "./numbers.ts";
import { typeRank, type Doc, type Numeric, type Value } from "./values.ts";

/** Orders two values as MongoDB sorts them: by type first, then by value; a missing value (undefined) is below null. Pure. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (typeof a === "string" && typeof b === "string") return compareStrings(a, b);
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  const rank = typeRank(a);
  const byType = rank - typeRank(b);
  if (byType !== 0) return byType;
  switch (rank) {
    case 10:
      return compareNumbers(a as Numeric, b as Numeric);
    case 15:
      return compareStrings(text(a), text(b));
    case 20:
      return compareDocs(a as Doc, b as Doc);
    case 25:
      return compareArrays(a as Value[], b as Value[]);
    case 30:
      return compareBinary(a as Binary, b as Binary);
    case 35:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case 40:
      return Number(a) - Number(b);
    case 45:
      return Math.sign((a as Date).getTime() - (b as Date).getTime());
    case 47:
      return (a as Timestamp).compare(b as Timestamp);
    case 50: {
      const [left, right] = [a as BSONRegExp, b as BSONRegExp];
      return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options);
    }
    case 60:
    case 65:
      return compareStrings(String((a as Code).code), String((b as Code).code));
    default:
      return 0;
  }
}

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return compareValues(a, b) === 0;
}

function text(value: Value | undefined): string {
  return value instanceof BSONSymbol ? value.value : (value as string);
}

/** Orders by code point, which is the order of the UTF-8 bytes; JavaScript's own order puts surrogates too low. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    let left = a.charCodeAt(at);
    let right = b.charCodeAt(at);
    if (left === right) continue;
    if (left >= 0xd800 && right >= 0xd800) {
      left = left >= 0xe000 ? left - 0x800 : left + 0x2000;
      right = right >= 0xe000 ? right - 0x800 : right + 0x2000;
    }
    return left < right ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

function compareDocs(a: Doc, b: Doc): number {
  const right = b.entries();
  for (const [name, value] of a) {
    const next = right.next();
    if (next.done) return 1;
    const [otherName, other] = next.value;
    const order = typeRank(value) - typeRank(other) || compareStrings(name, otherName) || compareValues(value, other);
    if (order !== 0) return order;
  }
  return right.next().done ? 0 : -1;
}

function compareArrays(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const order = compareValues(a[at], b[at]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareBinary(a: Binary, b: Binary): number {
  const [left, right] = [a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position)];
  return left.length - right.length || a.sub_type - b.sub_type || Buffer.compare(left, right);
}
