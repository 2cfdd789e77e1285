/**
 * The inner loops of a search. All addresses are bytes in the arena's memory. Two implementations do the same:
 * `scriptKernel` in JavaScript (the oracle, and what runs where WebAssembly has no vectors) and the WebAssembly one.
 */
export interface Kernel {
  /**
   * Lets `count` cursors run until the line `windowEnd`, adding what each posting is worth to the sum of its line (16 bits);
   * `sums` is the address at which the sum of line 0 would lie.
   */
  addLists(cursors: number, count: number, windowEnd: number, sums: number): void;
  /** Lets cursors run until the line `windowEnd` and adds nothing. */
  skipLists(cursors: number, count: number, windowEnd: number): void;
  /** Lets cursors run until the line `windowEnd`, writing the places of their postings in the window as 16-bit numbers from `places` on; where they end. */
  listLines(cursors: number, count: number, windowEnd: number, places: number): number;
  /** Adds a column's half bytes, two lines a byte, to the sums of the lines from address `sums` on; `worth` as in a cursor. */
  addColumn(column: number, bytes: number, sums: number, worth: number): void;
  /**
   * Writes the places (below `lines`) whose sums are at least `bar` (≥ 1), and with `more` (at least 0 then) and times the line's norm at least
   * `least`, as 16-bit numbers from address `places` on, in ascending order; how many. Sums behind `lines` are 0. At `blocks` lie the
   * addresses (words) of the window's blocks of lines (`line-layout.ts`). What lies behind the last place is arbitrary, and so are 16 bits for each sixteen lines
   * from address `groups` on.
   */
  collect(sums: number, lines: number, bar: number, blocks: number, more: number, places: number, least: number, groups: number): number;
  /**
   * Keeps of `count` places those whose lines could score what is needed by what a glance and a closer look tell of them, and whose windows meet the
   * query's; how many. `sieve` is the address of what is asked for (below); a line of which that does not fit is always kept. The most that each kept line can score is
   * written as floats from `sieve.bounds` on.
   */
  sift(places: number, count: number, sieve: number): number;
  /** The largest sum (at least 0) of the lines. Sums behind `lines` are 0. */
  largest(sums: number, lines: number): number;
}

/** Bytes of one cursor and where its words (32 bits) lie in it. */
export const cursorBytes = 12;
export const cursor = {
  /** Next byte to be read. */
  at: 0,
  /** Line of the posting before; -1 at first. */
  line: 4,
  /** Eight words: what a posting of each class adds. */
  worth: 8,
} as const;

/** Where the words of a sieve lie in it; integers, but for those said to be floats. */
export const sieve = {
  /** Addresses of the window's blocks, and of the sums of its lines. */
  blocks: 0,
  sums: 4,
  /** Two floats a kind of lines, and how many; lines of other kinds are kept. */
  kinds: 8,
  kindCount: 12,
  /** A float a place: what it gives at most; and how many. Other places give `otherPlaces` (float). */
  places: 16,
  placeCount: 20,
  otherPlaces: 24,
  /** The most that is still missing in the sums. */
  beyond: 28,
  /** Floats: what a unit of sum × norm gives, all text points, what a unit of the owner's record gives, the least score. */
  milliPerRaw: 32,
  cap: 36,
  reliability: 40,
  needed: 44,
  /** Float: how much a milli-point of the category adds to a sum at least. */
  sumPerMilli: 48,
  /** Days as lines have them: the query's window, and the day before which a line's last one does not count. */
  first: 52,
  last: 56,
  overdue: 60,
  /** Where the bounds of the lines kept are written. */
  bounds: 64,
  /** Not 0 where the lines are suppliers', whose quantity and rate are theirs; else what is wanted is theirs. The others' are floats, 0: not said. */
  suppliers: 68,
  wanted: 72,
  offered: 76,
  rate: 80,
  /** The day on which the query is due; 0: that of the line. */
  due: 84,
  /** Floats: milli-points for the time when all is well, and the most that it gives for this query. */
  time: 88,
  timeMost: 92,
  /** A float a kind: the most for the quantity, where it can be set against the query's. */
  quantities: 96,
} as const;
export const sieveBytes = 112;

/** Milli-points more than everything else can make up for. */
export const plenty = 1e12;

/** The floats of a kind: the most that it gives beside text, category, time, place and record (and quantity, see `sieve`); its category's milli-points. */
export const kindBytes = 8;
export const kind = { others: 0, category: 4 } as const;

/** Less than what 32-bit floating point may round a quotient up by, as a share. */
export const belowQuotient = 1 - 2 ** -20;

/** Bytes of a chunk that can be followed by another. */
export const fullChunkBytes = 32_768;

/** Addresses of chunks count in granules of 16 bytes, so that 32 bits reach as far as the memory can grow. */
export const granuleBits = 4;
