import type { Market, PlanProblem } from "./types.ts";

/**
 * A market and where it came from: need i of the market is `needs[i]` of the problem, and so on. Needs and resources that nothing
 * could flow through (amount 0, no profitable edge) are left out.
 */
export interface CompiledMarket {
  market: Market;
  needs: Int32Array;
  resources: Int32Array;
  edges: Int32Array;
}

/** Turns a checked problem into typed arrays, edges grouped by need in their order of input. Pure; cost linear in its size. */
export function compileMarket(problem: PlanProblem): CompiledMarket {
  const live = problem.edges.map(
    (edge) =>
      edge.profitPerUnit > 0 &&
      problem.needs[edge.need]!.quantity > 0 &&
      problem.resources[edge.resource]!.capacity > 0,
  );
  const needOf = number(problem.needs.length, problem.edges, live, (edge) => edge.need);
  const resourceOf = number(problem.resources.length, problem.edges, live, (edge) => edge.resource);

  const needStart = new Int32Array(needOf.members.length + 1);
  problem.edges.forEach((edge, e) => {
    if (live[e]) needStart[needOf.index[edge.need]! + 1]!++;
  });
  for (let i = 0; i < needOf.members.length; i++) needStart[i + 1]! += needStart[i]!;
  const count = needStart[needOf.members.length]!;
  const next = needStart.slice();
  const edgeResource = new Int32Array(count);
  const edgeProfit = new Float64Array(count);
  const edges = new Int32Array(count);
  problem.edges.forEach((edge, e) => {
    if (!live[e]) return;
    const at = next[needOf.index[edge.need]!]!++;
    edgeResource[at] = resourceOf.index[edge.resource]!;
    edgeProfit[at] = edge.profitPerUnit;
    edges[at] = e;
  });
  return {
    market: {
      needQuantity: Float64Array.from(needOf.members, (i) => problem.needs[i]!.quantity),
      resourceCapacity: Float64Array.from(resourceOf.members, (j) => problem.resources[j]!.capacity),
      needStart,
      edgeResource,
      edgeProfit,
    },
    needs: needOf.members,
    resources: resourceOf.members,
    edges,
  };
}

function number<E>(count: number, edges: readonly E[], live: readonly boolean[], end: (edge: E) => number) {
  const index = new Int32Array(count).fill(-1);
  edges.forEach((edge, e) => {
    if (live[e]) index[end(edge)] = 0;
  });
  const members: number[] = [];
  for (let i = 0; i < count; i++) {
    if (index[i] === 0) {
      index[i] = members.length;
      members.push(i);
    }
  }
  return { index, members: Int32Array.from(members) };
}
