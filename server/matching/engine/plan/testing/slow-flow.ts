import type { FlowNetwork } from "../flow/flow-network.ts";

interface Arc {
  from: number;
  to: number;
  left: number;
  cost: number;
}

/**
 * The oracle for min-cost flow: a feasible flow by augmenting paths, then negative cycles are cancelled one by one (Bellman-Ford)
 * until none is left. Knows nothing of the solver; for a dozen nodes. A cycle without a bound is "unbounded".
 */
export function slowFlow(network: FlowNetwork): number | "infeasible" | "unbounded" {
  const { supply, source, target, lower, upper, cost } = network;
  const nodes = supply.length;
  const owed = supply.slice();
  const arcs: Arc[] = [];
  let base = 0;
  for (let a = 0; a < cost.length; a++) {
    if (lower[a]! > upper[a]!) return "infeasible";
    arcs.push({ from: source[a]!, to: target[a]!, left: upper[a]! - lower[a]!, cost: cost[a]! });
    arcs.push({ from: target[a]!, to: source[a]!, left: 0, cost: -cost[a]! });
    base += lower[a]! * cost[a]!;
    owed[source[a]!]! -= lower[a]!;
    owed[target[a]!]! += lower[a]!;
  }
  if (owed.reduce((sum, units) => sum + units, 0) !== 0) return "infeasible";
  for (;;) {
    const start = owed.findIndex((units) => units > 0);
    if (start < 0) break;
    const path = findPath(arcs, nodes, start, owed);
    if (!path) return "infeasible";
    const end = arcs[path.at(-1)!]!.to;
    const amount = Math.min(owed[start]!, -owed[end]!, ...path.map((a) => arcs[a]!.left));
    push(arcs, path, amount);
    owed[start]! -= amount;
    owed[end]! += amount;
  }
  for (;;) {
    const cycle = findNegativeCycle(arcs, nodes);
    if (!cycle) break;
    const amount = Math.min(...cycle.map((a) => arcs[a]!.left));
    if (amount === Infinity) return "unbounded";
    push(arcs, cycle, amount);
  }
  return arcs.reduce((sum, arc, a) => (a % 2 === 1 ? sum - arc.left * arc.cost : sum), base);
}

function push(arcs: Arc[], path: number[], amount: number): void {
  for (const a of path) {
    arcs[a]!.left -= amount;
    arcs[a ^ 1]!.left += amount;
  }
}

function findPath(arcs: Arc[], nodes: number, start: number, owed: Float64Array): number[] | undefined {
  const via = new Int32Array(nodes).fill(-1);
  const queue = [start];
  for (const x of queue) {
    if (owed[x]! < 0) return trace(arcs, via, x, start);
    arcs.forEach((arc, a) => {
      if (arc.from === x && arc.left > 0 && arc.to !== start && via[arc.to] === -1) {
        via[arc.to] = a;
        queue.push(arc.to);
      }
    });
  }
  return undefined;
}

function findNegativeCycle(arcs: Arc[], nodes: number): number[] | undefined {
  const distance = new Float64Array(nodes);
  const via = new Int32Array(nodes).fill(-1);
  let changed = -1;
  for (let round = 0; round <= nodes; round++) {
    changed = -1;
    arcs.forEach((arc, a) => {
      if (arc.left > 0 && distance[arc.from]! + arc.cost < distance[arc.to]!) {
        distance[arc.to] = distance[arc.from]! + arc.cost;
        via[arc.to] = a;
        changed = arc.to;
      }
    });
    if (changed < 0) return undefined;
  }
  let x = changed;
  for (let step = 0; step < nodes; step++) x = arcs[via[x]!]!.from;
  const cycle: number[] = [via[x]!];
  for (let y = arcs[via[x]!]!.from; y !== x; y = arcs[via[y]!]!.from) cycle.push(via[y]!);
  return cycle.toReversed();
}

function trace(arcs: Arc[], via: Int32Array, end: number, start: number): number[] {
  const path: number[] = [];
  for (let x = end; x !== start; x = arcs[via[x]!]!.from) path.push(via[x]!);
  return path.toReversed();
}
