import type { LineColumns } from "./line-columns.ts";

/** The table is split so that growing one part never takes noticeable time. */
const partCount = 256;

/** Words of an id that is no 24-digit hexadecimal start with this mark (an ObjectId of the year 2106). */
const otherMark = 0xffff_ffff;

/**
 * Finds a line by its id. Ids of 24 hexadecimal digits (the hub's own) lie as three words in the columns;
 * any other id is kept as text beside them.
 */
export class IdTable {
  readonly #parts = Array.from({ length: partCount }, () => ({ handles: new Uint32Array(16), used: 0 }));
  readonly #others = new Map<string, number>();
  readonly #otherNames: string[] = [];
  readonly #words = new Uint32Array(3);
  readonly #read = new Uint32Array(3);
  size = 0;

  constructor(readonly columns: LineColumns) {}

  get bytes(): number {
    return this.#parts.reduce((sum, { handles }) => sum + handles.byteLength, 0);
  }

  /** The three words of an id; valid until the next call. Effects: remembers an id of another form. */
  words(id: string): Uint32Array {
    const words = this.#words;
    if (id.length === 24) {
      let word = 0;
      for (; word < 3; word++) {
        const value = readWord(id, word * 8);
        if (value < 0) break;
        words[word] = value;
      }
      if (word === 3 && words[0] !== otherMark) return words;
    }
    let number = this.#others.get(id);
    if (number === undefined) {
      number = this.#otherNames.push(id) - 1;
      this.#others.set(id, number);
    }
    words[0] = otherMark;
    words[1] = number;
    words[2] = 0;
    return words;
  }

  /** The id of a stored line. */
  name(handle: number): string {
    this.columns.readId(handle, this.#read);
    if (this.#read[0] === otherMark) return this.#otherNames[this.#read[1]!]!;
    return Array.from(this.#read, (word) => word.toString(16).padStart(8, "0")).join("");
  }

  /** The handle of the line with these words, or -1. */
  find(words: Uint32Array): number {
    const { handles } = this.#parts[hash(words) >>> 24]!;
    const mask = handles.length - 1;
    for (let at = hash(words) & mask; handles[at] !== 0; at = (at + 1) & mask) {
      const entry = handles[at]!;
      if (entry !== removed && this.columns.hasId(entry - 1, words)) return entry - 1;
    }
    return -1;
  }

  /** Adds a line whose words are already in the columns; the id must be new. */
  add(handle: number, words: Uint32Array): void {
    const part = this.#parts[hash(words) >>> 24]!;
    if ((part.used + 1) * 10 > part.handles.length * 7) this.#rehash(part);
    put(part.handles, handle + 1, hash(words));
    part.used++;
    this.size++;
  }

  /** Takes the line with these words out; its handle, or -1. */
  remove(words: Uint32Array): number {
    const { handles } = this.#parts[hash(words) >>> 24]!;
    const mask = handles.length - 1;
    for (let at = hash(words) & mask; handles[at] !== 0; at = (at + 1) & mask) {
      const entry = handles[at]!;
      if (entry === removed || !this.columns.hasId(entry - 1, words)) continue;
      handles[at] = removed;
      this.size--;
      return entry - 1;
    }
    return -1;
  }

  #rehash(part: { handles: Uint32Array; used: number }): void {
    const live = part.handles.filter((entry) => entry !== 0 && entry !== removed);
    const handles = new Uint32Array(live.length * 10 > part.handles.length * 4 ? part.handles.length * 2 : part.handles.length);
    for (const entry of live) {
      this.columns.readId(entry - 1, this.#read);
      put(handles, entry, hash(this.#read));
    }
    part.handles = handles;
    part.used = live.length;
  }
}

/** Entry of a place that was in use: the search goes on behind it. */
const removed = 0xffff_ffff;

/** Eight lower-case hexadecimal digits as a number, or -1. */
function readWord(id: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + 8; at++) {
    const code = id.charCodeAt(at);
    const digit = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function put(handles: Uint32Array, entry: number, hashed: number): void {
  const mask = handles.length - 1;
  let at = hashed & mask;
  while (handles[at] !== 0) at = (at + 1) & mask;
  handles[at] = entry;
}

function hash(words: Uint32Array): number {
  let mixed = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x85eb_ca6b), 0x9e37_79b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ words[2]!, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
