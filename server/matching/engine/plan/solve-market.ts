import { type MarketPart, splitMarket } from "./split-market.ts";
import { solveTransport } from "./transport-simplex.ts";
import type { Market, MarketSolution } from "./types.ts";

/** Solves a market exactly, each connected part of it apart (smaller trees, the same optimum). Amounts may be 0. Pure. */
export function solveMarket(market: Market): MarketSolution {
  const parts = splitMarket(market);
  const solution: MarketSolution = {
    edgeFlow: new Float64Array(market.edgeProfit.length),
    needPrice: new Float64Array(market.needQuantity.length),
    resourcePrice: new Float64Array(market.resourceCapacity.length),
  };
  for (const part of parts) mergeSolution(solution, part, solveTransport(part.market));
  priceIdle(market, solution);
  return solution;
}

/** Writes the solution of a part into the solution of the whole. */
function mergeSolution(whole: MarketSolution, part: MarketPart, solution: MarketSolution): void {
  part.needs.forEach((need, i) => (whole.needPrice[need] = solution.needPrice[i]!));
  part.resources.forEach((resource, j) => (whole.resourcePrice[resource] = solution.resourcePrice[j]!));
  part.edges.forEach((edge, e) => (whole.edgeFlow[edge] = solution.edgeFlow[e]!));
}

/** Amount 0 is in no part and costs the bound nothing: its price is what its first unit would add. */
function priceIdle(market: Market, { needPrice, resourcePrice }: MarketSolution): void {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const forEachEdge = (visit: (i: number, j: number, profit: number) => void) => {
    for (let i = 0; i < needQuantity.length; i++) {
      for (let e = needStart[i]!; e < needStart[i + 1]!; e++) visit(i, edgeResource[e]!, edgeProfit[e]!);
    }
  };
  forEachEdge((i, j, profit) => {
    if (resourceCapacity[j] === 0) resourcePrice[j] = Math.max(resourcePrice[j]!, profit - needPrice[i]!);
  });
  forEachEdge((i, j, profit) => {
    if (needQuantity[i] === 0) needPrice[i] = Math.max(needPrice[i]!, profit - resourcePrice[j]!);
  });
}
