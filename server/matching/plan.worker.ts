import { parentPort, workerData } from "node:worker_threads";
import { solvePlan } from "./engine/plan/solve-plan.ts";
import type { PlanProblem } from "./engine/plan/types.ts";

/** Solves the one problem that it was started with and answers with the plan. */
parentPort!.postMessage(solvePlan(workerData as PlanProblem), []);
