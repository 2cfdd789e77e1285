import { firstWordTerm, type TermTable } from "../text/term-table.ts";
import { type Arena, byteOf, mostGranules } from "./arena.ts";
import { DenseColumn } from "./dense-column.ts";
import { fullChunkBytes, linkBytes } from "./kernel/kernel.ts";
import { bytesOfPosting, readPosting, writePosting } from "./kernel/posting-codes.ts";

const none = 0;

/** Lists whose headers lie together, so that more lists never mean a large copy. */
const pageBits = 8;
const pageLists = 2 ** pageBits;

/** Words of a header: the first chunk (or the number of the dense column, from 1), the last line, granules << 16 | bytes in use. */
const headerWords = 3;
const headWord = 0;
const lastWord = 1;
const fillWord = 2;

/** A list becomes a dense column when it has a byte for every `denseShare` lines. */
const denseShare = 8;

/** Shards with fewer lines keep lists only. */
const fewLines = 2048;

/** Where a list begins and ends, for a cursor; addresses in bytes. */
export interface ListRange {
  head: number;
  tail: number;
}

/**
 * The posting lists of one shard, by term; how a list is written: `kernel/posting-codes.ts`. Lines are appended in
 * ascending order, so lists are sorted by construction. A list lies in one piece, moving to a chunk a quarter larger as
 * it grows; only beyond the largest chunk it goes on in another. The list of a very common term becomes a dense column.
 */
export class PostingLists {
  /** Other terms than characters by open addressing: pairs of term + 1 (or 0) and list number. */
  #table = new Uint32Array(64);
  #others = 0;
  /** Of characters by their slots in the term table, which are their list numbers; behind them the others'. */
  readonly #headers: Int32Array[] = [];
  /** Bytes of the pages of headers. */
  #headerBytes = 0;
  readonly #dense: DenseColumn[] = [];
  /** The last chunk (granule) of the few lists that have several. */
  readonly #tails = new Map<number, number>();

  constructor(
    readonly arena: Arena,
    readonly terms: TermTable,
  ) {}

  /** Bytes beside the arena's. */
  get bytes(): number {
    const dense = this.#dense.reduce((sum, column) => sum + column.bytes, 0);
    return this.#table.byteLength + this.#headerBytes + dense;
  }

