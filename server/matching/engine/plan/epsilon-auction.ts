import type { Market, MarketSolution } from "./types.ts";

const NONE = -1;

/**
 * Bids on each resource's units, cheapest first, as linked lists in typed arrays. A resource whose units are all held costs what its
 * cheapest holding bid; one with units left costs nothing.
 */
class Holdings {
  readonly price: Float64Array;
  readonly free: Float64Array;
  readonly first: Int32Array;
  readonly edge: number[] = [];
  readonly units: number[] = [];
  readonly bid: number[] = [];
  readonly next: number[] = [];
  private recycled = NONE;

  constructor(capacity: Float64Array) {
    this.price = new Float64Array(capacity.length);
    this.free = capacity.slice();
    this.first = new Int32Array(capacity.length).fill(NONE);
  }

  insert(resource: number, edge: number, units: number, bid: number): void {
    let at = this.recycled;
    if (at === NONE) {
      at = this.edge.push(edge) - 1;
      this.units.push(units);
      this.bid.push(bid);
      this.next.push(NONE);
    } else {
      this.recycled = this.next[at]!;
      this.edge[at] = edge;
      this.units[at] = units;
      this.bid[at] = bid;
    }
    let before = NONE;
    let after = this.first[resource]!;
    while (after !== NONE && this.bid[after]! < bid) {
      before = after;
      after = this.next[after]!;
    }
    this.next[at] = after;
    if (before === NONE) this.first[resource] = at;
    else this.next[before] = at;
  }

  /** Removes the cheapest holding of a resource. */
  dropFirst(resource: number): void {
    const at = this.first[resource]!;
    this.first[resource] = this.next[at]!;
    this.next[at] = this.recycled;
    this.recycled = at;
  }
}

/**
 * Solves a market within `epsilon` per unit: needs bid for the resource that leaves them most, up to what their second choice
 * leaves them plus epsilon, and push out lower bids (auction for transportation problems; Bertsekas and Castañón 1989).
 * The flow is feasible and its value misses the optimum by at most epsilon × units served; the prices prove it.
 * Pure; deterministic; cheap for a large epsilon, dear for a small one.
 */
export function solveByAuction(market: Market, epsilon: number): MarketSolution {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const needs = needQuantity.length;
  const held = new Holdings(resourceCapacity);
  const { price, free } = held;
  const open = needQuantity.slice();
  const edgeNeed = new Int32Array(edgeProfit.length);
  for (let i = 0; i < needs; i++) edgeNeed.fill(i, needStart[i]!, needStart[i + 1]!);
  const queue = new Int32Array(Math.max(1, needs));
  const queued = new Uint8Array(needs).fill(1);
  for (let i = 0; i < needs; i++) queue[i] = i;
  let head = 0;
  let waiting = needs;

  while (waiting > 0) {
    const i = queue[head]!;
    head = head + 1 === needs ? 0 : head + 1;
    waiting--;
    queued[i] = 0;
    let bestEdge = NONE;
    let best = 0;
    let second = 0;
    const end = needStart[i + 1]!;
    for (let e = needStart[i]!; e < end; e++) {
      const margin = edgeProfit[e]! - price[edgeResource[e]!]!;
      if (margin > best) {
        second = best;
        best = margin;
        bestEdge = e;
      } else if (margin > second) second = margin;
    }
    if (bestEdge === NONE) continue;

    const resource = edgeResource[bestEdge]!;
    const bid = edgeProfit[bestEdge]! - second + epsilon;
    let taken = Math.min(open[i]!, free[resource]!);
    free[resource]! -= taken;
    while (taken < open[i]!) {
      const cheapest = held.first[resource]!;
      if (cheapest === NONE || held.bid[cheapest]! >= bid) break;
      const loser = edgeNeed[held.edge[cheapest]!]!;
      const moved = Math.min(open[i]! - taken, held.units[cheapest]!);
      taken += moved;
      if (loser === i) open[i]! += moved;
      else {
        open[loser]! += moved;
        if (!queued[loser]) {
          queued[loser] = 1;
          queue[(head + waiting++) % needs] = loser;
        }
      }
      if (moved === held.units[cheapest]) held.dropFirst(resource);
      else held.units[cheapest]! -= moved;
    }
    held.insert(resource, bestEdge, taken, bid);
    open[i]! -= taken;
    price[resource] = free[resource]! > 0 ? 0 : held.bid[held.first[resource]!]!;
    if (open[i]! > 0) {
      queued[i] = 1;
      queue[(head + waiting++) % needs] = i;
    }
  }
  return readAuction(market, held);
}

function readAuction(market: Market, held: Holdings): MarketSolution {
  const { needStart, edgeResource, edgeProfit } = market;
  const edgeFlow = new Float64Array(edgeProfit.length);
  for (const first of held.first) {
    for (let at = first; at !== NONE; at = held.next[at]!) edgeFlow[held.edge[at]!]! += held.units[at]!;
  }
  const needPrice = new Float64Array(needStart.length - 1);
  for (let i = 0; i < needPrice.length; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      needPrice[i] = Math.max(needPrice[i]!, edgeProfit[e]! - held.price[edgeResource[e]!]!);
    }
  }
  return { edgeFlow, needPrice, resourcePrice: held.price };
}
