import { mostTextSum } from "../text/text-score.ts";
import type { Judge } from "./judges.ts";
import type { SearchRequest } from "./line-store.ts";
import type { TopHits } from "./top-hits.ts";

/** The most that a category adds to a line's sum: what is left of 16 bits beside the text, but for one that a division may be rounded up by. */
export const mostCategorySum = 65_534 - mostTextSum;

/** One search over all shards. */
export interface Search {
  request: SearchRequest;
  judge: Judge;
  /** Categories related to the query's and the milli-points they give. */
  related: readonly { category: number; milli: number }[];
  top: TopHits;
  /** Handles that must not be found. */
  skipped: ReadonlySet<number>;
  /** Raw text score from which a line has all text points, and those in milli-points. */
  full: number;
  cap: number;
  /** Milli-points of text that a unit of raw score gives; 0 where the text gives none, or where only the text counts. */
  milliPerRaw: number;
  /** The milli-points that a unit of a sum stands for, so that no category adds more than `mostCategorySum`. */
  leastUnit: number;
  /** The most that the query's terms from a number on give to a line, one entry more than terms. */
  from: Float64Array;
}

/** Milli-points of text that a raw score gives at most: `textMilliPoints` without its division. */
export function mostOfText(raw: number, { cap, milliPerRaw }: Search): number {
  return Math.min(cap, raw * milliPerRaw + 1) | 0;
}

/**
 * By how much the sum of a line may be less than was taken for its bound, when its score may be less by `spare`: text points count at least
 * in full, but for those beyond all. `upTo` is the raw score that was taken.
 */
export function spareSum(spare: number, upTo: number, norm: number, { cap, milliPerRaw }: Search): number {
  if (milliPerRaw === 0) return Number.POSITIVE_INFINITY;
  return (spare + Math.max(0, upTo * milliPerRaw + 1 - cap) + 2) / (norm * milliPerRaw);
}

/** The sum from which a line can reach `threshold`; at least 1, so that untouched lines are never read. */
export function leastSum(judge: Judge, threshold: number, unit: number): number {
  return Math.max(1, Math.floor(judge.leastFor(Math.max(0, threshold)) / unit) - 1);
}
