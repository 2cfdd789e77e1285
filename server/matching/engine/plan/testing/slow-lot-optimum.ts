import type { EdgeTerms } from "../lots/write-program.ts";
import type { Market } from "../types.ts";

/** The oracle for lots and fixed costs: tries every whole amount on every edge, one edge after the other. For a handful of edges. */
export function slowLotOptimum({ needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit }: Market, { lot, fixedCost }: EdgeTerms): number {
  const open = needQuantity.slice();
  const free = resourceCapacity.slice();
  const tryFrom = (i: number, e: number): number => {
    if (e === edgeProfit.length) return 0;
    if (e === needStart[i + 1]) return tryFrom(i + 1, e);
    const j = edgeResource[e]!;
    let best = tryFrom(i, e + 1);
    const most = Math.min(open[i]!, free[j]!);
    for (let units = lot[e]!; units <= most; units++) {
      open[i]! -= units;
      free[j]! -= units;
      best = Math.max(best, units * edgeProfit[e]! - fixedCost[e]! + tryFrom(i, e + 1));
      open[i]! += units;
      free[j]! += units;
    }
    return best;
  };
  return tryFrom(0, 0);
}
