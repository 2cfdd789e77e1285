/**
 * How a block of lines begins, for the columns that write it and the kernel that reads it: what a search reads of most lines lies side by
 * side, so that lines looked at one after another share lines of the cache. First the norms, 16 bits each; then what a glance tells of each,
 * in 16-bit fields; then what a closer look tells. Offsets and lengths are bytes; behind `firstRecord` the records follow.
 */
export const blockBits = 8;
export const blockLines = 2 ** blockBits;
export const blockMask = blockLines - 1;

/** The norm itself takes these bits and is 0 for a line that is withdrawn. */
export const normMask = 0xfff;
export const normBytes = 2;
/** Above the norm: the line does not fit its record (a very large amount or code) and is kept whole. */
export const wide = 0x8000;
/** The same, and what a glance or a closer look would tell does not fit either. */
export const unseen = 0x2000;

export const firstSeen = blockLines * normBytes;
export const seenBytes = 8;
export const seen = { kind: 0, place: 2, kept: 4, audience: 6 } as const;

/** `from` and `until` are 16-bit days (0: not said), the others 32 bits. */
export const firstCloser = firstSeen + blockLines * seenBytes;
export const closerBytes = 12;
export const closer = { from: 0, until: 2, quantity: 4, rateOrBudget: 8 } as const;

export const firstRecord = firstCloser + blockLines * closerBytes;

/** Days are stored as distance from the day before the earliest that is taken seriously; 0: not said. */
export const dayBefore = -13_001;
export const latestDay = 65_535;