  range(list: number): ListRange {
    const head = this.#headers[list >>> pageBits]![(list & (pageLists - 1)) * headerWords + headWord]!;
    return { head: byteOf(head), tail: byteOf(this.#tails.get(list) ?? head) };
  }

  /** The dense column of a list, where it has become one. */
  dense(list: number): DenseColumn | undefined {
    const page = this.#headers[list >>> pageBits]!;
    const at = (list & (pageLists - 1)) * headerWords;
    return page[at + fillWord] === 0 ? this.#dense[page[at + headWord]! - 1] : undefined;
  }

  /** The list of a term, or -1. */
  find(term: number): number {
    if (term < firstWordTerm) {
      const slot = this.terms.slotOf(term);
      const page = this.#headers[slot >>> pageBits];
      return page === undefined || page[(slot & (pageLists - 1)) * headerWords + headWord] === none ? -1 : slot;
    }
    const table = this.#table;
    const mask = table.length / 2 - 1;
    for (let at = hash(term) & mask; ; at = (at + 1) & mask) {
      const key = table[at * 2]!;
      if (key === term + 1) return table[at * 2 + 1]!;
      if (key === none) return -1;
    }
  }

  /** Appends a line (local number, larger than all before) to a term's list; a character must have a slot. `occurrenceClass` is 1..7. */
  append(term: number, line: number, occurrenceClass: number): void {
    let list = this.find(term);
    if (list < 0) list = this.#create(term);
    const page = this.#headers[list >>> pageBits]!;
    const at = (list & (pageLists - 1)) * headerWords;
    if (page[at + fillWord] === 0) {
      this.#dense[page[at + headWord]! - 1]!.set(line, occurrenceClass);
      return;
    }
    const distance = line - page[at + lastWord]!;
    const chunk = this.#room(list, page, at, bytesOfPosting(distance, occurrenceClass));
    const fill = page[at + fillWord]! & 65_535;
    const { bytes } = this.arena;
    const end = writePosting(bytes, chunk + fill - 1, distance, occurrenceClass);
    bytes[end] = 0;
    page[at + lastWord] = line;
    page[at + fillWord] = (page[at + fillWord]! & ~65_535) | (end + 1 - chunk);
    if (line >= fewLines && !this.#tails.has(list) && (end - chunk) * denseShare > line) this.#densify(page, at);
  }

  /** Makes room for some bytes more in a list's last chunk; the address of that chunk. */
  #room(list: number, page: Int32Array, at: number, more: number): number {
    const granules = page[at + fillWord]! >>> 16;
    const fill = page[at + fillWord]! & 65_535;
    const tail = byteOf(this.#tails.get(list) ?? page[at + headWord]!);
    const room = granules === mostGranules ? fullChunkBytes - linkBytes : byteOf(granules);
    if (fill + more <= room) return tail;
    if (granules === mostGranules) {
      const next = this.arena.allocate(mostGranules);
      this.arena.words[(tail + fullChunkBytes - linkBytes) >> 2] = next;
      this.#tails.set(list, next);
      page[at + fillWord] = (mostGranules << 16) | 1;
      return byteOf(next);
    }
    const larger = Math.min(mostGranules, granules + Math.max(1, granules >> 2));
    const next = this.arena.allocate(larger);
    this.arena.bytes.copyWithin(byteOf(next), tail, tail + fill);
    this.arena.release(page[at + headWord]!, granules);
    page[at + headWord] = next;
    page[at + fillWord] = (larger << 16) | fill;
    return byteOf(next);
  }

  /** Turns a list of one chunk into a dense column. */
  #densify(page: Int32Array, at: number): void {
    const column = new DenseColumn(this.arena);
    const head = page[at + headWord]!;
    let line = -1;
    for (let from = byteOf(head); this.arena.bytes[from] !== 0; ) {
      const posting = readPosting(this.arena.bytes, from);
      line += posting.distance;
      from = posting.end;
      if (posting.occurrenceClass > 0) column.set(line, posting.occurrenceClass);
    }
    this.arena.release(head, page[at + fillWord]! >>> 16);
    page[at + headWord] = this.#dense.push(column);
    page[at + fillWord] = 0;
  }

  #create(term: number): number {
    let list: number;
    if (term < firstWordTerm) list = this.terms.slotOf(term);
    else {
      list = firstWordTerm + this.#others++;
      if (this.#others * 20 >= this.#table.length * 7) this.#rehash();
      this.#put(term + 1, list);
    }
    const page = list >>> pageBits;
    if (this.#headers[page] === undefined) {
      this.#headers[page] = new Int32Array(pageLists * headerWords);
      this.#headerBytes += pageLists * headerWords * 4;
    }
    const head = this.arena.allocate(1);
    this.arena.bytes[byteOf(head)] = 0;
    this.#headers[page]!.set([head, -1, (1 << 16) | 1], (list & (pageLists - 1)) * headerWords);
    return list;
  }

  #put(key: number, list: number): void {
    const mask = this.#table.length / 2 - 1;
    let at = hash(key - 1) & mask;
    while (this.#table[at * 2] !== none) at = (at + 1) & mask;
    this.#table[at * 2] = key;
    this.#table[at * 2 + 1] = list;
  }

  #rehash(): void {
    const table = this.#table;
    this.#table = new Uint32Array(table.length * 2);
    for (let at = 0; at < table.length; at += 2) if (table[at] !== none) this.#put(table[at]!, table[at + 1]!);
  }
}

function hash(term: number): number {
  const mixed = Math.imul(term, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
