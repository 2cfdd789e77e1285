/** The value below which a share (0..1) of the figures lies, by nearest rank; NaN without figures. Pure. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** Two decimals: more would only show noise. Pure. */
export const rounded = (figure: number): number => Math.round(figure * 100) / 100;
