import { DenseColumn } from "./dense-column.ts";
import { chunkCells, firstCell, largestChunk, type PostingArena } from "./posting-arena.ts";
import { windowBits, windowLines } from "./window.ts";

/** Windows that one shard can have (a window number must fit the cell of a marker). */
export const mostWindows = windowLines;

/** Cells at the end of a largest chunk that hold the address of the next. */
export const linkCells = 2;

const none = 0;
const headerWords = 4;

/** A list becomes a dense column when more than one line in `denseShare` holds the term. */
const denseShare = 8;

/** Size number of a list that has become a dense column. */
const isDense = 255;

/** Shards with fewer lines keep lists only. */
const fewLines = 2048;

/**
 * The posting lists of one shard, by term. A list is a run of 16-bit cells: a marker (class 0, the window
 * number), then one cell for each line of that window that holds the term (class << 13 | line in window),
 * then the next marker. Lines are appended in ascending order, so lists are sorted by construction. A list lies
 * in one piece, moving to a larger chunk as it grows; only beyond the largest chunk it goes on in another.
 * The list of a very common term becomes a dense column.
 */
export class PostingLists {
  /** Open addressing: pairs of term + 1 (or 0) and list number, side by side for one cache line. */
  #table = new Uint32Array(512);
  #count = 0;
  /** Four words a list: first chunk, last chunk, cell after the last posting, window | size << 16. */
  #headers = new Uint32Array(512);
  readonly #dense = new Map<number, DenseColumn>();

  constructor(readonly arena: PostingArena) {}

  get bytes(): number {
    let bytes = this.#table.byteLength + this.#headers.byteLength;
    for (const column of this.#dense.values()) bytes += column.bytes;
    return bytes;
  }

  /** Address of a list's first chunk. */
  head(list: number): number {
    return this.#headers[list * headerWords]!;
  }

  /** Cell after a list's last posting. */
  end(list: number): number {
    return this.#headers[list * headerWords + 2]!;
  }

  /** The dense column of a list, where it has become one. */
  dense(list: number): DenseColumn | undefined {
    return this.#headers[list * headerWords + 3]! >>> 16 === isDense ? this.#dense.get(list) : undefined;
  }

  /** The list of a term, or -1. */
  find(term: number): number {
    const table = this.#table;
    const mask = table.length / 2 - 1;
    for (let at = hash(term) & mask; ; at = (at + 1) & mask) {
      const key = table[at * 2]!;
      if (key === term + 1) return table[at * 2 + 1]!;
      if (key === none) return -1;
    }
  }

  /** Appends a line (local number, larger than all before) to a term's list. `occurrenceClass` is 1..7. */
  append(term: number, line: number, occurrenceClass: number): void {
    let list = this.find(term);
    if (list < 0) list = this.#create(term);
    const at = list * headerWords;
    const size = this.#headers[at + 3]! >>> 16;
    if (size === isDense) {
      this.#dense.get(list)!.set(line, occurrenceClass);
      return;
    }
    const window = line >>> windowBits;
    const isNew = this.#headers[at + 2] === firstCell(this.#headers[at]!);
    if (isNew || (this.#headers[at + 3]! & 65_535) !== window) {
      this.#push(at, window);
      this.#headers[at + 3] = (this.#headers[at + 3]! & 0xffff_0000) | window;
    }
    this.#push(at, (occurrenceClass << windowBits) | (line & (windowLines - 1)));
    const cells = this.#headers[at + 2]! - firstCell(this.#headers[at]!);
    if (line >= fewLines && size < largestChunk && cells * denseShare > line) this.#densify(list);
  }

  /** Turns a list of one chunk into a dense column. */
  #densify(list: number): void {
    const at = list * headerWords;
    const column = new DenseColumn();
    const { cells } = this.arena;
    const head = this.#headers[at]!;
    let window = 0;
    for (let cell = firstCell(head); cell < this.#headers[at + 2]!; cell++) {
      const value = cells[cell]!;
      if (value < windowLines) window = value;
      else column.set(window * windowLines + (value & (windowLines - 1)), value >>> windowBits);
    }
    this.arena.release(head, this.#headers[at + 3]! >>> 16);
    this.#headers[at + 3] = isDense * 65_536;
    this.#dense.set(list, column);
  }

  #push(at: number, cell: number): void {
    const headers = this.#headers;
    const size = headers[at + 3]! >>> 16;
    const limit = firstCell(headers[at + 1]!) + chunkCells(size) - (size === largestChunk ? linkCells : 0);
    if (headers[at + 2] === limit) {
      if (size === largestChunk) this.#chain(at);
      else this.#move(at, size);
    }
    const end = headers[at + 2]!;
    this.arena.cells[end] = cell;
    headers[at + 2] = end + 1;
  }

  /** Goes on in another largest chunk; the full one ends with its address. */
  #chain(at: number): void {
    const next = this.arena.allocate(largestChunk);
    const { cells } = this.arena;
    const end = this.#headers[at + 2]!;
    cells[end] = next & 65_535;
    cells[end + 1] = next >>> 16;
    this.#headers[at + 1] = next;
    this.#headers[at + 2] = firstCell(next);
  }

  /** Moves a list, which has one chunk only, to the next larger size. */
  #move(at: number, size: number): void {
    const from = this.#headers[at]!;
    const to = this.arena.allocate(size + 1);
    const cells = chunkCells(size);
    this.arena.cells.copyWithin(firstCell(to), firstCell(from), firstCell(from) + cells);
    this.arena.release(from, size);
    this.#headers[at] = to;
    this.#headers[at + 1] = to;
    this.#headers[at + 2] = firstCell(to) + cells;
    this.#headers[at + 3] = (this.#headers[at + 3]! & 65_535) | ((size + 1) << 16);
  }

  #create(term: number): number {
    if (this.#count * 20 >= this.#table.length * 7) this.#rehash();
    const list = this.#count++;
    if ((list + 1) * headerWords > this.#headers.length) {
      const headers = new Uint32Array(Math.ceil(this.#headers.length / 8) * 4 * 3);
      headers.set(this.#headers);
      this.#headers = headers;
    }
    const address = this.arena.allocate(0);
    this.#headers.set([address, address, firstCell(address), 0], list * headerWords);
    this.#put(term + 1, list);
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
