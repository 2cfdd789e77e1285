import { createHash } from "node:crypto";
import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, ObjectId, Timestamp } from "bson";
import { exactOf, asNumber } from "../bson/numbers.ts";
import { Double, isInt32, typeRank, type Numeric, type Value } from "../bson/values.ts";

/**
 * Keys are strings of bytes (one character a byte), so that they compare, join and serve as map keys without copying.
 * The order of the encoded bytes is MongoDB's order of the values.
 */
export type Key = string;

/** The longest run of encoded values in a key; LMDB takes 1,978 bytes in all. Longer ones are cut and end in a hash. */
export const longestValues = 1_900;
const hashLength = 16;

/** What an index holds for an empty array: below null, as MongoDB's `undefined`. */
export const emptyArrayMark = Symbol("empty array");
export type IndexValue = Value | undefined | typeof emptyArrayMark;

/** Encodes an unsigned integer of up to 48 bits in 6 bytes. */
export function encodeRecordId(id: number): Key {
  return bytes6(id);
}

/** Encodes a 32-bit id in 4 bytes: the prefix of everything that belongs to one collection or index. */
export function encodePrefix(id: number): Key {
  return String.fromCharCode((id >>> 24) & 255, (id >>> 16) & 255, (id >>> 8) & 255, id & 255);
}

export function decodeRecordId(key: Key, at = key.length - 6): number {
  let id = 0;
  for (let index = at; index < at + 6; index++) id = id * 256 + key.charCodeAt(index);
  return id;
}

function bytes6(value: number): Key {
  const high = Math.floor(value / 0x1_0000_0000);
  return String.fromCharCode((high >>> 8) & 255, high & 255) + encodePrefix(value % 0x1_0000_0000);
}

/** The smallest key above every key that begins with `prefix`. */
export function afterPrefix(prefix: Key): Key {
  let end = prefix.length;
  while (end > 0 && prefix.charCodeAt(end - 1) === 255) end--;
  if (end === 0) return "\xff".repeat(prefix.length + 1);
  return prefix.slice(0, end - 1) + String.fromCharCode(prefix.charCodeAt(end - 1) + 1);
}

/** Encodes one value of an index key; `descending` turns its order round. */
export function encodeValue(value: IndexValue, descending: boolean): Key {
  const key = ascending(value);
  return descending ? invert(key) : key;
}

/** Bounds a run of encoded values to what a key may hold; two runs that are cut differ by their hash. */
export function fitValues(values: Key): Key {
  if (values.length <= longestValues) return values;
  const hash = createHash("sha256").update(values, "latin1").digest().toString("latin1");
  return values.slice(0, longestValues - hashLength) + hash.slice(0, hashLength);
}

/** The part of a run of values that {@link fitValues} never changes; ranges over longer values start and end here. */
export function uncutPart(values: Key): Key {
  return values.length <= longestValues - hashLength ? values : values.slice(0, longestValues - hashLength);
}

/** The lowest and highest first byte of a type's values, for ranges over one type. */
export function typeByte(rank: number): Key {
  return String.fromCharCode(rank < 0 ? 0x05 : rank === 127 ? 0xf0 : 0x06 + rank);
}

function invert(key: Key): Key {
  let inverted = "";
  for (let at = 0; at < key.length; at++) inverted += String.fromCharCode(255 - key.charCodeAt(at));
  return inverted;
}

function ascending(value: IndexValue): Key {
  if (typeof value === "string") return typeByte(15) + text(value);
  if (typeof value === "number") return typeByte(10) + double(value) + "\0";
  if (value === undefined || value === null) return typeByte(5);
  if (value === emptyArrayMark) return typeByte(0);
  const type = typeByte(typeRank(value));
  if (typeof value === "boolean") return type + (value ? "\x01" : "\0");
  if (value instanceof Date) return type + long(BigInt(value.getTime()));
  if (value instanceof ObjectId) return type + raw(value.id);
  if (typeof value === "bigint" || value instanceof Double || value instanceof Decimal128) return type + number(value);
  if (value instanceof Map) {
    let key = type;
    for (const [name, inner] of value) key += typeByte(typeRank(inner)) + text(name) + ascending(inner);
    return `${key}\0`;
  }
  if (Array.isArray(value)) return `${type}${value.map(ascending).join("")}\0`;
  if (value instanceof Binary) {
    const bytes = value.buffer.subarray(0, value.position);
    return type + encodePrefix(bytes.length) + String.fromCharCode(value.sub_type) + raw(bytes);
  }
  if (value instanceof Timestamp) return type + encodePrefix(value.getHighBitsUnsigned()) + encodePrefix(value.getLowBitsUnsigned());
  if (value instanceof BSONRegExp) return type + text(value.pattern) + text(value.options);
  if (value instanceof BSONSymbol) return type + text(value.value);
  if (value instanceof Code) return type + text(String(value.code));
  return type;
}

