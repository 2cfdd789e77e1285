import { LivePlan } from "../../server/matching/engine/plan/live/live-plan.ts";
import { solveMarket } from "../../server/matching/engine/plan/solve-market.ts";
import type { Market, MarketSolution } from "../../server/matching/engine/plan/types.ts";
import { verifyCertificate } from "../../server/matching/engine/plan/verify-certificate.ts";
import { mulberry32 } from "./plan-market.ts";

/**
 * Publishes, withdrawals and changes in turn on a planned market: milliseconds of each, and whether the plan at the end is certified
 * and worth exactly what a full solve of the market at the end gives.
 */
export function replanOneByOne(market: Market, solution: MarketSolution, events: number): { ms: number[]; exact: boolean } {
  const plan = new LivePlan(market, solution);
  const random = mulberry32(7);
  const n = market.needQuantity.length;
  const ms: number[] = [];
  for (let k = 0; k < events; k++) {
    const slot = Math.floor(random() * n);
    const side = random() < 0.5 ? "needs" : "resources";
    const amount = 1 + Math.floor(random() * 50);
    const edges = [...market.edgeResource.subarray(market.needStart[slot], market.needStart[slot + 1])]
      .map((partner, at) => ({ partner, profitPerUnit: market.edgeProfit[market.needStart[slot]! + at]! }))
      .filter(({ partner }) => plan.has("resources", partner));
    if (k % 3 !== 0 && !plan.has(side, slot)) continue;
    const from = performance.now();
    if (k % 3 === 0) plan.publish("needs", amount, edges);
    else if (k % 3 === 1) plan.withdraw(side, slot);
    else plan.change(side, slot, amount);
    ms.push(performance.now() - from);
  }
  return { ms, exact: equalsFullSolve(plan) };
}

function equalsFullSolve(plan: LivePlan): boolean {
  const now = plan.snapshot();
  const { feasible, primal, dual } = verifyCertificate(now.market, now.solution);
  const full = verifyCertificate(now.market, solveMarket(now.market));
  return feasible && primal === dual && primal === plan.value() && full.primal === primal;
}
