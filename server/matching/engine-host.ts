import type { Worker } from "node:worker_threads";
import type { Log } from "../log.ts";
import { startWorker } from "../start-worker.ts";
import { type CallableThread, startCallableThread, type Remote } from "../thread-calls.ts";
import type { CandidateCalls, EngineCalls, EngineChange } from "./engine-protocol.ts";

/**
 * The matching engine in a thread of its own, so that no request waits for it. The one port to candidates: all live lines are in the
 * thread's memory, or they are found in the database (`candidates/database-engine.ts`).
 */
export interface EngineHost extends Remote<EngineCalls>, Pick<CallableThread<EngineCalls, EngineChange[]>, "onEmpty" | "isRunning" | "close"> {
  /** Hands changes to the engine; every later call sees them. */
  apply(changes: EngineChange[]): void;
}

/** The engine as its thread answers, with what serves candidates from elsewhere. */
export interface EngineThread extends EngineHost, Remote<CandidateCalls> {}

/** Starts the engine's thread and keeps it running; `onEmpty` asks for all listings, at the start and after it died. */
export function startEngineHost(log: Log, start: () => Worker = () => startWorker("matching/matching.worker.ts")): EngineThread {
  const { calls, tell, onEmpty, isRunning, close } = startCallableThread<EngineCalls & CandidateCalls, EngineChange[]>({
    name: "matching engine",
    start,
    methods: ["match", "preview", "split", "diagnose", "similar", "stats", "matchMany", "readFacts", "lookFor", "among"],
    log,
  });
  return { ...calls, apply: tell, onEmpty, isRunning, close };
}
