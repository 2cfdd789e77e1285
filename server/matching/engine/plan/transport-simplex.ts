import { plantTree } from "./rooted-tree.ts";
import type { Market, MarketSolution } from "./types.ts";

const NONE = -1;

/**
 * Solves a market exactly by the network simplex method on its transportation tree. Pure; the same market gives the same answer.
 *
 * Nodes are needs, then resources, then the root, which stands for "unserved" and "unused". Every arc is uncapacitated and leads
 * from a need to a resource, from a need to the root or from the root to a resource, so the direction of a tree arc follows from
 * the kind of its lower node and only tree arcs carry flow. `price` is the need's price, or minus the resource's price: along a tree
 * arc `price[need] - price[resource] = profit`. The tree stays strongly feasible (an arc without flow points at the root), which
 * makes the method end. `needsPerBlock` is how many needs are priced before the best edge among them enters.
 */
export function solveTransport(market: Market, needsPerBlock = defaultBlock(market.needQuantity.length)): MarketSolution {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const needs = needQuantity.length;
  const root = needs + resourceCapacity.length;
  const tree = plantTransportTree(needQuantity, resourceCapacity);
  const { price } = tree;

  let at = 0;
  let clean = 0;
  while (clean < needs) {
    let best = 0;
    let bestNeed = root;
    let bestResource = root;
    let bestEdge = NONE;
    for (let k = 0; k < needsPerBlock && clean < needs; k++) {
      const needPrice = price[at]!;
      if (-needPrice > best) {
        best = -needPrice;
        bestNeed = at;
        bestResource = root;
        bestEdge = NONE;
      }
      const end = needStart[at + 1]!;
      for (let e = needStart[at]!; e < end; e++) {
        const resource = edgeResource[e]! + needs;
        const resourcePrice = price[resource]!;
        const violation = edgeProfit[e]! - needPrice + resourcePrice;
        if (violation > best) {
          best = violation;
          bestNeed = at;
          bestResource = resource;
          bestEdge = e;
        }
        if (resourcePrice > best) {
          best = resourcePrice;
          bestNeed = root;
          bestResource = resource;
          bestEdge = NONE;
        }
      }
      at = at + 1 === needs ? 0 : at + 1;
      clean++;
    }
    if (best > 0) {
      tree.pivot(bestNeed, bestResource, bestEdge, best);
      clean = 0;
    }
  }

  const edgeFlow = new Float64Array(edgeProfit.length);
  for (let x = 0; x < root; x++) if (tree.edge[x] !== NONE) edgeFlow[tree.edge[x]!] = tree.flow[x]!;
  return {
    edgeFlow,
    needPrice: price.slice(0, needs),
    resourcePrice: price.slice(needs, root).map((value) => 0 - value),
  };
}

/** Measured: small blocks win while subtrees are small, large ones where a pivot moves thousands of nodes (`DESIGN.md`). */
function defaultBlock(needs: number): number {
  return Math.round(10 + needs / 1000);
}

/** The starting tree: every need unserved and every resource unused, all hung from the root. Amounts must be positive. */
function plantTransportTree(needQuantity: Float64Array, resourceCapacity: Float64Array) {
  const needs = needQuantity.length;
  const root = needs + resourceCapacity.length;
  const { parent, depth, hang, addBelow } = plantTree(root);
  const price = new Float64Array(root + 1);
  /** Units on the arc between a node and its parent, and the market's edge that it is (NONE: a slack arc). */
  const flow = new Float64Array(root + 1);
  const edge = new Int32Array(root + 1).fill(NONE);
  flow.set(needQuantity);
  flow.set(resourceCapacity, needs);

  /** Lets the arc need → resource (either may be the root) enter the tree with its violation; the last blocking arc leaves. */
  function pivot(need: number, resource: number, entering: number, violation: number): void {
    let a = need;
    let b = resource;
    let depthA = depth[a]!;
    let depthB = depth[b]!;
    let leastA = Infinity;
    let leastB = Infinity;
    let outA = NONE;
    let outB = NONE;
    // Flow falls on arcs of needs on the need's side and on arcs of resources on the resource's side.
    while (a !== b) {
      if (depthA >= depthB) {
        if (a < needs && flow[a]! < leastA) {
          leastA = flow[a]!;
          outA = a;
        }
        a = parent[a]!;
        depthA--;
      } else {
        if (b >= needs && flow[b]! <= leastB) {
          leastB = flow[b]!;
          outB = b;
        }
        b = parent[b]!;
        depthB--;
      }
    }
    const onNeedSide = leastA < leastB;
    const amount = onNeedSide ? leastA : leastB;
    if (amount > 0) {
      for (let x = need; x !== a; x = parent[x]!) flow[x]! += x < needs ? -amount : amount;
      for (let x = resource; x !== a; x = parent[x]!) flow[x]! += x < needs ? amount : -amount;
    }
    if (onNeedSide) {
      rehang(need, resource, outA, amount, entering);
      addBelow(price, need, violation);
    } else {
      rehang(resource, need, outB, amount, entering);
      addBelow(price, resource, -violation);
    }
  }

  /** Cuts the subtree of `out` off and hangs it by `top` from `under`: the path from `top` to `out` turns round. */
  function rehang(top: number, under: number, out: number, topFlow: number, topEdge: number): void {
    let x = top;
    let newParent = under;
    let newFlow = topFlow;
    let newEdge = topEdge;
    for (;;) {
      const oldParent = parent[x]!;
      const oldFlow = flow[x]!;
      const oldEdge = edge[x]!;
      hang(x, newParent);
      flow[x] = newFlow;
      edge[x] = newEdge;
      if (x === out) return;
      newParent = x;
      newFlow = oldFlow;
      newEdge = oldEdge;
      x = oldParent;
    }
  }

  return { price, flow, edge, pivot };
}
