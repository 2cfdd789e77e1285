import type { LineColumns } from "./line-columns.ts";

/** The table is split so that growing one part never takes noticeable time. */
const partBits = 10;

/** Words of an id that is no 24-digit hexadecimal start with this mark (an ObjectId of the year 2106). */
const otherMark = 0xffff_ffff;

const hashMask = 0xffff;

/** Entry of a place that was in use: the search goes on behind it. */
const removed = 0xffff_ffff;

/** 16-bit cells of one place: the low half of the id's hash, and handle + 1 (0 where the place is free), low half first. */
const placeCells = 3;

/**
 * The hash stands in the table so that other ids are rarely compared in full and a part grows without reading ids; beside the handle, so that
 * looking up costs one miss of the cache.
 */
interface Part {
  cells: Uint16Array;
  /** Places that are not free. */
  used: number;
}

/**
 * Finds a line by its id: open addressing, at most three quarters full. Ids of 24 hexadecimal digits (the hub's own) lie
 * as three words in the columns; any other id is kept as text beside them.
 */
export class IdTable {
  readonly #parts: Part[] = Array.from({ length: 2 ** partBits }, () => ({ cells: new Uint16Array(4 * placeCells), used: 0 }));
  readonly #others = new Map<string, number>();
  readonly #otherNames: string[] = [];
  readonly #words = new Uint32Array(3);
  readonly #read = new Uint32Array(3);
  size = 0;

  constructor(readonly columns: LineColumns) {}

  get bytes(): number {
    return this.#parts.reduce((sum, { cells }) => sum + cells.byteLength, 0);
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
    const part = this.#parts[hashed >>> (32 - partBits)]!;
    const at = this.#placeOf(part.cells, words, hashed);
    return at < 0 ? -1 : entryAt(part.cells, at) - 1;
  }

  /** Adds a line whose words are already in the columns; the id must be new. */
  add(handle: number, words: Uint32Array): void {
    const hashed = hash(words);
    const part = this.#parts[hashed >>> (32 - partBits)]!;
    if ((part.used + 1) * 4 * placeCells > part.cells.length * 3) rehash(part);
    put(part.cells, handle + 1, hashed & hashMask);
    part.used++;
    this.size++;
  }

  /** Takes the line with these words out; its handle, or -1. */
  remove(words: Uint32Array): number {
    const hashed = hash(words);
    const part = this.#parts[hashed >>> (32 - partBits)]!;
    const at = this.#placeOf(part.cells, words, hashed);
    if (at < 0) return -1;
    const handle = entryAt(part.cells, at) - 1;
    writeEntry(part.cells, at, removed);
    this.size--;
    return handle;
  }

  #placeOf(cells: Uint16Array, words: Uint32Array, hashed: number): number {
    const low = hashed & hashMask;
    for (let at = home(cells, low); ; at = following(cells, at)) {
      const entry = entryAt(cells, at);
      if (entry === 0) return -1;
      if (cells[at] === low && entry !== removed && this.columns.hasId(entry - 1, words)) return at;
    }
  }
}

/** A quarter more room than the live entries need, or as much as now where many were taken out. */
function rehash(part: Part): void {
  const { cells } = part;
  const isLive = (at: number): boolean => entryAt(cells, at) !== 0 && entryAt(cells, at) !== removed;
  part.used = 0;
  for (let at = 0; at < cells.length; at += placeCells) if (isLive(at)) part.used++;
  part.cells = new Uint16Array(Math.max(4, Math.ceil(((part.used + 1) * 5) / 3)) * placeCells);
  for (let at = 0; at < cells.length; at += placeCells) if (isLive(at)) put(part.cells, entryAt(cells, at), cells[at]!);
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

/** The cell at which the search for a hash (its low half) begins: scaled to the number of places. */
function home(cells: Uint16Array, low: number): number {
  return ((low * (cells.length / placeCells)) >>> 16) * placeCells;
}

function following(cells: Uint16Array, at: number): number {
  return at + placeCells === cells.length ? 0 : at + placeCells;
}

function entryAt(cells: Uint16Array, at: number): number {
  return (cells[at + 1]! | (cells[at + 2]! << 16)) >>> 0;
}

function writeEntry(cells: Uint16Array, at: number, entry: number): void {
  cells[at + 1] = entry;
  cells[at + 2] = entry >>> 16;
}

function put(cells: Uint16Array, entry: number, low: number): void {
  let at = home(cells, low);
  while (entryAt(cells, at) !== 0) at = following(cells, at);
  cells[at] = low;
  writeEntry(cells, at, entry);
}

function hash(words: Uint32Array): number {
  let mixed = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x85eb_ca6b), 0x9e37_79b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ words[2]!, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
