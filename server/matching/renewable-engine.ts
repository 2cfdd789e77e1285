import { createCandidateEngine } from "./engine/candidates/candidate-engine.ts";
import { createEngine } from "./engine/create-engine.ts";
import { extractFacts } from "./engine/read/extract-facts.ts";
import type { Engine, Vocabulary } from "./engine/types.ts";
import type { CandidateCalls, EngineCalls, EngineChange } from "./engine-protocol.ts";

/** What the engine's thread does: answers calls, and takes changes in order. */
export interface RenewableEngine {
  calls: EngineCalls & CandidateCalls;
  apply(changes: readonly EngineChange[]): void;
}

/** An engine that is built anew, and whose terms are counted anew, while it answers; no lines at first. */
export function createRenewableEngine(vocabulary: Vocabulary): RenewableEngine {
  let engine = createEngine(vocabulary);
  let next: Engine | undefined;
  let candidates = createCandidateEngine(vocabulary);
  let counting = candidates;

  const applyOne = (change: EngineChange): void => {
    if ("put" in change) {
      engine.change(change.put);
      next?.change(change.put);
    } else if ("withdraw" in change) {
      engine.withdraw(change.withdraw);
      next?.withdraw(change.withdraw);
    } else if ("fill" in change) next?.change(change.fill);
    else if ("count" in change) counting.count(change.count);
    else if ("recount" in change) {
      if (change.recount === "begin") counting = createCandidateEngine(vocabulary);
      else candidates = counting;
    } else if (change.rebuild === "begin") next = createEngine(vocabulary);
    else {
      engine = next ?? engine;
      next = undefined;
    }
  };
  return {
    calls: {
      match: (query) => engine.match(query),
      preview: (query, weights) => engine.preview(query, weights),
      split: (query) => engine.split(query),
      diagnose: (query) => engine.diagnose(query),
      similar: (query) => engine.similar(query),
      stats: () => engine.stats(),
      readFacts: (text, today) => extractFacts(text, today, vocabulary),
      matchMany: (queries) => queries.map((query) => engine.match(query)),
      lookFor: (query, side, budget) => candidates.lookFor(query, side, budget),
      among: (lines, question, args) => (candidates.among(lines)[question] as (...args: unknown[]) => unknown)(...args),
    },
    apply(changes) {
      for (const change of changes) applyOne(change);
    },
  };
}
