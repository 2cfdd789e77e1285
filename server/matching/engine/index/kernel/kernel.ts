/**
 * The inner loops of a search. All addresses are bytes in the arena's memory. Two implementations do the same:
 * `scriptKernel` in JavaScript (the oracle, and what runs where WebAssembly has no vectors) and the WebAssembly one.
 */
export interface Kernel {
  /**
   * Lets `count` cursors run until the line `windowEnd`, adding what each posting is worth to the sum of its line;
   * `sums` is the address at which the sum of line 0 would lie.
   */
  addLists(cursors: number, count: number, windowEnd: number, sums: number): void;
  /** Lets cursors run until the line `windowEnd` and adds nothing. */
  skipLists(cursors: number, count: number, windowEnd: number): void;
  /** Adds a column's half bytes, two lines a byte, to the sums of the lines from address `sums` on; `worth` as in a cursor. */
  addColumn(column: number, bytes: number, sums: number, worth: number): void;
  /**
   * Writes the places (below `lines`) whose sums are at least `bar` (≥ 1) as 16-bit numbers from address `places` on, in
   * ascending order; how many. Sums behind `lines` are 0. What lies behind the last place is arbitrary.
   */
  collect(sums: number, lines: number, bar: number, places: number): number;
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

/** Bytes of a chunk that can be followed by another. */
export const fullChunkBytes = 32_768;

/** Addresses of chunks count in granules of 16 bytes, so that 32 bits reach as far as the memory can grow. */
export const granuleBits = 4;
