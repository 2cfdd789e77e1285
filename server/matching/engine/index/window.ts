import { blockLines } from "./kernel/line-layout.ts";

/** Lines of one window: what fits the first-level cache as sums while terms are added one after another. */
export const windowBits = 14;
export const windowLines = 2 ** windowBits;

/** Bytes of the sum of one line. */
export const sumBytes = 2;

/** Blocks of lines of one window. */
export const windowBlocks = windowLines / blockLines;
