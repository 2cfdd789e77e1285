import { answerProvisionally } from "../engine/plan/standing/provisional-answer.ts";
import { type StandingDraft, StandingPlan } from "../engine/plan/standing/standing-plan.ts";
import { createHighsSolver } from "../solve-with-highs.ts";
import { answerCalls } from "../../answer-calls.ts";
import { createTwoThreadSolver } from "./create-two-thread-solver.ts";
import type { PlanCalls, Telling } from "./plan-protocol.ts";
import { takesLong } from "./takes-long.ts";

/** How long the mixed-integer solver may hold one connected market with lots; others wait for it. */
const PROGRAM_SECONDS = 2;

/** The plans' thread: holds the plans that stand, each under its scope's key, and brings them up to date one after another. */
const solver = createHighsSolver(PROGRAM_SECONDS);
const solveParts = createTwoThreadSolver();
const plans = new Map<string, { telling: Telling } & ({ draft: StandingDraft } | { plan: StandingPlan })>();

/** The plan under a key, solved now where only its first answer was given. */
async function solved(key: string): Promise<{ plan: StandingPlan; telling: Telling }> {
  const standing = plans.get(key);
  if (!standing) throw new Error(`no plan stands for ${key}`);
  if ("plan" in standing) return standing;
  const { draft, telling } = standing;
  const done = { plan: await draft.solve(solveParts), telling };
  plans.set(key, done);
  return done;
}

answerCalls<PlanCalls>({
  async open(key, market, telling, provisionalFrom) {
    const draft = StandingPlan.draft(market);
    plans.set(key, { draft, telling });
    if (provisionalFrom && takesLong(market, provisionalFrom)) return answerProvisionally(draft);
    const { plan } = await solved(key);
    return plan.answer(solver, telling);
  },
  async change(key, change) {
    const { plan, telling } = await solved(key);
    plan.put(change);
    return plan.answer(solver, telling);
  },
  close(key) {
    plans.delete(key);
  },
});
