import type { LotProblem } from "../lots/lot-problem.ts";

/** The oracle for lots and fixed costs: tries every whole amount on every edge, one edge after the other. For a handful of edges. */
export function slowLotOptimum(problem: LotProblem): number {
  const open = problem.needs.map((need) => need.quantity);
  const free = problem.resources.map((resource) => resource.capacity);
  const tryFrom = (e: number): number => {
    const edge = problem.edges[e];
    if (!edge) return 0;
    let best = tryFrom(e + 1);
    const most = Math.min(open[edge.need]!, free[edge.resource]!);
    for (let units = Math.max(1, problem.resources[edge.resource]!.minLot ?? 1); units <= most; units++) {
      open[edge.need]! -= units;
      free[edge.resource]! -= units;
      best = Math.max(best, units * edge.profitPerUnit - (edge.fixedCost ?? 0) + tryFrom(e + 1));
      open[edge.need]! += units;
      free[edge.resource]! += units;
    }
    return best;
  };
  return tryFrom(0);
}
