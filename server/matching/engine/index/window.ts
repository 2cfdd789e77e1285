import { blockLines } from "./kernel/line-layout.ts";

/** Lines of one window: what fits the first-level cache as sums while terms are added one after another. */
export const windowBits = 14;
export const windowLines = 2 ** windowBits;

/** Blocks of lines of one window. */
export const windowBlocks = windowLines / blockLines;
