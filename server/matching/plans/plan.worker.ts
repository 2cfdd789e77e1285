import { StandingPlan } from "../engine/plan/standing/standing-plan.ts";
import { createHighsSolver } from "../solve-with-highs.ts";
import { answerCalls } from "../../answer-calls.ts";
import { createTwoThreadSolver } from "./create-two-thread-solver.ts";
import type { PlanCalls, Telling } from "./plan-protocol.ts";

/** How long the mixed-integer solver may hold one connected market with lots; others wait for it. */
const PROGRAM_SECONDS = 2;

/** The plans' thread: holds the plans that stand, each under its scope's key, and brings them up to date one after another. */
const solver = createHighsSolver(PROGRAM_SECONDS);
const solveParts = createTwoThreadSolver();
const plans = new Map<string, { plan: StandingPlan; telling: Telling }>();

answerCalls<PlanCalls>({
  async open(key, market, telling) {
    const plan = await StandingPlan.open(market, solveParts);
    plans.set(key, { plan, telling });
    return plan.answer(solver, telling);
  },
  change(key, change) {
    const standing = plans.get(key);
    if (!standing) throw new Error(`no plan stands for ${key}`);
    standing.plan.put(change);
    return standing.plan.answer(solver, standing.telling);
  },
  close(key) {
    plans.delete(key);
  },
});
