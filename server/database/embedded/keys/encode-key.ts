import { createHash } from "node:crypto";
import { Binary, ObjectId, Timestamp } from "bson";
import { Double, typeRank, type Value } from "../bson/values.ts";

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
  const high = Math.floor(id / 0x1_0000_0000);
  return String.fromCharCode((high >>> 8) & 255, high & 255) + encodePrefix(id % 0x1_0000_0000);
}

/** Encodes a 32-bit id in 4 bytes: the prefix of everything that belongs to one collection or index. */
export function encodePrefix(id: number): Key {
  return String.fromCharCode((id >>> 24) & 255, (id >>> 16) & 255, (id >>> 8) & 255, id & 255);
}

/** The number that the last 6 bytes of a key say. */
export function decodeRecordId(key: Key): number {
  let id = 0;
  for (let at = key.length - 6; at < key.length; at++) id = id * 256 + key.charCodeAt(at);
  return id;
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

/** The first byte of a type's values, for ranges over one type. */
export function typeByte(rank: number): Key {
  return String.fromCharCode(0x06 + rank);
}

/** Turns the order of keys round. Pure. */
export function invert(key: Key): Key {
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
  if (value instanceof Date) return type + int64(BigInt(value.getTime()));
  if (value instanceof ObjectId) return type + raw(value.id);
  if (value instanceof Double) return `${type}${double(value.value)}\0`;
  if (typeof value === "bigint") return type + long(value);
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
  return type + text(value.pattern) + text(value.options);
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

function int64(value: bigint): Key {
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

/** As the greatest double that is not above it, and the distance from there: so a long stands between the doubles around it. */
function long(value: bigint): Key {
  let near = Number(value);
  if (BigInt(near) > value) {
    scratch.writeDoubleBE(near);
    // The next double down: of a negative number the one with the higher bits.
    scratch.writeBigUInt64BE(scratch.readBigUInt64BE() + (near > 0 ? -1n : 1n));
    near = scratch.readDoubleBE();
  }
  const rest = Number(value - BigInt(near));
  return rest === 0 ? `${double(near)}\0` : `${double(near)}\x01${String.fromCharCode(rest >>> 8, rest & 255)}`;
}
