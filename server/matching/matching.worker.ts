import { answerCalls } from "../answer-calls.ts";
import { loadReference } from "../reference/load-reference.ts";
import { createVocabulary } from "./create-vocabulary.ts";
import { createEngine } from "./engine/create-engine.ts";
import { extractFacts } from "./engine/read/extract-facts.ts";
import type { EngineCalls, EngineChange } from "./engine-protocol.ts";
import { createTokenizer } from "./tokenizer.ts";

/** The engine's thread: holds the engine, applies changes in order and answers calls, one after another. */
const reference = loadReference();
const vocabulary = createVocabulary(reference, createTokenizer(reference.processes.words));
const engine = createEngine(vocabulary);

answerCalls<EngineCalls, EngineChange[]>(
  {
    match: engine.match,
    preview: engine.preview,
    split: engine.split,
    diagnose: engine.diagnose,
    similar: engine.similar,
    stats: engine.stats,
    readFacts: (text, today) => extractFacts(text, today, vocabulary),
    matchMany: (queries) => queries.map((query) => engine.match(query)),
  },
  (changes) => {
    for (const change of changes) {
      if ("put" in change) engine.change(change.put);
      else engine.withdraw(change.withdraw);
    }
  },
);
