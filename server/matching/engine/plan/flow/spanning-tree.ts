import { plantTree } from "../rooted-tree.ts";
import type { ShiftedNetwork } from "./network-simplex.ts";

const NONE = -1;
/** Where an arc stands: empty, in the tree, or full. */
const EMPTY = 1;
const IN_TREE = 0;
const FULL = -1;

/**
 * The basis of the network simplex method: a strongly feasible spanning tree of all nodes and an artificial root, first hung from
 * the root by artificial arcs that cost more than any path. `price` falls by the cost along a tree arc: a tree arc has
 * `price[source] - cost - price[target] = 0`.
 */
export function plantSpanningTree(network: ShiftedNetwork) {
  const { supply, capacity, cost } = network;
  const nodes = supply.length;
  const arcs = cost.length;
  const root = nodes;
  const artificialCost = (cost.reduce((most, value) => Math.max(most, Math.abs(value)), 0) + 1) * (nodes + 1);

  const source = new Int32Array(arcs + nodes);
  const target = new Int32Array(arcs + nodes);
  const flow = new Float64Array(arcs + nodes);
  const state = new Int8Array(arcs + nodes).fill(EMPTY);
  const price = new Float64Array(nodes + 1);
  const { parent, depth, hang, addBelow } = plantTree(nodes);
  const parentArc = new Int32Array(nodes + 1).fill(NONE);
  source.set(network.source);
  target.set(network.target);
  for (let x = 0; x < nodes; x++) {
    const arc = arcs + x;
    const sends = supply[x]! >= 0;
    source[arc] = sends ? x : root;
    target[arc] = sends ? root : x;
    flow[arc] = Math.abs(supply[x]!);
    state[arc] = IN_TREE;
    price[x] = sends ? artificialCost : -artificialCost;
    parentArc[x] = arc;
  }

  const capacityOf = (arc: number) => (arc < arcs ? capacity[arc]! : Infinity);
  /** How much more flow the arc above `x` can carry towards the root, or away from it. */
  const roomUp = (x: number) => {
    const arc = parentArc[x]!;
    return source[arc] === x ? capacityOf(arc) - flow[arc]! : flow[arc]!;
  };
  const roomDown = (x: number) => {
    const arc = parentArc[x]!;
    return source[arc] === x ? flow[arc]! : capacityOf(arc) - flow[arc]!;
  };
  const sendUp = (x: number, amount: number) => {
    const arc = parentArc[x]!;
    flow[arc]! += source[arc] === x ? amount : -amount;
  };

  /** Lets an arc enter the tree; the last blocking arc of its cycle leaves. False: nothing blocks, the cost has no lower bound. */
  function pivot(entering: number): boolean {
    const forward = state[entering] === EMPTY;
    const first = forward ? source[entering]! : target[entering]!;
    const second = forward ? target[entering]! : source[entering]!;
    let amount = capacityOf(entering);
    let out = NONE;
    let onFirstSide = true;
    const join = joinOf(first, second);
    for (let x = first; x !== join; x = parent[x]!) {
      const room = roomDown(x);
      if (room < amount) {
        amount = room;
        out = x;
      }
    }
    for (let x = second; x !== join; x = parent[x]!) {
      const room = roomUp(x);
      if (room <= amount) {
        amount = room;
        out = x;
        onFirstSide = false;
      }
    }
    if (amount === Infinity) return false;
    if (amount > 0) {
      flow[entering]! += forward ? amount : -amount;
      for (let x = first; x !== join; x = parent[x]!) sendUp(x, -amount);
      for (let x = second; x !== join; x = parent[x]!) sendUp(x, amount);
    }
    if (out === NONE) {
      state[entering] = forward ? FULL : EMPTY;
      return true;
    }
    const leaving = parentArc[out]!;
    state[leaving] = flow[leaving] === 0 ? EMPTY : FULL;
    state[entering] = IN_TREE;
    const gap = price[source[entering]!]! - cost[entering]! - price[target[entering]!]!;
    const top = onFirstSide ? first : second;
    rehang(top, onFirstSide ? second : first, out, entering);
    addBelow(price, top, top === source[entering] ? -gap : gap);
    return true;
  }

  function joinOf(first: number, second: number): number {
    let a = first;
    let b = second;
    while (a !== b) {
      if (depth[a]! >= depth[b]!) a = parent[a]!;
      else b = parent[b]!;
    }
    return a;
  }

  /** Cuts the subtree of `out` off and hangs it by `top` from `under`: the path from `top` to `out` turns round. */
  function rehang(top: number, under: number, out: number, entering: number): void {
    let x = top;
    let newParent = under;
    let newArc = entering;
    for (;;) {
      const oldParent = parent[x]!;
      const oldArc = parentArc[x]!;
      hang(x, newParent);
      parentArc[x] = newArc;
      if (x === out) return;
      newParent = x;
      newArc = oldArc;
      x = oldParent;
    }
  }

  return {
    price,
    state,
    pivot,
    usesArtificialArc: () => flow.subarray(arcs).some((units) => units > 0),
    read: () => ({ flow: flow.slice(0, arcs), price: price.slice(0, nodes) }),
  };
}
