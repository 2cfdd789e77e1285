import { plantSpanningTree } from "./spanning-tree.ts";

/** A flow problem without lower bounds: arcs carry 0 to `capacity` units; supplies add up to 0. */
export interface ShiftedNetwork {
  supply: Float64Array;
  source: Int32Array;
  target: Int32Array;
  capacity: Float64Array;
  cost: Float64Array;
}

/** How a run ended; `flow` per arc and `price` per node belong to the last tree. */
export interface SimplexOutcome {
  kind: "optimal" | "infeasible" | "unbounded";
  flow: Float64Array;
  price: Float64Array;
}

const SMALLEST_BLOCK = 10;

/**
 * The primal network simplex method with artificial arcs to a root and block pricing (the best arc of about √arcs enters).
 * `unbounded` says only that a cycle of negative cost without a bound was found: whether any flow is feasible is then still open.
 * Pure; deterministic.
 */
export function networkSimplex(network: ShiftedNetwork): SimplexOutcome {
  const { source, target, cost } = network;
  const arcs = cost.length;
  const tree = plantSpanningTree(network);
  const { price, state } = tree;
  const block = Math.max(SMALLEST_BLOCK, Math.ceil(Math.sqrt(arcs)));

  let at = 0;
  let clean = 0;
  while (clean < arcs) {
    let best = 0;
    let entering = -1;
    for (let k = 0; k < block && clean < arcs; k++, clean++) {
      const violation = state[at]! * (price[source[at]!]! - cost[at]! - price[target[at]!]!);
      if (violation > best) {
        best = violation;
        entering = at;
      }
      at = at + 1 === arcs ? 0 : at + 1;
    }
    if (entering >= 0) {
      if (!tree.pivot(entering)) return { kind: "unbounded", ...tree.read() };
      clean = 0;
    }
  }
  return { kind: tree.usesArtificialArc() ? "infeasible" : "optimal", ...tree.read() };
}
