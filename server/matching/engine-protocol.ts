import type { Fact } from "./engine/read/extract-facts.ts";
import type {
  Diagnosis,
  EngineListing,
  EngineQuery,
  EngineStats,
  MatchResult,
  SimilarListing,
  SplitPlan,
  WeightPreview,
  Weights,
} from "./engine/types.ts";

/** A line that came or changed, or one that is gone. */
export type EngineChange = { put: EngineListing } | { withdraw: string };

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
