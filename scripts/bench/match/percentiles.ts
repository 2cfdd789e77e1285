/** The p-th percentile (0..1) of some figures by nearest rank. */
export function percentile(figures: readonly number[], p: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)]!;
}

/** Whoever is measured is asked for so long before, ours and peers alike: what a hub answers all day is compiled. */
const warmMs = 2_000;

/** Milliseconds of each query, warm: the least of `repeats` rounds, which takes out what other processes did. */
export function timeQueries<T>(queries: readonly T[], repeats: number, ask: (query: T) => unknown): number[] {
  const warmUntil = performance.now() + warmMs;
  for (let at = 0; performance.now() < warmUntil; at++) ask(queries[at % queries.length]!);
  const least = queries.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < repeats; round++) {
    for (const [at, query] of queries.entries()) {
      const start = performance.now();
      ask(query);
      least[at] = Math.min(least[at]!, performance.now() - start);
    }
  }
  return least;
}

/** Rounded to four significant digits, for reading. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