function raw(bytes: Uint8Array): Key {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

/** UTF-8 bytes, with null bytes escaped so that the ending null sorts below every continuation. */
function text(value: string): Key {
  // eslint-disable-next-line no-control-regex -- the plain ASCII case needs no conversion
  if (/^[\x01-\x7f]*$/.test(value)) return `${value}\0`;
  return `${Buffer.from(value, "utf8").toString("latin1").replaceAll("\0", "\0\xff")}\0`;
}

function long(value: bigint): Key {
  scratch.writeBigInt64BE(value);
  return String.fromCharCode(scratch[0]! ^ 128) + scratch.toString("latin1", 1, 8);
}

const scratch = Buffer.alloc(8);

/** The eight bytes of a double whose byte order is the order of the numbers; NaN comes first. */
function double(value: number): Key {
  if (Number.isNaN(value)) return "\0\0\0\0\0\0\0\0";
  scratch.writeDoubleBE(value === 0 ? 0 : value);
  if (scratch[0]! & 128) for (let at = 0; at < 8; at++) scratch[at] = 255 - scratch[at]!;
  else scratch[0] = scratch[0]! | 128;
  return scratch.toString("latin1");
}

/** A double's bytes, and for a number between two doubles its place between them in 128 bits. */
function number(value: Numeric): Key {
  if (value instanceof Double) return `${double(value.value)}\0`;
  const near = asNumber(value);
  const exact = exactOf(value);
  if (typeof exact === "string") return `${double(near)}\0`;
  // Everything as whole multiples of the smallest double, 2^-1074, times a power of ten.
  const scale = 10n ** BigInt(Math.max(0, -exact.exponent));
  const units = (exact.coefficient * 10n ** BigInt(Math.max(0, exact.exponent))) << 1074n;
  const finite = Number.isFinite(near) ? near : Math.sign(near) * Number.MAX_VALUE;
  let low = finite;
  if (doubleUnits(low) * scale > units) low = below(low);
  const rest = units - doubleUnits(low) * scale;
  if (rest === 0n) return `${double(low)}\0`;
  const gap = (doubleUnits(above(low)) - doubleUnits(low)) * scale;
  const place = (rest << 128n) / gap;
  const bytes = (place > 2n ** 128n - 1n ? 2n ** 128n - 1n : place).toString(16).padStart(32, "0");
  return `${double(low)}\x01${Buffer.from(bytes, "hex").toString("latin1")}`;
}

function doubleUnits(value: number): bigint {
  scratch.writeDoubleBE(Math.abs(value));
  const bits = scratch.readBigUInt64BE();
  const exponent = bits >> 52n;
  const fraction = bits & (2n ** 52n - 1n);
  const units = exponent === 0n ? fraction : (fraction + 2n ** 52n) << (exponent - 1n);
  return value < 0 ? -units : units;
}

function step(value: number, direction: 1n | -1n): number {
  scratch.writeDoubleBE(value);
  scratch.writeBigUInt64BE(scratch.readBigUInt64BE() + direction);
  return scratch.readDoubleBE();
}

function above(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  if (value === Number.MAX_VALUE) return value;
  return step(value, value > 0 ? 1n : -1n);
}

function below(value: number): number {
  return -above(-value);
}

/** Whether equal encodings mean equal values for every type a key of this value can meet (used to skip re-checking). Pure. */
export function encodesExactly(value: Value): boolean {
  return typeof value === "string" || typeof value === "boolean" || value instanceof ObjectId || value instanceof Date || (typeof value === "number" && isInt32(value));
}
