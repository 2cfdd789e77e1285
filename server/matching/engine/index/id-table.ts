import type { LineColumns } from "./line-columns.ts";

/** The table is split so that growing one part never takes noticeable time. */
const partBits = 10;

/** Words of an id that is no 24-digit hexadecimal start with this mark (an ObjectId of the year 2106). */
const otherMark = 0xffff_ffff;

/** An entry is handle + 1 (below 67 million) with six bits of the id's hash above, so that other ids are rarely compared in full. */
const handleBits = 26;
const handleMask = 2 ** handleBits - 1;

/** Entry of a place that was in use: the search goes on behind it. */
const removed = 0xffff_ffff;

interface Part {
  entries: Uint32Array;
  /** Entries that are not 0. */
  used: number;
}

/**
 * Finds a line by its id: open addressing, at most three quarters full. Ids of 24 hexadecimal digits (the hub's own) lie
 * as three words in the columns; any other id is kept as text beside them.
 */
export class IdTable {
  readonly #parts: Part[] = Array.from({ length: 2 ** partBits }, () => ({ entries: new Uint32Array(4), used: 0 }));
  readonly #others = new Map<string, number>();
  readonly #otherNames: string[] = [];
  readonly #words = new Uint32Array(3);
  readonly #read = new Uint32Array(3);
  size = 0;

  constructor(readonly columns: LineColumns) {}

  get bytes(): number {
    return this.#parts.reduce((sum, { entries }) => sum + entries.byteLength, 0);
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
    return hexadecimal(this.#read[0]!) + hexadecimal(this.#read[1]!) + hexadecimal(this.#read[2]!);
  }

  /** The handle of the line with these words, or -1. */
  find(words: Uint32Array): number {
    const hashed = hash(words);
    const { entries } = this.#parts[hashed >>> (32 - partBits)]!;
    const at = this.#placeOf(entries, words, hashed);
    return at < 0 ? -1 : (entries[at]! & handleMask) - 1;
  }

  /** Adds a line whose words are already in the columns; the id must be new. */
  add(handle: number, words: Uint32Array): void {
    const hashed = hash(words);
    const part = this.#parts[hashed >>> (32 - partBits)]!;
    if ((part.used + 1) * 4 > part.entries.length * 3) this.#rehash(part);
    put(part.entries, entryOf(handle, hashed), hashed);
    part.used++;
    this.size++;
  }

  /** Takes the line with these words out; its handle, or -1. */
  remove(words: Uint32Array): number {
    const hashed = hash(words);
    const { entries } = this.#parts[hashed >>> (32 - partBits)]!;
    const at = this.#placeOf(entries, words, hashed);
    if (at < 0) return -1;
    const handle = (entries[at]! & handleMask) - 1;
    entries[at] = removed;
    this.size--;
    return handle;
  }

  #placeOf(entries: Uint32Array, words: Uint32Array, hashed: number): number {
    const tag = entryOf(0, hashed) >>> handleBits;
    for (let at = home(entries, hashed); entries[at] !== 0; at = at + 1 === entries.length ? 0 : at + 1) {
      const entry = entries[at]!;
      if (entry >>> handleBits !== tag || entry === removed) continue;
      if (this.columns.hasId((entry & handleMask) - 1, words)) return at;
    }
    return -1;
  }

  /** A quarter more room than the live entries need, or as much as now where many were taken out. */
  #rehash(part: Part): void {
    const live = part.entries.filter((entry) => entry !== 0 && entry !== removed);
    const entries = new Uint32Array(Math.max(4, Math.ceil(((live.length + 1) * 5) / 3)));
    for (const entry of live) {
      this.columns.readId((entry & handleMask) - 1, this.#read);
      put(entries, entry, hash(this.#read));
    }
    part.entries = entries;
    part.used = live.length;
  }
}

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

function hexadecimal(word: number): string {
  return word.toString(16).padStart(8, "0");
}

/** Six bits of the hash that decide neither the part nor (much) the place in it. */
function entryOf(handle: number, hashed: number): number {
  return (((hashed >>> 16) << handleBits) | (handle + 1)) >>> 0;
}

/** Where the search for a hash begins: its low 16 bits, scaled to the length. */
function home(entries: Uint32Array, hashed: number): number {
  return ((hashed & 65_535) * entries.length) >>> 16;
}

function put(entries: Uint32Array, entry: number, hashed: number): void {
  let at = home(entries, hashed);
  while (entries[at] !== 0) at = at + 1 === entries.length ? 0 : at + 1;
  entries[at] = entry;
}

function hash(words: Uint32Array): number {
  let mixed = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x85eb_ca6b), 0x9e37_79b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ words[2]!, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
