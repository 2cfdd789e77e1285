import { answerCalls } from "../answer-calls.ts";
import { loadReference } from "../reference/load-reference.ts";
import { createVocabulary } from "./create-vocabulary.ts";
import type { CandidateCalls, EngineCalls, EngineChange } from "./engine-protocol.ts";
import { createRenewableEngine } from "./renewable-engine.ts";
import { createTokenizer } from "./tokenizer.ts";

/** The engine's thread: holds the engine, applies changes in order and answers calls, one after another. */
const reference = loadReference();
const { calls, apply } = createRenewableEngine(createVocabulary(reference, createTokenizer(reference.processes.words)));

answerCalls<EngineCalls & CandidateCalls, EngineChange[]>(calls, apply);
