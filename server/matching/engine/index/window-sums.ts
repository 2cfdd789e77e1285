import { classCount, mostQueryTerms } from "../text/text-score.ts";
import { type Arena, byteOf } from "./arena.ts";
import { columnBlockBits, columnBlockMask, columnBlocksPerWindow, type DenseColumn } from "./dense-column.ts";
import { cursor, cursorBytes, type Kernel, sieve } from "./kernel/kernel.ts";
import { normMask } from "./kernel/line-layout.ts";
import type { PostingLists } from "./posting-lists.ts";
import { sumBytes, windowBits, windowBlocks, windowLines } from "./window.ts";

/** Columns not added give at most this part of what a line needs: a bar lower still finds lines that cost more than a column. */
const columnShare = 3;

const placeBytes = 2;
const boundBytes = 4;
const mostSum = 65_535;
const mostProduct = mostSum * normMask;

const worthBytes = classCount * 4;

/** Cursors and worths lie in pages of this many. */
const pageBits = 8;
const pageEntries = 2 ** pageBits;

/** A set of cursors that move together. */
interface Cursors {
  readonly pages: number[];
  count: number;
}

/**
 * Adds up the weights of query terms, window by window: every term adds its postings of the window to one small array
 * that stays in the first-level cache, then the array is read once. Late terms are added only to windows that ask for
 * it. One instance serves one store.
 */
export class WindowSums {
  readonly #sums: number;
  readonly #places: number;
  /** Where the addresses of the current window's blocks of lines lie. */
  readonly #lines: number;
  readonly #bounds: number;
  readonly #lists: Cursors = { pages: [], count: 0 };
  readonly #late: Cursors = { pages: [], count: 0 };
  /** The list whose lines are told apart instead of being added. */
  readonly #home: Cursors = { pages: [], count: 0 };
  readonly #worthPages: number[] = [];
  readonly #dense: { column: DenseColumn; worth: number; most: number }[] = [];
  /** Dense columns that have been added to the current window; the others are looked up line by line. */
  #added = 0;
  /** Where the blocks of the current window begin, of all columns in their order. */
  #blocks: number[] = [];
  /** Where the headers of the terms lie, -1 for none. */
  readonly #headers = new Int32Array(mostQueryTerms);
  /** What was read only so that it is in the caches; kept, so that the compiler does not leave it out. */
  readAhead = 0;
  /** The most that the columns not added can give to any line. */
  rest = 0;
  /** The most that the late lists can give to any line of a window that they were not added to. */
  late = 0;

  constructor(
    readonly arena: Arena,
    readonly kernel: Kernel,
  ) {
    this.#sums = arena.reserve(windowLines * (sumBytes + placeBytes + boundBytes) + windowBlocks * 4 + placeBytes);
    this.#bounds = this.#sums + windowLines * sumBytes;
    this.#lines = this.#bounds + windowLines * boundBytes;
    this.#places = this.#lines + windowBlocks * 4;
  }

  /** Forgets all terms. */
  clear(): void {
    this.#lists.count = 0;
    this.#late.count = 0;
    this.#home.count = 0;
    this.late = 0;
    this.#dense.length = 0;
  }

  /** Lists and columns added. */
  get count(): number {
    return this.#lists.count + this.#late.count + this.#home.count + this.#dense.length;
  }

  /** Sets what a posting of a worth number adds, by its class, as it stands from a place on. */
  setWorths(number: number, worths: Uint16Array, from: number): void {
    const at = this.#entry(this.#worthPages, number, worthBytes) >> 2;
    const { words } = this.arena;
    for (let c = 0; c < classCount; c++) words[at + c] = worths[from + c]!;
  }

  /** Sets what a posting of a worth number adds, whatever its class. Gives the number back. */
  setWorth(number: number, worth: number): number {
    const at = this.#entry(this.#worthPages, number, worthBytes) >> 2;
    this.arena.words[at] = 0;
    this.arena.words.fill(worth, at + 1, at + classCount);
    return number;
  }

