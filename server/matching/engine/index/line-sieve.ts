import { noDay, unsaid } from "../score/line.ts";
import { type Arena, byteOf } from "./arena.ts";
import type { Asks, Judge } from "./judges.ts";
import { kind, kindBytes, plenty, sieve, sieveBytes } from "./kernel/kernel.ts";
import { dayBefore, latestDay } from "./kernel/line-layout.ts";
import type { LineKinds } from "./line-kinds.ts";
import type { WindowSums } from "./window-sums.ts";

/** Tables lie in one piece of 32 kB at most; lines of kinds and places beyond it are let through by that part. */
const mostKinds = 4096;
const mostPlaces = 8192;
const granuleBytes = 16;

/** No line scores more milli-points. */
const mostMilli = 100_000;

/** Milli-points, far more than 32-bit floating point loses in a score. */
const margin = 4;

/** Less than everything else can make up for. */
const never = -1e9;

/** A table of numbers in the arena that is replaced by one twice as large when it is too small. */
class Table {
  #address = 0;
  #capacity = 0;

  constructor(
    readonly arena: Arena,
    readonly entryBytes: number,
    readonly most: number,
  ) {}

  get address(): number {
    return this.#address;
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** Makes room for so many entries, but for `most` at most; true where what they held is lost. */
  reserve(entries: number): boolean {
    const wanted = Math.min(entries, this.most);
    if (wanted <= this.#capacity) return false;
    if (this.#capacity > 0) this.arena.release(this.#address / granuleBytes, this.#granules());
    this.#capacity = Math.max(256, 2 ** Math.ceil(Math.log2(wanted)));
    this.#address = byteOf(this.arena.allocate(this.#granules()));
    return true;
  }

  #granules(): number {
    return (this.#capacity * this.entryBytes) / granuleBytes;
  }
}

/**
 * Tells in the kernel's memory what is asked of the lines of the shard being searched, so that the kernel can send most of them away by kind,
 * place, record, window, quantity and rate before anything of them is read in JavaScript. An upper bound: what it lets through is judged as ever.
 */
export class LineSieve {
  readonly #ask: number;
  readonly #kinds: Table;
  readonly #quantities: Table;
  readonly #places: Table;
  readonly #filled: number[] = [];
  /** What is asked of the lines in this query; null where nothing is. */
  #asks: Asks | null = null;

  constructor(
    readonly arena: Arena,
    readonly sums: WindowSums,
    readonly kinds: Readonly<LineKinds>,
  ) {
    this.#ask = byteOf(arena.allocate(sieveBytes / granuleBytes));
    this.#kinds = new Table(arena, kindBytes, mostKinds);
    this.#quantities = new Table(arena, 4, mostKinds);
    this.#places = new Table(arena, 4, mostPlaces);
  }

  /** Begins a query; `cap` and `milliPerRaw` as in a search. Nothing is asked where its judge asks nothing or the text gives no points. */
  begin(judge: Pick<Judge, "asks">, cap: number, milliPerRaw: number): void {
    const asks = milliPerRaw > 0 ? judge.asks : null;
    this.#asks = asks;
    if (asks === null) return;
    this.#quantities.reserve(this.kinds.categories.length);
    if (this.#kinds.reserve(this.kinds.categories.length)) this.#letThrough(0, this.#kinds.capacity);
    this.#places.reserve(asks.places);
    const places = Math.min(asks.places, this.#places.capacity);
    const { floats, words } = this.arena;
    for (let place = 0; place < places; place++) {
      const most = asks.ofPlace(place);
      floats[(this.#places.address >> 2) + place] = most === unsaid ? never : most;
    }
    const word = this.#ask >> 2;
    words[word + (sieve.kinds >> 2)] = this.#kinds.address;
    words[word + (sieve.quantities >> 2)] = this.#quantities.address;
    words[word + (sieve.kindCount >> 2)] = Math.min(this.kinds.categories.length, this.#kinds.capacity);
    words[word + (sieve.places >> 2)] = this.#places.address;
    words[word + (sieve.placeCount >> 2)] = places;
    floats[word + (sieve.otherPlaces >> 2)] = plenty;
    floats[word + (sieve.milliPerRaw >> 2)] = milliPerRaw;
    floats[word + (sieve.cap >> 2)] = cap;
    floats[word + (sieve.reliability >> 2)] = asks.ofPermilleKept;
    const { first, last, overdue } = asks.window;
    words[word + (sieve.first >> 2)] = dayAsKept(first, 0);
    words[word + (sieve.last >> 2)] = dayAsKept(last, latestDay);
    words[word + (sieve.overdue >> 2)] = dayAsKept(overdue, 0);
    const { suppliers, quantity, rate, due } = asks.amounts;
    words[word + (sieve.suppliers >> 2)] = suppliers ? 1 : 0;
    floats[word + (sieve.wanted >> 2)] = Math.max(0, quantity);
    floats[word + (sieve.offered >> 2)] = Math.max(0, quantity);
    floats[word + (sieve.rate >> 2)] = Math.max(0, rate);
    words[word + (sieve.due >> 2)] = dayAsKept(due, 0);
    floats[word + (sieve.time >> 2)] = asks.time;
    floats[word + (sieve.timeMost >> 2)] = asks.timeMost;
  }

  /** Says of the lines of a category related to the query's that it gives them `milli` milli-points. */
  addCategory(category: number, milli: number): void {
    const asks = this.#asks;
    if (asks === null) return;
    const { floats } = this.arena;
    for (const number of this.kinds.ofCategory(category)) {
      if (number >= this.#kinds.capacity) continue;
      const entry = (this.#kinds.address + number * kindBytes) >> 2;
      const unitGroup = this.kinds.unitGroups[number]!;
      const priceGroup = this.kinds.priceGroups[number]!;
      const { beside, quantity } = asks.ofKind({ unitGroup, priceGroup });
      floats[entry + (kind.others >> 2)] = beside;
      floats[(this.#quantities.address >> 2) + number] = quantity;
      floats[entry + (kind.category >> 2)] = milli;
      this.#filled.push(number);
    }
  }

  /**
   * Keeps of the `found` places those whose lines could score `needed`, when their sums may still grow by `beyond` and hold at least `sumPerMilli`
   * for a milli-point of their category; how many. Keeps all where nothing is asked.
   */
  sift(found: number, needed: number, beyond: number, sumPerMilli: number): number {
    if (this.#asks === null) return found;
    const { floats, words } = this.arena;
    const word = this.#ask >> 2;
    words[word + (sieve.beyond >> 2)] = Math.ceil(beyond);
    floats[word + (sieve.needed >> 2)] = needed - margin;
    floats[word + (sieve.sumPerMilli >> 2)] = sumPerMilli;
    return this.sums.sift(found, this.#ask);
  }

  /** The most that the `number`-th line kept can score. */
  boundAt(number: number): number {
    return Math.min(mostMilli, this.sums.boundAt(number) + margin);
  }

  /** Forgets the categories. */
  clear(): void {
    for (const number of this.#filled) this.#letThrough(number, number + 1);
    this.#filled.length = 0;
  }

  /** Lines of kinds of which nothing is said are let through. */
  #letThrough(from: number, until: number): void {
    const { floats } = this.arena;
    for (let number = from; number < until; number++) {
      const entry = (this.#kinds.address + number * kindBytes) >> 2;
      floats[entry + (kind.others >> 2)] = plenty;
      floats[entry + (kind.category >> 2)] = 0;
      floats[(this.#quantities.address >> 2) + number] = 0;
    }
  }
}

/** A day as the columns keep it, or `none` where there is none. */
function dayAsKept(day: number, none: number): number {
  return day === noDay ? none : Math.max(0, Math.min(latestDay, day - dayBefore));
}
