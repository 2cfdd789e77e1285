import type { FirstComePlan, PlanFlow, PlanProblem } from "./types.ts";

/**
 * Serves needs in their order of arrival, each from its most profitable edge with capacity left (equal profit: first in the input).
 * Minimum lots are kept. Pure; cost edges × log(edges of a need).
 */
export function firstComePlan(problem: PlanProblem): FirstComePlan {
  const byNeed: number[][] = problem.needs.map(() => []);
  problem.edges.forEach((edge, e) => {
    if (edge.profitPerUnit > 0) byNeed[edge.need]!.push(e);
  });
  const left = problem.resources.map((resource) => resource.capacity);
  const flows: PlanFlow[] = [];
  let value = 0;
  problem.needs.forEach((need, i) => {
    let open = need.quantity;
    const edges = byNeed[i]!.toSorted((a, b) => problem.edges[b]!.profitPerUnit - problem.edges[a]!.profitPerUnit || a - b);
    for (const e of edges) {
      const { resource, profitPerUnit } = problem.edges[e]!;
      const quantity = Math.min(open, left[resource]!);
      if (quantity === 0 || quantity < (problem.resources[resource]!.minLot ?? 0)) continue;
      open -= quantity;
      left[resource]! -= quantity;
      value += quantity * profitPerUnit;
      flows.push({ need: i, resource, edge: e, quantity, profitPerUnit });
    }
  });
  return { value, flows };
}
