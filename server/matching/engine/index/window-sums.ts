import { type Arena, byteOf } from "./arena.ts";
import { blockBits, blockMask, blocksPerWindow, type DenseColumn } from "./dense-column.ts";
import { cursor, cursorBytes, type Kernel } from "./kernel/kernel.ts";
import type { PostingLists } from "./posting-lists.ts";
import { windowBits, windowLines } from "./window.ts";

const classesPerTerm = 8;
const worthBytes = classesPerTerm * 4;

/** Cursors and worths lie in pages of this many. */
const pageEntries = 256;

/**
 * Adds up the weights of all query terms, window by window: every term adds its postings of the window to
 * one small array that stays in the first-level cache, then the array is read once. One instance serves one
 * store.
 */
export class WindowSums {
  readonly #sums: number;
  readonly #cursorPages: number[] = [];
  readonly #worthPages: number[] = [];
  #count = 0;
  readonly #dense: { column: DenseColumn; worth: number; most: number }[] = [];
  /** Dense columns that have been added to the current window; the others are looked up line by line. */
  #added = 0;
  /** Where the blocks of the current window begin, of all columns in their order. */
  #blocks: number[] = [];
  /** The most that the columns not added can give to any line. */
  rest = 0;

  constructor(
    readonly arena: Arena,
    readonly kernel: Kernel,
  ) {
    this.#sums = byteOf(arena.allocate((windowLines * 4) >> 4));
    this.clearSums(windowLines);
  }

  /** Forgets all terms. */
  clear(): void {
    this.#count = 0;
    this.#dense.length = 0;
  }

  /** Lists and columns added. */
  get count(): number {
    return this.#count + this.#dense.length;
  }

  /** Sets what a posting of class c of a worth number adds: weight × values[c]. Gives the number back. */
  setWorth(number: number, weight: number, values: Int32Array): number {
    const at = this.#entry(this.#worthPages, number, worthBytes) >> 2;
    const { words } = this.arena;
    words[at] = 0;
    for (let c = 1; c < classesPerTerm; c++) words[at + c] = weight * values[c]!;
    return number;
  }

  /** Adds a list with a worth number. */
  add(lists: PostingLists, list: number, worth: number): void {
    const worthAt = this.#entry(this.#worthPages, worth, worthBytes);
    const column = lists.dense(list);
    if (column !== undefined) {
      let most = 0;
      for (let c = 1; c <= column.largestClass; c++) most = Math.max(most, this.arena.words[(worthAt >> 2) + c]!);
      this.#dense.push({ column, worth: worthAt, most });
      return;
    }
    const at = this.#entry(this.#cursorPages, this.#count++, cursorBytes);
    const { head, tail } = lists.range(list);
    const { words } = this.arena;
    words[(at + cursor.at) >> 2] = head;
    words[(at + cursor.line) >> 2] = -1;
    words[(at + cursor.chunk) >> 2] = head;
    words[(at + cursor.tail) >> 2] = tail;
    words[(at + cursor.worth) >> 2] = worthAt;
  }

  /** Puts the weightiest columns first; call it once after the last `add`. */
  order(): void {
    this.#dense.sort((a, b) => b.most - a.most);
  }

  /** Adds the postings of one window. Windows go in ascending order. */
  addWindow(window: number): void {
    const first = window << windowBits;
    for (let page = 0; page * pageEntries < this.#count; page++) {
      const count = Math.min(pageEntries, this.#count - page * pageEntries);
      this.kernel.addLists(this.#cursorPages[page]!, count, first + windowLines, this.#sums - first * 4);
    }
  }

  /**
   * Adds the weightiest dense columns to a window until those left cannot give more than half of `least`, the
   * sum that a line needs; `rest` says how much they can give.
   */
  addDense(window: number, least: number): void {
    this.#added = 0;
    this.rest = this.#dense.reduce((sum, { most }) => sum + most, 0);
    while (this.rest * 2 > least && this.#added < this.#dense.length) {
      const { column, worth, most } = this.#dense[this.#added++]!;
      column.addTo(this.kernel, window, this.#sums, worth);
      this.rest -= most;
    }
    this.#blocks.length = 0;
    for (const { column } of this.#dense) {
      for (let part = 0; part < blocksPerWindow; part++) this.#blocks.push(column.blockAt(window, part));
    }
  }

  /** The first place from `from` on whose sum is at least `bar`, or one ≥ `lines`. */
  nextReaching(from: number, lines: number, bar: number): number {
    return this.kernel.nextReaching(this.#sums, from, lines, bar);
  }

  largest(lines: number): number {
    return this.kernel.largest(this.#sums, lines);
  }

  /** The sum of a line (its place in the window) without the columns not added. */
  sumOf(place: number): number {
    return this.arena.words[(this.#sums >> 2) + place]!;
  }

  /** What the columns not added give to one line of the current window. */
  lookUp(place: number): number {
    const { bytes, words } = this.arena;
    let sum = 0;
    for (let at = this.#added; at < this.#dense.length; at++) {
      const block = this.#blocks[at * blocksPerWindow + (place >>> blockBits)]!;
      if (block === 0) continue;
      const pair = bytes[block + ((place & blockMask) >>> 1)]!;
      sum += words[(this.#dense[at]!.worth >> 2) + ((pair >>> ((place & 1) * 4)) & 15)]!;
    }
    return sum;
  }

  /** Makes the sums of the first `lines` places 0. */
  clearSums(lines: number): void {
    this.arena.words.fill(0, this.#sums >> 2, (this.#sums >> 2) + lines);
  }

  /** The address of a numbered entry in pages that are made as they are needed. */
  #entry(pages: number[], number: number, bytes: number): number {
    const page = Math.floor(number / pageEntries);
    while (pages.length <= page) pages.push(byteOf(this.arena.allocate((pageEntries * bytes) >> 4)));
    return pages[page]! + (number % pageEntries) * bytes;
  }
}
