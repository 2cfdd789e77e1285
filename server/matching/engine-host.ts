import type { Worker } from "node:worker_threads";
import { AppError } from "../errors.ts";
import type { Log } from "../log.ts";
import { startWorker } from "../start-worker.ts";
import type { EngineCalls, EngineChange, EngineMethod, FromEngine, ToEngine } from "./engine-protocol.ts";

type Remote<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Promise<Result> : never;
};

/** The matching engine in a thread of its own, so that no request waits for it. */
export interface EngineHost extends Remote<EngineCalls> {
  /** Hands changes to the engine; every later call sees them. */
  apply(changes: EngineChange[]): void;
  /** Runs whenever the thread begins without listings: at the start, and again after it died. */
  onEmpty(listener: () => void): void;
  /** The thread answers. */
  isRunning(): boolean;
  close(): Promise<void>;
}

/** Wait before a thread that died is started again. */
const RESTART_MS = 500;

interface Pending {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/**
 * Starts the engine's thread and keeps it running. When it dies, calls under way fail with `unavailable`, a new
 * thread is started, and `onEmpty` asks for all listings again.
 */
export function startEngineHost(log: Log, start: () => Worker = () => startWorker("matching/matching.worker.ts")): EngineHost {
  const pending = new Map<number, Pending>();
  const listeners: (() => void)[] = [];
  let worker: Worker;
  let running = false;
  let closed = false;
  let lastId = 0;
  let restart: NodeJS.Timeout | undefined;

  const launch = (): void => {
    const started = start();
    worker = started;
    // The hub ends when it is closed; an idle engine keeps no process alive.
    started.unref();
    started.on("message", (message: FromEngine) => {
      if ("ready" in message) {
        running = true;
        for (const listener of listeners) listener();
        return;
      }
      const call = pending.get(message.id);
      pending.delete(message.id);
      if ("error" in message) call?.reject(new Error(message.error));
      else call?.resolve(message.result);
    });
    started.on("error", (error) => log.error({ err: error }, "matching engine failed"));
    started.on("exit", () => {
      running = false;
      for (const call of pending.values()) call.reject(new AppError("unavailable", { reason: "engine_starting" }));
      pending.clear();
      if (closed || worker !== started) return;
      log.warn("matching engine ended, starting it again");
      restart = setTimeout(launch, RESTART_MS);
    });
  };
  launch();

  const post = (message: ToEngine): void => worker.postMessage(message, []);
  const call = <Method extends EngineMethod>(method: Method) =>
    ((...args: Parameters<EngineCalls[Method]>) =>
      new Promise((resolve, reject) => {
        if (!running) return reject(new AppError("unavailable", { reason: "engine_starting" }));
        const id = ++lastId;
        pending.set(id, { resolve, reject });
        post({ id, method, args });
      })) as unknown as Remote<EngineCalls>[Method];

  return {
    apply: (changes) => post({ changes }),
    match: call("match"),
    preview: call("preview"),
    split: call("split"),
    diagnose: call("diagnose"),
    similar: call("similar"),
    stats: call("stats"),
    matchMany: call("matchMany"),
    readFacts: call("readFacts"),
    onEmpty(listener) {
      listeners.push(listener);
      if (running) listener();
    },
    isRunning: () => running,
    async close() {
      closed = true;
      clearTimeout(restart);
      await worker.terminate();
    },
  };
}
