import type { Line } from "../score/line.ts";
import type { PairContext } from "../score/pair-context.ts";
import type { TextTerms } from "../text/analyse.ts";
import type { QueryTerms } from "../text/text-score.ts";

/** One found line; `line` is the caller's to keep. */
export interface Hit {
  id: string;
  line: Line;
  /** Its normalised title and text, a line each. */
  text: string;
  /** Milli-points of text. */
  textMilli: number;
  /** What the hits are ordered by: the whole score, or category and text only for `related`. */
  milliScore: number;
}

export interface SearchRequest {
  context: PairContext;
  query: QueryTerms;
  limit: number;
  /** Length norm of the query's own text. */
  norm: number;
  /** Per audience number, 1 where the reader may see it; null for all. */
  visible: Uint8Array | null;
  /** Ids that must not be found (declined pairs, the query itself). */
  without: ReadonlySet<string>;
  /** Only this sector; null for all. */
  sector: string | null;
  /** The query's own sector, which is looked at first. */
  ownSector: string;
}

/**
 * All live lines of one side. Two implementations give equal answers: the exhaustive one looks at every
 * line and is the oracle of tests and benchmarks, the indexed one is what the hub runs.
 */
export interface LineStore {
  readonly size: number;
  readonly withdrawn: number;
  readonly bytes: number;
  readonly sectors: number;
  /** `text` is the normalised title and text, kept for explanations. Replaces the line of the same id. */
  insert(id: string, sector: string, line: Line, terms: TextTerms, text: string): void;
  withdraw(id: string): boolean;
  /** The best by whole score, hard conditions kept; ties by id. */
  search(request: SearchRequest): Hit[];
  /** The best by category and text only, whatever else speaks against them; ties by id. */
  related(request: SearchRequest): Hit[];
  /**
   * The lines whose text is most like the query's: `milliScore` is the share (per mille) of the query's weight
   * that the line holds, less where the line is longer; at least `leastLikeness`. Any owner, the query's own included; ties by id.
   */
  alike(request: SearchRequest): Hit[];
}

/** Likeness (per mille) below which lines have nothing to do with each other. */
export const leastLikeness = 450;

/** Share (per mille) of the query's weight found in a line, less where the line is longer. Pure. */
export function likeness(sum: number, norm: number, { query, norm: own }: SearchRequest): number {
  if (query.self === 0) return 0;
  const share = Math.min(1000, Math.floor((1000 * sum) / query.self));
  return norm >= own ? share : Math.floor((share * norm) / own);
}
