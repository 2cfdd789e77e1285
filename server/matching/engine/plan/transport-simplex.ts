import type { Market, MarketSolution } from "./types.ts";

/**
 * Solves a market exactly by the network simplex method on its transportation tree (strongly feasible, so it ends). Pure.
 */
export function solveTransport(market: Market, needsPerBlock: number): MarketSolution {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const needs = needQuantity.length;
  const resources = resourceCapacity.length;
  const root = needs + resources;
  const price = new Float64Array(root + 1);
  const flow = new Float64Array(root + 1);
  const parent = new Int32Array(root + 1).fill(root);
  const depth = new Int32Array(root + 1).fill(1);
  const parentEdge = new Int32Array(root + 1).fill(-1);
  const firstChild = new Int32Array(root + 1).fill(-1);
  const next = new Int32Array(root + 1).fill(-1);
  const previous = new Int32Array(root + 1).fill(-1);
  parent[root] = -1;
  depth[root] = 0;
  for (let x = 0; x < root; x++) {
    flow[x] = x < needs ? needQuantity[x]! : resourceCapacity[x - needs]!;
    next[x] = x + 1 < root ? x + 1 : -1;
    previous[x] = x - 1;
  }
  firstChild[root] = root > 0 ? 0 : -1;

  function detach(x: number) {
    const before = previous[x]!;
    const after = next[x]!;
    if (before < 0) firstChild[parent[x]!] = after;
    else next[before] = after;
    if (after >= 0) previous[after] = before;
  }
  function attach(x: number, p: number) {
    const after = firstChild[p]!;
    parent[x] = p;
    next[x] = after;
    previous[x] = -1;
    if (after >= 0) previous[after] = x;
    firstChild[p] = x;
  }

  function pivot(i: number, j: number, edge: number, violation: number) {
    // Join and bottleneck
    let a = i;
    let b = j;
    let delta = Infinity;
    let out = -1;
    let outOnNeedSide = true;
    let da = depth[a]!;
    let db = depth[b]!;
    let minA = Infinity;
    let outA = -1;
    let minB = Infinity;
    let outB = -1;
    while (a !== b) {
      if (da >= db) {
        if (a < needs && flow[a]! < minA) {
          minA = flow[a]!;
          outA = a;
        }
        a = parent[a]!;
        da--;
      } else {
        if (b >= needs && flow[b]! <= minB) {
          minB = flow[b]!;
          outB = b;
        }
        b = parent[b]!;
        db--;
      }
    }
    if (minB <= minA) {
      delta = minB;
      out = outB;
      outOnNeedSide = false;
    } else {
      delta = minA;
      out = outA;
    }
    if (delta > 0) {
      for (let x = i; x !== a; x = parent[x]!) flow[x]! += x < needs ? -delta : delta;
      for (let x = j; x !== a; x = parent[x]!) flow[x]! += x < needs ? delta : -delta;
    }
    // Re-hang the cut subtree
    const top = outOnNeedSide ? i : j;
    let hangFrom = outOnNeedSide ? j : i;
    let x = top;
    let carriedFlow = delta;
    let carriedEdge = edge;
    for (;;) {
      const up = parent[x]!;
      const f = flow[x]!;
      const e = parentEdge[x]!;
      detach(x);
      attach(x, hangFrom);
      flow[x] = carriedFlow;
      parentEdge[x] = carriedEdge;
      if (x === out) break;
      carriedFlow = f;
      carriedEdge = e;
      hangFrom = x;
      x = up;
    }
    const shift = outOnNeedSide ? violation : -violation;
    // Preorder walk of the subtree
    x = top;
    depth[x] = depth[parent[x]!]! + 1;
    price[x]! += shift;
    for (;;) {
      const child = firstChild[x]!;
      if (child >= 0) {
        x = child;
      } else {
        while (x !== top && next[x]! < 0) x = parent[x]!;
        if (x === top) break;
        x = next[x]!;
      }
      depth[x] = depth[parent[x]!]! + 1;
      price[x]! += shift;
    }
  }

  let at = 0;
  let clean = 0;
  while (clean < needs) {
    let best = 0;
    let bestNeed = -1;
    let bestResource = -1;
    let bestEdge = -1;
    for (let k = 0; k < needsPerBlock && clean < needs; k++) {
      const u = price[at]!;
      if (-u > best) {
        best = -u;
        bestNeed = at;
        bestResource = root;
        bestEdge = -1;
      }
      for (let e = needStart[at]!; e < needStart[at + 1]!; e++) {
        const j = edgeResource[e]! + needs;
        const v = price[j]!;
        const rc = edgeProfit[e]! - u + v;
        if (rc > best) {
          best = rc;
          bestNeed = at;
          bestResource = j;
          bestEdge = e;
        }
        if (v > best) {
          best = v;
          bestNeed = root;
          bestResource = j;
          bestEdge = -1;
        }
      }
      at = at + 1 === needs ? 0 : at + 1;
      clean++;
    }
    if (best > 0) {
      pivot(bestNeed, bestResource, bestEdge, best);
      clean = 0;
    }
  }

  const edgeFlow = new Float64Array(edgeProfit.length);
  for (let x = 0; x < root; x++) if (parentEdge[x]! >= 0) edgeFlow[parentEdge[x]!] = flow[x]!;
  return {
    edgeFlow,
    needPrice: price.slice(0, needs),
    resourcePrice: price.slice(needs, root).map((value) => 0 - value),
  };
}
