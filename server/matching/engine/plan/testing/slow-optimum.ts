import type { Market } from "../types.ts";

/**
 * The oracle of the tests: the best value by successive longest paths (Bellman-Ford over every arc, one augmentation at a time),
 * written without a look at the solvers. For problems of a few dozen participants.
 */
export function slowOptimum({ needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit }: Market): number {
  const needs = needQuantity.length;
  const source = needs + resourceCapacity.length;
  const sink = source + 1;
  const arcs: { from: number; to: number; left: number; profit: number; back: number }[] = [];
  const connect = (from: number, to: number, left: number, profit: number) => {
    arcs.push({ from, to, left, profit, back: arcs.length + 1 });
    arcs.push({ from: to, to: from, left: 0, profit: -profit, back: arcs.length - 1 });
  };
  needQuantity.forEach((quantity, i) => {
    connect(source, i, quantity, 0);
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) connect(i, needs + edgeResource[e]!, Infinity, edgeProfit[e]!);
  });
  resourceCapacity.forEach((capacity, j) => connect(needs + j, sink, capacity, 0));

  let value = 0;
  for (;;) {
    const best = new Float64Array(sink + 1).fill(-Infinity);
    const via = new Int32Array(sink + 1).fill(-1);
    best[source] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      arcs.forEach((arc, a) => {
        if (arc.left > 0 && best[arc.from]! + arc.profit > best[arc.to]!) {
          best[arc.to] = best[arc.from]! + arc.profit;
          via[arc.to] = a;
          changed = true;
        }
      });
    }
    if (!(best[sink]! > 0)) return value;
    let amount = Infinity;
    for (let x = sink; x !== source; x = arcs[via[x]!]!.from) amount = Math.min(amount, arcs[via[x]!]!.left);
    for (let x = sink; x !== source; x = arcs[via[x]!]!.from) {
      arcs[via[x]!]!.left -= amount;
      arcs[arcs[via[x]!]!.back]!.left += amount;
    }
    value += amount * best[sink]!;
  }
}
