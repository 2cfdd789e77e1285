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

/** What the engine's thread answers; every call is told with its arguments and answered with its result. */
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

export type EngineMethod = keyof EngineCalls;

/** To the thread. Changes are applied in order and need no answer; a call sees every change sent before it. */
export type ToEngine =
  | { changes: EngineChange[] }
  | { id: number; method: EngineMethod; args: Parameters<EngineCalls[EngineMethod]> };

/** From the thread: once that it is ready, then one answer a call. */
export type FromEngine = { ready: true } | { id: number; result: unknown } | { id: number; error: string };
