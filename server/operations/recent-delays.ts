import { createHistogram, type RecordableHistogram } from "node:perf_hooks";
import type { Delays } from "../../app/contracts/operations.ts";

/** How far back is remembered at least; at most it is twice as far. */
const WINDOW_MS = 300_000;
/** Longest delay that is told apart, in microseconds. */
const LONGEST_US = 600_000_000;

/** Delays of the last five to ten minutes: two histograms, of which the older one goes when the newer has covered five. */
export interface RecentDelays {
  record(ms: number): void;
  read(): Delays;
}

/** @param now milliseconds of a clock that does not go back */
export function createRecentDelays(now: () => number = () => performance.now()): RecentDelays {
  let before = freshHistogram();
  let current = freshHistogram();
  let since = now();
  const keepUp = () => {
    const age = now() - since;
    if (age < WINDOW_MS) return;
    before = age < 2 * WINDOW_MS ? current : freshHistogram();
    current = freshHistogram();
    since = now();
  };
  return {
    record(ms) {
      keepUp();
      current.record(Math.min(LONGEST_US, Math.max(1, Math.round(ms * 1_000))));
    },
    read() {
      keepUp();
      const both = freshHistogram();
      both.add(before);
      both.add(current);
      if (both.count === 0) return null;
      const at = (percent: number) => both.percentile(percent) / 1_000;
      return { count: both.count, p50Ms: at(50), p95Ms: at(95), p99Ms: at(99), longestMs: both.max / 1_000 };
    },
  };
}

const freshHistogram = (): RecordableHistogram => createHistogram({ lowest: 1, highest: LONGEST_US, figures: 2 });
