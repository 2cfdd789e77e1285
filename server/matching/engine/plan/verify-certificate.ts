import type { Market, MarketSolution } from "./types.ts";

/** What a solution proves: the value of its flow and the bound of its prices; `feasible` false says that one of them is no proof at all. */
export interface Certificate {
  feasible: boolean;
  primal: number;
  dual: number;
}

/**
 * Checks a solution from first principles, apart from any solver: the flow is whole, non-negative and within every quantity and
 * capacity; the prices are non-negative and cover the profit of every edge. Then `primal ≤ optimum ≤ dual`. Pure; linear cost.
 */
export function verifyCertificate(market: Market, solution: MarketSolution): Certificate {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const { edgeFlow, needPrice, resourcePrice } = solution;
  const taken = new Float64Array(resourceCapacity.length);
  let feasible = true;
  let primal = 0;
  let dual = 0;
  for (let i = 0; i < needQuantity.length; i++) {
    let served = 0;
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      const flow = edgeFlow[e]!;
      const j = edgeResource[e]!;
      if (!(flow >= 0 && Number.isSafeInteger(flow))) feasible = false;
      if (!(needPrice[i]! + resourcePrice[j]! >= edgeProfit[e]!)) feasible = false;
      served += flow;
      taken[j]! += flow;
      primal += flow * edgeProfit[e]!;
    }
    if (!(served <= needQuantity[i]! && needPrice[i]! >= 0)) feasible = false;
    dual += needQuantity[i]! * needPrice[i]!;
  }
  for (let j = 0; j < resourceCapacity.length; j++) {
    if (!(taken[j]! <= resourceCapacity[j]! && resourcePrice[j]! >= 0)) feasible = false;
    dual += resourceCapacity[j]! * resourcePrice[j]!;
  }
  return { feasible, primal, dual };
}
