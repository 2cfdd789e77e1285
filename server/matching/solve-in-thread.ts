import { startWorker } from "../start-worker.ts";
import type { Plan, PlanProblem } from "./engine/plan/types.ts";

/** Solves an allocation in a thread of its own, so that neither requests nor matching wait for it. */
export function solveInThread(problem: PlanProblem): Promise<Plan> {
  return new Promise((resolve, reject) => {
    const worker = startWorker("matching/plan.worker.ts", { workerData: problem });
    worker.once("message", (plan: Plan) => {
      resolve(plan);
      void worker.terminate();
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the allocation ended without an answer")));
  });
}
