import type { Worker } from "node:worker_threads";
import type { Log } from "../../log.ts";
import { startWorker } from "../../start-worker.ts";
import { type CallableThread, startCallableThread, type Remote } from "../../thread-calls.ts";
import type { PlanCalls } from "./plan-protocol.ts";

/** The plans that stand, in a thread of their own, so that neither requests nor matching wait for a solver. */
export interface PlanHost extends Remote<PlanCalls>, Pick<CallableThread<PlanCalls, never>, "onEmpty" | "isRunning"> {
  /** Ends the thread. */
  end(): Promise<void>;
}

/** Starts the plans' thread and keeps it running; after it died no plan stands, and each is opened again when it is asked for. */
export function startPlanHost(log: Log, start: () => Worker = () => startWorker("matching/plans/plan.worker.ts")): PlanHost {
  const { calls, onEmpty, isRunning, close } = startCallableThread<PlanCalls>({
    name: "planning thread",
    start,
    methods: ["open", "change", "close"],
    log,
  });
  return { ...calls, onEmpty, isRunning, end: close };
}
