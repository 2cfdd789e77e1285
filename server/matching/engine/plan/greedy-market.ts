import type { Market } from "./types.ts";

/** Units per edge when the most profitable edge of all is served first, then the next, and so on (ties: first edge). Pure; one sort. */
export function serveBestEdgesFirst(market: Market): Float64Array {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const edgeNeed = new Int32Array(edgeProfit.length);
  for (let i = 0; i < needQuantity.length; i++) edgeNeed.fill(i, needStart[i]!, needStart[i + 1]!);
  const open = needQuantity.slice();
  const free = resourceCapacity.slice();
  const edgeFlow = new Float64Array(edgeProfit.length);
  const edges = byProfit(edgeProfit);
  for (let at = 0; at < edges.length; at++) {
    const e = edges[at]!;
    const units = Math.min(open[edgeNeed[e]!]!, free[edgeResource[e]!]!);
    open[edgeNeed[e]!]! -= units;
    free[edgeResource[e]!]! -= units;
    edgeFlow[e] = units;
  }
  return edgeFlow;
}

/** Places of the profits (0 or more) from the highest down, ties in their order; one number per edge sorts ten times faster than a comparison, where it stays exact. */
export function byProfit(edgeProfit: Float64Array): Int32Array {
  const count = edgeProfit.length;
  const most = edgeProfit.reduce((best, profit) => Math.max(best, profit), 0);
  if ((most + 1) * count > Number.MAX_SAFE_INTEGER) {
    return Int32Array.from(edgeProfit.keys()).toSorted((a, b) => edgeProfit[b]! - edgeProfit[a]! || a - b);
  }
  const keys = new Float64Array(count);
  for (let e = 0; e < count; e++) keys[e] = (most - edgeProfit[e]!) * count + e;
  keys.sort();
  const edges = new Int32Array(count);
  for (let at = 0; at < count; at++) edges[at] = keys[at]! % count;
  return edges;
}
