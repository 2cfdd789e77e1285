import { Binary, BSONRegExp, ObjectId, Timestamp } from "bson";
import { StoreError } from "../errors.ts";
import { Double, isInt32, type Doc, type Value } from "./values.ts";

/** A document that is already BSON; written as it is. */
export class RawDoc {
  constructor(readonly bytes: Buffer) {}
}

/** What a reply may hold: values, documents that are BSON already, and plain objects of these. */
export type Writable = Value | RawDoc | undefined | Writable[] | { [name: string]: Writable } | Map<string, Writable>;

/** Writes a document as BSON into a buffer of its own. */
export function writeBson(doc: Doc | Writable): Buffer {
  const writer = shared;
  writer.at = 0;
  writer.document(doc);
  const written = writer.bytes.subarray(0, writer.at);
  if (writer.bytes.length <= kept) return Buffer.from(written);
  writer.bytes = Buffer.allocUnsafe(first);
  return written;
}

/** What the writer begins with, and the most that it keeps for the next document; what has become larger goes with its document. */
const first = 1 << 16;
const kept = 1 << 20;

class Writer {
  bytes = Buffer.allocUnsafe(first);
  at = 0;

  private room(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + size));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  document(value: Writable): void {
    if (value instanceof RawDoc) return this.raw(value.bytes);
    const start = this.at;
    this.room(5);
    this.at += 4;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) this.field(String(index), value[index]);
    } else if (value instanceof Map) {
      for (const [name, inner] of value) this.field(name, inner);
    } else {
      for (const [name, inner] of Object.entries(value as object)) this.field(name, inner as Writable);
    }
    this.room(1);
    this.bytes[this.at++] = 0;
    this.bytes.writeInt32LE(this.at - start, start);
  }

  private raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  private head(type: number, name: string): void {
    this.room(name.length * 3 + 24);
    this.bytes[this.at++] = type;
    this.cstring(name);
  }

  private cstring(text: string): void {
    if (text.includes("\0")) throw new StoreError(22, "a field name or pattern must not contain a null byte");
    this.room(text.length * 3 + 1);
    this.at += this.bytes.write(text, this.at);
    this.bytes[this.at++] = 0;
  }

  private string(text: string): void {
    this.room(text.length * 3 + 5);
    const length = this.bytes.write(text, this.at + 4);
    this.bytes.writeInt32LE(length + 1, this.at);
    this.at += length + 4;
    this.bytes[this.at++] = 0;
  }

  private field(name: string, value: Writable): void {
    switch (typeof value) {
      case "undefined":
        return;
      case "string":
        this.head(0x02, name);
        return this.string(value);
      case "number":
        return isInt32(value) ? this.int32(name, value) : this.double(name, value);
      case "bigint":
        this.head(0x12, name);
        this.bytes.writeBigInt64LE(value, this.at);
        this.at += 8;
        return;
      case "boolean":
        this.head(0x08, name);
        this.bytes[this.at++] = value ? 1 : 0;
        return;
    }
    if (value === null) return this.head(0x0a, name);
    if (Array.isArray(value)) {
      this.head(0x04, name);
      return this.document(value);
    }
    if (value instanceof Date) {
      this.head(0x09, name);
      this.bytes.writeBigInt64LE(BigInt(value.getTime()), this.at);
      this.at += 8;
    } else if (value instanceof ObjectId) {
      this.head(0x07, name);
      this.raw(value.id);
    } else if (value instanceof Double) {
      this.double(name, value.value);
    } else if (value instanceof Binary) {
      const bytes = value.buffer.subarray(0, value.position);
      this.head(0x05, name);
      this.bytes.writeInt32LE(bytes.length, this.at);
      this.bytes[this.at + 4] = value.sub_type;
      this.at += 5;
      this.raw(bytes);
    } else if (value instanceof Timestamp) {
      this.head(0x11, name);
      this.bytes.writeInt32LE(value.getLowBits(), this.at);
      this.bytes.writeInt32LE(value.getHighBits(), this.at + 4);
      this.at += 8;
    } else if (value instanceof BSONRegExp) {
      this.head(0x0b, name);
      this.cstring(value.pattern);
      this.cstring(value.options);
    } else {
      this.head(0x03, name);
      this.document(value);
    }
  }

  private int32(name: string, value: number): void {
    this.head(0x10, name);
    this.bytes.writeInt32LE(value, this.at);
    this.at += 4;
  }

  private double(name: string, value: number): void {
    this.head(0x01, name);
    this.bytes.writeDoubleLE(value, this.at);
    this.at += 8;
  }
}

const shared = new Writer();
