import { solveMarket } from "../solve-market.ts";
import type { Market } from "../types.ts";
import type { EdgeTerms } from "./write-program.ts";

/**
 * Units per edge that keep every lot, found by solving, closing the edges that fall furthest short of their lot or of their fixed
 * cost, and solving again, until none does. Always feasible; near the bound, not proven best. Pure.
 */
export function dropSmallLots(market: Market, { lot, fixedCost }: EdgeTerms): Float64Array {
  const profit = market.edgeProfit.slice();
  for (;;) {
    const { edgeFlow } = solveMarket({ ...market, edgeProfit: profit });
    const short: { edge: number; share: number }[] = [];
    edgeFlow.forEach((units, edge) => {
      if (units === 0) return;
      const share = Math.min(units / lot[edge]!, fixedCost[edge]! > 0 ? (units * market.edgeProfit[edge]!) / fixedCost[edge]! : 1);
      if (share < 1) short.push({ edge, share });
    });
    if (short.length === 0) return edgeFlow;
    short.sort((a, b) => a.share - b.share || a.edge - b.edge);
    for (const { edge } of short.slice(0, Math.ceil(short.length / 4))) profit[edge] = -1;
  }
}
