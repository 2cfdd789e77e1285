import { splitMarket } from "./split-market.ts";
import { solveTransport } from "./transport-simplex.ts";
import type { Market, MarketSolution } from "./types.ts";

/** Solves a market exactly, each connected part of it apart (smaller trees, the same optimum). Pure. */
export function solveMarket(market: Market): MarketSolution {
  const parts = splitMarket(market);
  if (parts.length === 1) return solveTransport(market);
  const solution: MarketSolution = {
    edgeFlow: new Float64Array(market.edgeProfit.length),
    needPrice: new Float64Array(market.needQuantity.length),
    resourcePrice: new Float64Array(market.resourceCapacity.length),
  };
  for (const part of parts) mergeSolution(solution, part, solveTransport(part.market));
  return solution;
}

/** Writes the solution of a part into the solution of the whole. */
export function mergeSolution(whole: MarketSolution, part: ReturnType<typeof splitMarket>[number], solution: MarketSolution): void {
  part.needs.forEach((need, i) => (whole.needPrice[need] = solution.needPrice[i]!));
  part.resources.forEach((resource, j) => (whole.resourcePrice[resource] = solution.resourcePrice[j]!));
  part.edges.forEach((edge, e) => (whole.edgeFlow[edge] = solution.edgeFlow[e]!));
}
