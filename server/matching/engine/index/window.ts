/** Lines of one window: what fits the first-level cache as sums while terms are added one after another. */
export const windowBits = 13;
export const windowLines = 2 ** windowBits;
