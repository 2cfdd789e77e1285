/** Shortest and longest wait between two attempts. */
export interface Patience {
  firstMs: number;
  longestMs: number;
}

/** The wait before another attempt: doubling, a quarter more or less, so that not all come at once. Pure. @param chance 0 to 1 */
export const waitAfter = ({ firstMs, longestMs }: Patience, tries: number, chance: number): number => Math.min(longestMs, firstMs * 2 ** tries) * (0.75 + chance / 2);
