import { pickValues } from "./pick-values.ts";
import type { Market } from "./types.ts";

/** A connected part of a market; `needs`, `resources` and `edges` say where its members stand in the whole. */
export interface MarketPart {
  market: Market;
  needs: Int32Array;
  resources: Int32Array;
  edges: Int32Array;
}

/**
 * Splits a market into its connected parts, in the order of their first need; what has no edge or amount 0 is in none.
 * Pure; cost close to linear.
 */
export function splitMarket(market: Market): MarketPart[] {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const needs = needQuantity.length;
  const leader = Int32Array.from({ length: needs + resourceCapacity.length }, (_, x) => x);
  const find = (x: number): number => {
    let top = x;
    while (leader[top] !== top) top = leader[top] = leader[leader[top]!]!;
    return top;
  };
  const carries = (i: number, e: number) => needQuantity[i]! > 0 && resourceCapacity[edgeResource[e]!]! > 0;
  for (let i = 0; i < needs; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      if (!carries(i, e)) continue;
      const a = find(i);
      const b = find(needs + edgeResource[e]!);
      if (a !== b) leader[Math.max(a, b)] = Math.min(a, b);
    }
  }

  const members = new Map<number, { needs: number[]; resources: number[]; edges: number }>();
  for (let i = 0; i < needs; i++) {
    let degree = 0;
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) if (carries(i, e)) degree++;
    if (degree === 0) continue;
    const group = members.get(find(i)) ?? { needs: [], resources: [], edges: 0 };
    group.needs.push(i);
    group.edges += degree;
    members.set(find(i), group);
  }
  const position = new Int32Array(resourceCapacity.length);
  for (let j = 0; j < resourceCapacity.length; j++) {
    const group = members.get(find(needs + j));
    if (group) position[j] = group.resources.push(j) - 1;
  }
  return [...members.values()].map((group) => {
    const start = new Int32Array(group.needs.length + 1);
    const edges = new Int32Array(group.edges);
    let count = 0;
    group.needs.forEach((need, i) => {
      for (let e = needStart[need]!; e < needStart[need + 1]!; e++) if (carries(need, e)) edges[count++] = e;
      start[i + 1] = count;
    });
    return {
      market: {
        needQuantity: pickValues(needQuantity, group.needs),
        resourceCapacity: pickValues(resourceCapacity, group.resources),
        needStart: start,
        edgeResource: edges.map((e) => position[edgeResource[e]!]!),
        edgeProfit: pickValues(edgeProfit, edges),
      },
      needs: Int32Array.from(group.needs),
      resources: Int32Array.from(group.resources),
      edges,
    };
  });
}
