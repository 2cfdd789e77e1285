import { LivePlan } from "../live/live-plan.ts";
import type { Market, MarketSolution } from "../types.ts";
import type { EdgeTerms } from "./write-program.ts";

/** One in so many of the edges that fall short is closed before all are looked at again. */
const ONE_IN = 8;

/**
 * Units per edge that keep every lot: from an optimal solution without lots the edges that fall furthest short of their lot or of their
 * fixed cost are closed, the plan following each exactly, until none falls short. Always feasible; near the bound, not proven best. Pure.
 */
export function dropSmallLots(market: Market, solution: MarketSolution, { lot, fixedCost }: EdgeTerms): Float64Array {
  const plan = new LivePlan(market, solution);
  /** How much of what an edge demands it carries; 1 where it is not used. */
  const shareOf = (edge: number): number => {
    const units = plan.flow(edge);
    if (units === 0) return 1;
    return Math.min(units / lot[edge]!, fixedCost[edge]! > 0 ? (units * market.edgeProfit[edge]!) / fixedCost[edge]! : 1);
  };
  for (;;) {
    const short: { edge: number; share: number }[] = [];
    for (let edge = 0; edge < lot.length; edge++) {
      const share = shareOf(edge);
      if (share < 1) short.push({ edge, share });
    }
    if (short.length === 0) return lot.map((_, edge) => plan.flow(edge));
    short.sort((a, b) => a.share - b.share || a.edge - b.edge);
    // Those closed before may have filled one, or left it unused.
    for (const { edge } of short.slice(0, Math.ceil(short.length / ONE_IN))) if (shareOf(edge) < 1) plan.close(edge);
  }
}
