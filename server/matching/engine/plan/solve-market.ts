import { type MarketPart, splitMarket } from "./split-market.ts";
import { solveTransport } from "./transport-simplex.ts";
import type { Market, MarketSolution } from "./types.ts";

/** Solves markets that have nothing to do with one another, each exactly; the answers in the same order. */
export type SolveParts = (parts: readonly Market[]) => Promise<MarketSolution[]>;

/** Solves a market exactly, each connected part of it apart (smaller trees, the same optimum). Amounts may be 0. Pure. */
export function solveMarket(market: Market): MarketSolution {
  const parts = splitMarket(market);
  return merge(market, parts, solvePartsHere(parts.map((part) => part.market)));
}

/** The same answer as `solveMarket`, its parts solved where `solveParts` has it done. Effects: those of `solveParts`. */
export async function solveMarketBy(solveParts: SolveParts, market: Market): Promise<MarketSolution> {
  const parts = splitMarket(market);
  return merge(market, parts, await solveParts(parts.map((part) => part.market)));
}

/** Solves parts one after another where it is called. Pure. */
export const solvePartsHere = (parts: readonly Market[]): MarketSolution[] => parts.map((part) => solveTransport(part));

/** The solutions of the parts as one of the whole. */
function merge(market: Market, parts: readonly MarketPart[], solutions: readonly MarketSolution[]): MarketSolution {
  const whole: MarketSolution = {
    edgeFlow: new Float64Array(market.edgeProfit.length),
    needPrice: new Float64Array(market.needQuantity.length),
    resourcePrice: new Float64Array(market.resourceCapacity.length),
  };
  parts.forEach((part, k) => {
    const { needPrice, resourcePrice, edgeFlow } = solutions[k]!;
    part.needs.forEach((need, i) => (whole.needPrice[need] = needPrice[i]!));
    part.resources.forEach((resource, j) => (whole.resourcePrice[resource] = resourcePrice[j]!));
    part.edges.forEach((edge, e) => (whole.edgeFlow[edge] = edgeFlow[e]!));
  });
  priceIdle(market, whole);
  return whole;
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
