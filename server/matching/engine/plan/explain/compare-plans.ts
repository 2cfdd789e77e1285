import type { Plan, PlanFlow, PlanProblem } from "../types.ts";

/** How a need fares: units served by the plan and by first-come-first-served, and their value. */
export interface NeedComparison {
  need: number;
  planned: number;
  plannedValue: number;
  firstCome: number;
  firstComeValue: number;
}

/**
 * The plan beside first-come-first-served: `gain` in value and `gainShare` of the first-come value (null where that is 0),
 * units and needs served in full by each, and every need that fares differently, the largest difference in value first.
 */
export interface PlanComparison {
  gain: number;
  gainShare: number | null;
  planned: { value: number; units: number; completed: number };
  firstCome: { value: number; units: number; completed: number };
  different: NeedComparison[];
}

/** Compares a plan with what first-come-first-served would have done on the same problem. Pure; linear but for the sort. */
export function comparePlans(problem: PlanProblem, plan: Pick<Plan, "flows" | "primal" | "greedy">): PlanComparison {
  const planned = sumByNeed(problem, plan.flows);
  const firstCome = sumByNeed(problem, plan.greedy.flows);
  const different: NeedComparison[] = [];
  for (let need = 0; need < problem.needs.length; need++) {
    if (planned.units[need] === firstCome.units[need] && planned.value[need] === firstCome.value[need]) continue;
    different.push({
      need,
      planned: planned.units[need]!,
      plannedValue: planned.value[need]!,
      firstCome: firstCome.units[need]!,
      firstComeValue: firstCome.value[need]!,
    });
  }
  const change = (row: NeedComparison) => Math.abs(row.plannedValue - row.firstComeValue);
  const gain = plan.primal - plan.greedy.value;
  return {
    gain,
    gainShare: plan.greedy.value > 0 ? gain / plan.greedy.value : null,
    planned: { value: plan.primal, ...planned.total },
    firstCome: { value: plan.greedy.value, ...firstCome.total },
    different: different.toSorted((a, b) => change(b) - change(a) || a.need - b.need),
  };
}

function sumByNeed(problem: PlanProblem, flows: readonly PlanFlow[]) {
  const units = new Float64Array(problem.needs.length);
  const value = new Float64Array(problem.needs.length);
  for (const flow of flows) {
    units[flow.need]! += flow.quantity;
    value[flow.need]! += flow.quantity * flow.profitPerUnit;
  }
  const completed = problem.needs.filter(({ quantity }, i) => quantity > 0 && units[i] === quantity).length;
  return { units, value, total: { units: units.reduce((sum, more) => sum + more, 0), completed } };
}
