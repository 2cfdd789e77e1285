import { solveFlow } from "../flow/solve-flow.ts";
import type { Market } from "../types.ts";

/**
 * The best whole units per edge when exactly the edges in `open` may be used and each carries at least `lot` units; null when that
 * cannot be. Exact (a flow problem with lower bounds). Pure.
 */
export function serveChosenEdges(market: Market, open: Uint8Array, lot: Float64Array): Float64Array | null {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const needs = needQuantity.length;
  const root = needs + resourceCapacity.length;
  const arcs: { from: number; to: number; lower: number; cost: number }[] = [];
  const edges: number[] = [];
  for (let i = 0; i < needs; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      if (!open[e]) continue;
      edges.push(e);
      arcs.push({ from: i, to: needs + edgeResource[e]!, lower: lot[e]!, cost: -edgeProfit[e]! });
    }
    arcs.push({ from: i, to: root, lower: 0, cost: 0 });
    edges.push(-1);
  }
  const supply = new Float64Array(root + 1);
  supply.set(needQuantity);
  resourceCapacity.forEach((capacity, j) => {
    supply[needs + j] = -capacity;
    arcs.push({ from: root, to: needs + j, lower: 0, cost: 0 });
    edges.push(-1);
  });
  supply[root] = -supply.reduce((sum, units) => sum + units, 0);
  const answer = solveFlow({
    supply,
    source: Int32Array.from(arcs, (arc) => arc.from),
    target: Int32Array.from(arcs, (arc) => arc.to),
    lower: Float64Array.from(arcs, (arc) => arc.lower),
    upper: new Float64Array(arcs.length).fill(Infinity),
    cost: Float64Array.from(arcs, (arc) => arc.cost),
  });
  if (answer.kind !== "optimal") return null;
  const edgeFlow = new Float64Array(edgeProfit.length);
  edges.forEach((e, a) => {
    if (e >= 0) edgeFlow[e] = answer.flow[a]!;
  });
  return edgeFlow;
}