  /** Adds a term, if any line of the shard holds it, with a worth number. */
  add(lists: PostingLists, term: number, worth: number): void {
    const header = lists.find(term);
    if (header >= 0) this.#open(lists, header, worth, this.#lists);
  }

  /** Sets a term's list aside for `listHome`; false where it has become a column or there is none. */
  addHome(lists: PostingLists, term: number): boolean {
    const header = lists.find(term);
    return header >= 0 && lists.dense(header) === undefined && this.#open(lists, header, 0, this.#home);
  }

  /** Finds the places of a window whose lines are in the list set aside; how many. Windows go in ascending order. */
  listHome(window: number): number {
    const { pages, count } = this.#home;
    return (this.kernel.listLines(pages[0]!, count, (window + 1) << windowBits, this.#places) - this.#places) >> 1;
  }

  /** Adds the terms of the places `from` to below `until`, as far as the shard has them; each has the worth of its place's number. */
  addTerms(lists: PostingLists, terms: Uint32Array, from: number, until: number): void {
    lists.findAll(terms, from, until, this.#headers);
    for (let at = from; at < until; at++) {
      const header = this.#headers[at]!;
      if (header >= 0) this.#open(lists, header, at, this.#lists);
    }
    this.#askForLists();
  }

  /**
   * The same for terms that are added only to windows that ask for it; `mostFrom` is the most that a term and all behind it give
   * to a line. Dense columns are looked up as any.
   */
  addLateTerms(lists: PostingLists, terms: Uint32Array, from: number, until: number, mostFrom: Float64Array): void {
    lists.findAll(terms, from, until, this.#headers);
    for (let at = from; at < until; at++) {
      const header = this.#headers[at]!;
      if (header >= 0 && this.#open(lists, header, at, this.#late)) this.late += mostFrom[at]! - mostFrom[at + 1]!;
    }
  }

  /** Reads the first byte of every list, so that the caches fetch many at once before the first is run through. */
  #askForLists(): void {
    const { bytes, words } = this.arena;
    let read = 0;
    for (let at = 0; at < this.#lists.count; at++) {
      read += bytes[words[(this.#entry(this.#lists.pages, at, cursorBytes) + cursor.at) >> 2]!]!;
    }
    this.readAhead = read;
  }

  /** True where the term has a list (not a column), which a cursor now stands at the beginning of. */
  #open(lists: PostingLists, header: number, worth: number, cursors: Cursors): boolean {
    const worthAt = this.#entry(this.#worthPages, worth, worthBytes);
    const column = lists.dense(header);
    const { words } = this.arena;
    if (column !== undefined) {
      let most = 0;
      for (let c = 1; c <= column.largestClass; c++) most = Math.max(most, words[(worthAt >> 2) + c]!);
      this.#dense.push({ column, worth: worthAt, most });
      return false;
    }
    const at = this.#entry(cursors.pages, cursors.count++, cursorBytes);
    this.arena.words[(at + cursor.at) >> 2] = lists.begin(header);
    this.arena.words[(at + cursor.line) >> 2] = -1;
    this.arena.words[(at + cursor.worth) >> 2] = worthAt;
    return true;
  }

  /** Puts the weightiest columns first; call it once after the last `add` and before the first window. */
  order(): void {
    if (this.#dense.length > 1) this.#dense.sort((a, b) => b.most - a.most);
  }

  /** Adds the postings of one window. Windows go in ascending order. */
  addWindow(window: number): void {
    this.#added = 0;
    this.#addLists(this.#lists, window);
  }

  /** Adds the late lists to the current window. */
  addLateLists(window: number): void {
    const { pages, count } = this.#late;
    if (window > 0) {
      for (let page = 0; page * pageEntries < count; page++) {
        this.kernel.skipLists(pages[page]!, Math.min(pageEntries, count - page * pageEntries), window << windowBits);
      }
    }
    this.#addLists(this.#late, window);
  }

  #addLists({ pages, count }: Cursors, window: number): void {
    const first = window << windowBits;
    for (let page = 0; page * pageEntries < count; page++) {
      const some = Math.min(pageEntries, count - page * pageEntries);
      this.kernel.addLists(pages[page]!, some, first + windowLines, this.#sums - first * sumBytes);
    }
  }

  /**
   * Adds more of the weightiest dense columns to a window until those left cannot give more than a third of `least`, the
   * sum that a line needs; `rest` says how much they can give.
   */
  addDense(window: number, least: number): void {
    const dense = this.#dense;
    this.rest = 0;
    for (let at = this.#added; at < dense.length; at++) this.rest += dense[at]!.most;
    while (this.rest * columnShare > least && this.#added < dense.length) {
      const { column, worth, most } = dense[this.#added++]!;
      column.addTo(this.kernel, window, this.#sums, worth);
      this.rest -= most;
    }
    this.#blocks.length = 0;
    for (const { column } of dense) {
      for (let part = 0; part < columnBlocksPerWindow; part++) this.#blocks.push(column.blockAt(window, part));
    }
  }

  /** Says at which byte the `part`-th block of the current window's lines begins. */
  setLines(part: number, address: number): void {
    this.arena.words[(this.#lines >> 2) + part] = address;
  }

  /**
   * Finds the places whose sums are at least `bar` (≥ 1) and, with `more` (below 0: less, but no less than nothing) and times their norms, at
   * least `least`: how many, for `placeAt`.
   */
  collect(lines: number, bar: number, more: number, least: number): number {
    if (bar > mostSum || least > mostProduct) return 0;
    return this.kernel.collect(this.#sums, lines, bar, this.#lines, more, this.#places, Math.max(0, Math.ceil(least)), this.#bounds);
  }

  /** Keeps of the `found` places those that a sieve lets through: how many. */
  sift(found: number, sieveAt: number): number {
    const { words } = this.arena;
    words[(sieveAt + sieve.blocks) >> 2] = this.#lines;
    words[(sieveAt + sieve.sums) >> 2] = this.#sums;
    words[(sieveAt + sieve.bounds) >> 2] = this.#bounds;
    return this.kernel.sift(this.#places, found, sieveAt);
  }

  /** The place in the window that was found as the `number`-th (from 0, ascending). */
  placeAt(number: number): number {
    return this.arena.halves[(this.#places >> 1) + number]!;
  }

  /** The most that the line which a sieve let through as the `number`-th can score. */
  boundAt(number: number): number {
    return this.arena.floats[(this.#bounds >> 2) + number]!;
  }

  largest(lines: number): number {
    return this.kernel.largest(this.#sums, lines);
  }

  /** The sum of a line (its place in the window) without the columns not added. */
  sumOf(place: number): number {
    return this.arena.halves[(this.#sums >> 1) + place]!;
  }

  /**
   * Adds to the sum of one line of the current window what the columns not added give to it; false, and the sum of no further use, where that
   * is less than `rest` by more than `spare`. Once a line.
   */
  complete(place: number, spare: number): boolean {
    const { bytes, halves, words } = this.arena;
    let sum = this.sumOf(place);
    let left = spare;
    for (let at = this.#added; at < this.#dense.length; at++) {
      const { most, worth } = this.#dense[at]!;
      const block = this.#blocks[at * columnBlocksPerWindow + (place >>> columnBlockBits)]!;
      const pair = block === 0 ? 0 : bytes[block + ((place & columnBlockMask) >>> 1)]!;
      const given = words[(worth >> 2) + ((pair >>> ((place & 1) * 4)) & 15)]!;
      left -= most - given;
      if (left < 0) return false;
      sum += given;
    }
    halves[(this.#sums >> 1) + place] = sum;
    return true;
  }

  /** Makes the sums of the first `lines` places 0. */
  clearSums(lines: number): void {
    this.arena.halves.fill(0, this.#sums >> 1, (this.#sums >> 1) + lines);
  }

  /** The address of a numbered entry in pages that are made as they are needed. */
  #entry(pages: number[], number: number, bytes: number): number {
    const page = number >> pageBits;
    while (pages.length <= page) pages.push(byteOf(this.arena.allocate((pageEntries * bytes) >> 4)));
    return pages[page]! + (number & (pageEntries - 1)) * bytes;
  }
}
