import { isUtf8 } from "node:buffer";
import { Binary, BSONRegExp, ObjectId, Timestamp } from "bson";
import { outsideDialect, StoreError } from "../errors.ts";
import { isInt32, Double, type Doc, type Value } from "./values.ts";

const maxDepth = 200;

/**
 * Reads one BSON document into memory, keeping every numeric type. Copies what it keeps, so the buffer may be reused.
 * @throws StoreError 22 when the bytes are not BSON or are nested deeper than 200, 238 for a type outside the dialect or text that is not UTF-8
 */
export function readBson(bytes: Buffer, offset = 0): Doc {
  return read(bytes, offset, (reader) => reader.document(0));
}

/** Names of top-level fields, as their bytes. */
export type FieldNames = readonly Buffer[];

export const fieldNames = (names: Iterable<string>): FieldNames => [...new Set(names)].map((name) => Buffer.from(name));

/**
 * Reads some of a document's top-level fields and steps over the others: a filter that asks for three of fifty fields costs little.
 * @throws StoreError as {@link readBson}, but for what is inside the other fields
 */
export function readFields(bytes: Buffer, names: FieldNames): Doc {
  return read(bytes, 0, (reader) => reader.fields(names));
}

function read(bytes: Buffer, offset: number, how: (reader: Reader) => Doc): Doc {
  const reader = new Reader(bytes);
  reader.at = offset;
  try {
    return how(reader);
  } catch (error) {
    if (error instanceof RangeError) throw new StoreError(22, "invalid BSON: a value runs past the end of its document");
    throw error;
  }
}

class Reader {
  at = 0;
  constructor(private readonly bytes: Buffer) {}

  document(depth: number): Doc {
    const doc: Doc = new Map();
    const end = this.start(depth);
    for (;;) {
      const type = this.bytes[this.at++];
      if (!type) break;
      const name = this.cstring();
      doc.set(name, this.value(type, depth));
    }
    this.finish(end);
    return doc;
  }

  fields(names: FieldNames): Doc {
    const doc: Doc = new Map();
    const end = this.start(0);
    for (;;) {
      const type = this.bytes[this.at++];
      if (!type) break;
      const from = this.at;
      while (this.bytes[this.at]) this.at++;
      const name = this.nameFrom(from, this.at++, names);
      if (name) doc.set(name.toString(), this.value(type, 0));
      else this.skip(type);
    }
    this.finish(end);
    return doc;
  }

  /** Which of the names is written here; by hand, because it is asked for each field of each document. */
  private nameFrom(from: number, end: number, names: FieldNames): Buffer | undefined {
    for (const name of names) {
      if (name.length !== end - from) continue;
      let at = 0;
      while (at < name.length && name[at] === this.bytes[from + at]) at++;
      if (at === name.length) return name;
    }
    return undefined;
  }

  private array(depth: number): Value[] {
    const values: Value[] = [];
    const end = this.start(depth);
    for (;;) {
      const type = this.bytes[this.at++];
      if (!type) break;
      this.at = this.bytes.indexOf(0, this.at) + 1;
      values.push(this.value(type, depth));
    }
    this.finish(end);
    return values;
  }

  private start(depth: number): number {
    if (depth > maxDepth) throw new StoreError(22, `invalid BSON: nested deeper than ${maxDepth}`);
    const length = this.bytes.readInt32LE(this.at);
    const end = this.at + length;
    if (length < 5 || end > this.bytes.length) throw new StoreError(22, "invalid BSON: wrong document length");
    this.at += 4;
    return end;
  }

  private finish(end: number): void {
    if (this.at !== end) throw new StoreError(22, "invalid BSON: wrong document length");
  }

  cstring(): string {
    const end = this.bytes.indexOf(0, this.at);
    if (end < 0) throw new StoreError(22, "invalid BSON: unterminated name");
    const text = this.text(this.at, end);
    this.at = end + 1;
    return text;
  }

  /** Short ASCII runs, which most names and values are, are faster by hand than through the native decoder. */
  private text(from: number, to: number): string {
    if (to - from > 24) return this.decoded(from, to);
    let text = "";
    for (let at = from; at < to; at++) {
      const byte = this.bytes[at]!;
      if (byte > 127) return this.decoded(from, to);
      text += String.fromCharCode(byte);
    }
    return text;
  }

  /** A JavaScript string cannot keep what is not UTF-8, so it would be changed without a word. */
  private decoded(from: number, to: number): string {
    const text = this.bytes.toString("utf8", from, to);
    if (text.includes("\ufffd") && !isUtf8(this.bytes.subarray(from, to))) throw outsideDialect("text that is not UTF-8");
    return text;
  }

  private string(): string {
    const length = this.bytes.readInt32LE(this.at);
    const end = this.at + 4 + length;
    if (length < 1 || end > this.bytes.length) throw new StoreError(22, "invalid BSON: wrong string length");
    const text = this.text(this.at + 4, end - 1);
    this.at = end;
    return text;
  }

  private take(length: number): Buffer {
    const from = this.at;
    this.step(length);
    return Buffer.from(this.bytes.subarray(from, this.at));
  }

  value(type: number, depth: number): Value {
    switch (type) {
      case 0x01: {
        const number = this.bytes.readDoubleLE(this.at);
        this.at += 8;
        return isInt32(number) ? new Double(number) : number;
      }
      case 0x02:
        return this.string();
      case 0x03:
        return this.document(depth + 1);
      case 0x04:
        return this.array(depth + 1);
      case 0x05: {
        const length = this.bytes.readInt32LE(this.at);
        const subtype = this.bytes[this.at + 4]!;
        this.at += 5;
        return new Binary(this.take(length), subtype);
      }
      case 0x07:
        return new ObjectId(this.take(12));
      case 0x08:
        return this.bytes[this.at++] === 1;
      case 0x09:
        return this.date();
      case 0x0a:
        return null;
      case 0x0b:
        return new BSONRegExp(this.cstring(), this.cstring());
      case 0x10: {
        const number = this.bytes.readInt32LE(this.at);
        this.at += 4;
        return number;
      }
      case 0x11:
        return new Timestamp(BigInt.asUintN(64, this.long()));
      case 0x12:
        return this.long();
      default:
        throw outsideDialect(`BSON type ${type}`);
    }
  }

  private skip(type: number): void {
    switch (type) {
      case 0x01:
      case 0x09:
      case 0x11:
      case 0x12:
        return this.step(8);
      case 0x02:
        return this.step(4 + this.bytes.readInt32LE(this.at));
      case 0x03:
      case 0x04:
        return this.step(this.bytes.readInt32LE(this.at));
      case 0x05:
        return this.step(5 + this.bytes.readInt32LE(this.at));
      default:
        this.value(type, 0);
    }
  }

  private step(length: number): void {
    if (length < 0 || this.at + length > this.bytes.length) throw new StoreError(22, "invalid BSON: wrong value length");
    this.at += length;
  }

  private date(): Date {
    const date = new Date(Number(this.long()));
    if (Number.isNaN(date.getTime())) throw outsideDialect("a date more than 275,760 years away");
    return date;
  }

  private long(): bigint {
    const value = this.bytes.readBigInt64LE(this.at);
    this.at += 8;
    return value;
  }
}
