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
  /** Adds a column's half bytes, two lines a byte, to the sums of the lines from address `sums` on; `worth` as in a cursor. */
  addColumn(column: number, bytes: number, sums: number, worth: number): void;
  /** The first place from `from` on (below `lines`) whose sum is at least `bar` (≥ 1), or one ≥ `lines`. Sums behind `lines` are 0. */
  nextReaching(sums: number, from: number, lines: number, bar: number): number;
  /** The largest sum (at least 0) of the lines. Sums behind `lines` are 0. */
  largest(sums: number, lines: number): number;
}

/** Bytes of one cursor and where its words (32 bits) lie in it. */
export const cursorBytes = 20;
export const cursor = {
  /** Next byte to be read. */
  at: 0,
  /** Line of the posting before; -1 at first. */
  line: 4,
  /** The chunk it is in. */
  chunk: 8,
  /** The list's last chunk. */
  tail: 12,
  /** Eight words: what a posting of each class adds. */
  worth: 16,
} as const;

/** Bytes of a chunk that is followed by another; its last four hold the address of the next, in granules. */
export const fullChunkBytes = 32_768;
export const linkBytes = 4;

/** Addresses of chunks count in granules of 16 bytes, so that 32 bits reach as far as the memory can grow. */
export const granuleBits = 4;
