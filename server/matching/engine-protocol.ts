import type { Lookup } from "./engine/candidates/choose-lists.ts";
import type { Fact } from "./engine/read/extract-facts.ts";
import type {
  Diagnosis,
  EngineListing,
  EngineQuery,
  EngineStats,
  MatchResult,
  Side,
  SimilarListing,
  SplitPlan,
  WeightPreview,
  Weights,
} from "./engine/types.ts";

/**
 * A line that came or changed, or one that is gone. Between "begin" and "end" of a rebuild every live line is filled into an engine that takes
 * the first one's place at the end; changes go to both. Where lines lie in the database, they are only counted; between "begin" and
 * "end" of a recount all are counted anew, and answers rest on the counts before.
 */
export type EngineChange =
  | { put: EngineListing }
  | { withdraw: string }
  | { fill: EngineListing }
  | { rebuild: "begin" | "end" }
  | { count: EngineListing }
  | { recount: "begin" | "end" };

/** What the engine's thread answers. */
export interface EngineCalls {
  match(query: EngineQuery): MatchResult;
  preview(query: EngineQuery, weights: Weights): WeightPreview;
  split(query: EngineQuery): SplitPlan | null;
  diagnose(query: EngineQuery): Diagnosis;
  similar(query: EngineQuery): SimilarListing[];
  stats(): EngineStats;
  /** What a text says in figures, days and processes; `today` is a day number. */
  readFacts(text: string, today: number): Fact[];
  /** Many queries in one message, for the allocation. */
  matchMany(queries: EngineQuery[]): MatchResult[];
}

/** What the thread answers besides, where lines lie in the database. */
export interface CandidateCalls {
  /** What to look for among the lines of a side; `budget` lines should do. */
  lookFor(query: EngineQuery, side: Side, budget: number): Lookup;
  /** The answer to a question from these lines alone; its type is that of the question. */
  among(lines: EngineListing[], question: "match" | "preview" | "split" | "diagnose" | "similar", args: unknown[]): unknown;
}
