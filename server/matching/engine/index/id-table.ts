import type { LineColumns } from "./line-columns.ts";

/** Words of an id that is no 24-digit hexadecimal start with this mark (an ObjectId of the year 2106). */
const otherMark = 0xffff_ffff;

/**
 * A bucket is 64 bytes: ten entries without gaps, and (as its last word) the address of the bucket that it goes on in. An entry has three 16-bit
 * cells: the hash's bits from `firstBits` on, so that other ids are rarely compared in full and a bucket is split without reading ids; and
 * handle + 1 (0 where none is), low half first.
 */
const bucketGranules = 4;
const bucketCells = 32;
const entryCells = 3;
const linkCell = 30;

/** Buckets at first, and how many entries there are to each before one more is split off. */
const firstBits = 12;
const meanEntries = 7;

/** Buckets whose addresses lie together. */
const pageBits = 10;
const pageBuckets = 2 ** pageBits;

/**
 * Finds a line by its id: linear hashing (Litwin 1980) in the arena, so that the table grows by a bucket at a time and no insert waits for
 * more. Ids of 24 hexadecimal digits (the hub's own) lie as three words in the columns; any other id is kept as text beside them.
 */
export class IdTable {
  /** Words at which the addresses (granules) of each 1,024 buckets lie. */
  readonly #pages: number[] = [];
  #buckets = 2 ** firstBits;
  /** Cells and entries of a bucket that is being split; kept as long as it ever was, for an array that is emptied is allocated anew. */
  readonly #splitting: number[] = [];
  readonly #others = new Map<string, number>();
  readonly #otherNames: string[] = [];
  readonly #words = new Uint32Array(3);
  readonly #read = new Uint32Array(3);
  size = 0;

  constructor(readonly columns: LineColumns) {}

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
    const at = this.#find(words, hash(words));
    return at < 0 ? -1 : entryAt(this.columns.arena.halves, at) - 1;
  }

  /** Adds a line whose words are already in the columns; the id must be new. */
  add(handle: number, words: Uint32Array): void {
    const hashed = hash(words);
    this.#put(this.#bucketOf(hashed), hashed >>> firstBits, handle + 1);
    if (++this.size > this.#buckets * meanEntries) this.#split();
  }

  /** Takes the line with these words out; its handle, or -1. The last entry of its bucket takes its place. */
  remove(words: Uint32Array): number {
    const at = this.#find(words, hash(words));
    if (at < 0) return -1;
    const { halves } = this.columns.arena;
    const handle = entryAt(halves, at) - 1;
    let last = at;
    for (let next = this.#following(at); next >= 0 && entryAt(halves, next) !== 0; next = this.#following(next)) last = next;
    for (let cell = 0; cell < entryCells; cell++) halves[at + cell] = halves[last + cell]!;
    writeEntry(halves, last, 0);
    this.size--;
    return handle;
  }

  /** The number of the bucket for a hash. */
  #bucketOf(hashed: number): number {
    const doubled = 2 << (31 - Math.clz32(this.#buckets));
    const bucket = hashed & (doubled - 1);
    return bucket < this.#buckets ? bucket : bucket & ((doubled >> 1) - 1);
  }

  /** The word at which a bucket's address lies; -1 where its page is missing. */
  #wordOf(bucket: number): number {
    const page = this.#pages[bucket >>> pageBits] ?? -1;
    return page < 0 ? -1 : page + (bucket & (pageBuckets - 1));
  }

  /** The cell at which a bucket's first entry begins; -1 where it has none. */
  #first(bucket: number): number {
    const word = this.#wordOf(bucket);
    const address = word < 0 ? 0 : this.columns.arena.words[word]!;
    return address === 0 ? -1 : address * 8;
  }

  /** The cell at which the entry behind another begins, where the bucket or the one it goes on in has one; else -1. */
  #following(at: number): number {
    const next = at + entryCells;
    if ((next & (bucketCells - 1)) !== linkCell) return next;
    const address = this.columns.arena.words[next >> 1]!;
    return address === 0 ? -1 : address * 8;
  }

  /** The cell at which the entry of the line with these words begins, or -1. */
  #find(words: Uint32Array, hashed: number): number {
    const { halves } = this.columns.arena;
    const bits = (hashed >>> firstBits) & 0xffff;
    for (let at = this.#first(this.#bucketOf(hashed)); at >= 0; at = this.#following(at)) {
      const entry = entryAt(halves, at);
      if (entry === 0) return -1;
      if (halves[at] === bits && this.columns.hasId(entry - 1, words)) return at;
    }
    return -1;
  }

  /** Writes an entry behind the others of its bucket. */
  #put(bucket: number, bits: number, entry: number): void {
    let at = this.#first(bucket);
    if (at < 0) at = this.#addBucket(this.#roomFor(bucket));
    while (entryAt(this.columns.arena.halves, at) !== 0) {
      const next = this.#following(at);
      at = next < 0 ? this.#addBucket((at + entryCells) >> 1) : next;
    }
    const { halves } = this.columns.arena;
    halves[at] = bits;
    writeEntry(halves, at, entry);
  }

  /** An empty bucket, whose address is written at a word; the cell at which it begins. */
  #addBucket(word: number): number {
    const { arena } = this.columns;
    const address = arena.allocate(bucketGranules);
    arena.halves.fill(0, address * 8, address * 8 + bucketCells);
    arena.words[word] = address;
    return address * 8;
  }

  /** The word for a bucket's address. */
  #roomFor(bucket: number): number {
    const { arena } = this.columns;
    const page = bucket >>> pageBits;
    while (this.#pages.length <= page) this.#pages.push(-1);
    if (this.#pages[page]! < 0) {
      const word = arena.allocate(pageBuckets >> 2) * 4;
      arena.words.fill(0, word, word + pageBuckets);
      this.#pages[page] = word;
    }
    return this.#wordOf(bucket);
  }

  /** Divides the entries of the next bucket in turn between it and a new one, by one bit more of their hashes. */
  #split(): void {
    const { arena } = this.columns;
    const bits = 31 - Math.clz32(this.#buckets);
    const bucket = this.#buckets - 2 ** bits;
    const added = this.#buckets++;
    const first = this.#first(bucket);
    if (first < 0) return;
    const splitting = this.#splitting;
    let length = 0;
    for (let at = first; at >= 0 && entryAt(arena.halves, at) !== 0; at = this.#following(at)) {
      splitting[length++] = arena.halves[at]!;
      splitting[length++] = entryAt(arena.halves, at);
    }
    for (let next = arena.words[(first + linkCell) >> 1]!; next !== 0; ) {
      const address = next;
      next = arena.words[address * 4 + (linkCell >> 1)]!;
      arena.release(address, bucketGranules);
    }
    arena.halves.fill(0, first, first + bucketCells);
    for (let at = 0; at < length; at += 2) {
      const isAdded = ((splitting[at]! >>> (bits - firstBits)) & 1) === 1;
      this.#put(isAdded ? added : bucket, splitting[at]!, splitting[at + 1]!);
    }
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

function entryAt(halves: Uint16Array, at: number): number {
  return (halves[at + 1]! | (halves[at + 2]! << 16)) >>> 0;
}

function writeEntry(halves: Uint16Array, at: number, entry: number): void {
  halves[at + 1] = entry;
  halves[at + 2] = entry >>> 16;
}

function hash(words: Uint32Array): number {
  let mixed = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x85eb_ca6b), 0x9e37_79b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ words[2]!, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
