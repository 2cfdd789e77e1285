import { answerCalls } from "../answer-calls.ts";
import { loadReference } from "../reference/load-reference.ts";
import { createVocabulary } from "./create-vocabulary.ts";
import { createEngine } from "./engine/create-engine.ts";
import { extractFacts } from "./engine/read/extract-facts.ts";
import { createCandidateEngine } from "./engine/candidates/candidate-engine.ts";
import type { CandidateCalls, EngineCalls, EngineChange } from "./engine-protocol.ts";
import { createTokenizer } from "./tokenizer.ts";

/** The engine's thread: holds the engine, applies changes in order and answers calls, one after another. */
const reference = loadReference();
const vocabulary = createVocabulary(reference, createTokenizer(reference.processes.words));
const engine = createEngine(vocabulary);
/** Where lines lie in the database: what answers, and what is being counted. */
let candidates = createCandidateEngine(vocabulary);
let counting = candidates;

answerCalls<EngineCalls & CandidateCalls, EngineChange[]>(
  {
    match: engine.match,
    preview: engine.preview,
    split: engine.split,
    diagnose: engine.diagnose,
    similar: engine.similar,
    stats: engine.stats,
    readFacts: (text, today) => extractFacts(text, today, vocabulary),
    matchMany: (queries) => queries.map((query) => engine.match(query)),
    lookFor: (query, side, budget) => candidates.lookFor(query, side, budget),
    among: (lines, question, args) => (candidates.among(lines)[question] as (...args: unknown[]) => unknown)(...args),
  },
  (changes) => {
    for (const change of changes) {
      if ("put" in change) engine.change(change.put);
      else if ("withdraw" in change) engine.withdraw(change.withdraw);
      else if ("count" in change) counting.count(change.count);
      else if (change.recount === "begin") counting = createCandidateEngine(vocabulary);
      else candidates = counting;
    }
  },
);
