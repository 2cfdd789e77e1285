import type { Worker } from "node:worker_threads";
import { AppError } from "./errors.ts";
import type { Log } from "./log.ts";

/** What a thread answers: plain data in, plain data out. */
export type Calls = Record<never, never>;

type Ask<Method> = Method extends (...args: infer Args) => infer Result ? (...args: Args) => Promise<Awaited<Result>> : never;

/** The calls of a thread as the main thread makes them. */
export type Remote<C> = { [Name in keyof C]: Ask<C[Name]> };

/** To the thread, in order: something it is told, or a call that it answers. */
export type ToThread<C, Told> = { told: Told } | { id: number; method: keyof C; args: unknown[] };

/** From the thread: once that it is ready, then one answer a call. */
export type FromThread = { ready: true } | { id: number; result: unknown } | { id: number; error: string };

/** A thread that is kept running. */
export interface CallableThread<C extends Calls, Told> {
  calls: Remote<C>;
  /** Needs no answer; every later call sees it. */
  tell(told: Told): void;
  /** Runs whenever the thread begins with nothing in it: at the start, and again after it died. */
  onEmpty(listener: () => void): void;
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
 * Starts a thread that answers calls (`answerCalls`) and keeps it running. When it dies, calls under way fail with `unavailable`
 * (`engine_starting`), and a new one is started.
 */
export function startCallableThread<C extends Calls, Told = never>(parts: {
  name: string;
  start: () => Worker;
  methods: readonly (keyof C & string)[];
  log: Log;
}): CallableThread<C, Told> {
  const { name, start, methods, log } = parts;
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
    // The hub ends when it is closed; an idle thread keeps no process alive.
    started.unref();
    started.on("message", (message: FromThread) => {
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
    started.on("error", (error) => log.error({ err: error }, `${name} failed`));
    started.on("exit", () => {
      running = false;
      for (const call of pending.values()) call.reject(new AppError("unavailable", { reason: "engine_starting" }));
      pending.clear();
      if (closed || worker !== started) return;
      log.warn(`${name} ended, starting it again`);
      restart = setTimeout(launch, RESTART_MS);
    });
  };
  launch();

  const post = (message: ToThread<C, Told>): void => worker.postMessage(message, []);
  const ask = (method: keyof C & string) => (...args: unknown[]) =>
    new Promise((resolve, reject) => {
      if (!running) return reject(new AppError("unavailable", { reason: "engine_starting" }));
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      post({ id, method, args });
    });
  return {
    calls: Object.fromEntries(methods.map((method) => [method, ask(method)])) as unknown as Remote<C>,
    tell: (told) => post({ told }),
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
