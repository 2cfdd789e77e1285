import type { Binary, BSONRegExp, ObjectId, Timestamp } from "bson";
import { compareNumbers } from "./numbers.ts";
import { numberRank, typeRank, type Doc, type Numeric, type Value } from "./values.ts";

/** Orders two values as MongoDB sorts them: by type first, then by value; a missing value (undefined) is below null. Pure. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (typeof a === "string" && typeof b === "string") return compareStrings(a, b);
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  const rank = typeRank(a);
  const byType = rank - typeRank(b);
  if (byType !== 0) return byType;
  if (rank === numberRank) return compareNumbers(a as Numeric, b as Numeric);
  if (a instanceof Map) return compareDocs(a, b as Doc);
  if (Array.isArray(a)) return compareArrays(a, b as Value[]);
  if (a instanceof Date) return Math.sign(a.getTime() - (b as Date).getTime());
  if (typeof a === "boolean") return Number(a) - Number(b);
  if (a === null || a === undefined) return 0;
  switch ((a as { _bsontype: string })._bsontype) {
    case "ObjectId":
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case "Binary":
      return compareBinary(a as Binary, b as Binary);
    case "Timestamp":
      return (a as Timestamp).compare(b as Timestamp);
    default:
      return compareStrings((a as BSONRegExp).pattern, (b as BSONRegExp).pattern) || compareStrings((a as BSONRegExp).options, (b as BSONRegExp).options);
  }
}

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return compareValues(a, b) === 0;
}

/** Orders by code point, which is the order of the UTF-8 bytes; JavaScript's own order puts surrogates too low. */
function compareStrings(a: string, b: string): number {
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
