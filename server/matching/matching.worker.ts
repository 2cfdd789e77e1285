import { parentPort } from "node:worker_threads";
import { loadReference } from "../reference/load-reference.ts";
import { createVocabulary } from "./create-vocabulary.ts";
import { createEngine } from "./engine/create-engine.ts";
import { extractFacts } from "./engine/read/extract-facts.ts";
import type { EngineCalls, FromEngine, ToEngine } from "./engine-protocol.ts";
import { createTokenizer } from "./tokenizer.ts";

/** The engine's thread: holds the engine, applies changes in order and answers calls, one after another. */
const port = parentPort!;
const reply = (message: FromEngine): void => port.postMessage(message, []);

const reference = loadReference();
const vocabulary = createVocabulary(reference, createTokenizer(reference.processes.words));
const engine = createEngine(vocabulary);

const calls: { [Method in keyof EngineCalls]: (...args: never[]) => unknown } = {
  match: engine.match,
  preview: engine.preview,
  split: engine.split,
  diagnose: engine.diagnose,
  similar: engine.similar,
  stats: engine.stats,
  readFacts: (text: string, today: number) => extractFacts(text, today, vocabulary),
  matchMany: (queries: Parameters<EngineCalls["matchMany"]>[0]) => queries.map((query) => engine.match(query)),
};

port.on("message", (message: ToEngine) => {
  if ("changes" in message) {
    for (const change of message.changes) {
      if ("put" in change) engine.change(change.put);
      else engine.withdraw(change.withdraw);
    }
    return;
  }
  try {
    reply({ id: message.id, result: calls[message.method](...(message.args as never[])) });
  } catch (error) {
    reply({ id: message.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
reply({ ready: true });
