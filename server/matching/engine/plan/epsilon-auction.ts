import type { Market, MarketSolution } from "./types.ts";

const NONE = -1;

/** Fields of a holding: two amounts and three numbers, side by side, because what a bid looks at lies anywhere in megabytes. */
const amount = { bid: 0, units: 1 } as const;
const amounts = 2;
const number = { edge: 0, need: 1, next: 2 } as const;
const numbers = 4;

/**
 * Bids on each resource's units, cheapest first, as linked lists in typed arrays. A resource whose units are all held costs what its
 * cheapest holding bid; one with units left costs nothing.
 */
class Holdings {
  readonly price: Float64Array;
  readonly free: Float64Array;
  readonly first: Int32Array;
  #amounts = new Float64Array(1024 * amounts);
  #numbers = new Int32Array(1024 * numbers);
  #count = 0;
  #recycled = NONE;

  constructor(capacity: Float64Array) {
    this.price = new Float64Array(capacity.length);
    this.free = capacity.slice();
    this.first = new Int32Array(capacity.length).fill(NONE);
  }

  bid(at: number): number {
    return this.#amounts[at * amounts + amount.bid]!;
  }

  units(at: number): number {
    return this.#amounts[at * amounts + amount.units]!;
  }

  edge(at: number): number {
    return this.#numbers[at * numbers + number.edge]!;
  }

  need(at: number): number {
    return this.#numbers[at * numbers + number.need]!;
  }

  next(at: number): number {
    return this.#numbers[at * numbers + number.next]!;
  }

  insert(resource: number, need: number, edge: number, units: number, bid: number): void {
    const at = this.#place();
    this.#amounts[at * amounts + amount.bid] = bid;
    this.#amounts[at * amounts + amount.units] = units;
    this.#numbers[at * numbers + number.edge] = edge;
    this.#numbers[at * numbers + number.need] = need;
    let before = NONE;
    let after = this.first[resource]!;
    while (after !== NONE && this.bid(after) < bid) {
      before = after;
      after = this.next(after);
    }
    this.#numbers[at * numbers + number.next] = after;
    if (before === NONE) this.first[resource] = at;
    else this.#numbers[before * numbers + number.next] = at;
  }

  /** Takes units from the cheapest holding of a resource, which is removed when none are left. */
  takeFromFirst(resource: number, units: number): void {
    const at = this.first[resource]!;
    if (units < this.units(at)) {
      this.#amounts[at * amounts + amount.units]! -= units;
      return;
    }
    this.first[resource] = this.next(at);
    this.#numbers[at * numbers + number.next] = this.#recycled;
    this.#recycled = at;
  }

  #place(): number {
    if (this.#recycled !== NONE) {
      const at = this.#recycled;
      this.#recycled = this.next(at);
      return at;
    }
    if ((this.#count + 1) * numbers > this.#numbers.length) this.#grow();
    return this.#count++;
  }

  #grow(): void {
    const [fewerAmounts, fewerNumbers] = [this.#amounts, this.#numbers];
    this.#amounts = new Float64Array(fewerAmounts.length * 2);
    this.#amounts.set(fewerAmounts);
    this.#numbers = new Int32Array(fewerNumbers.length * 2);
    this.#numbers.set(fewerNumbers);
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
      if (cheapest === NONE || held.bid(cheapest) >= bid) break;
      const loser = held.need(cheapest);
      const moved = Math.min(open[i]! - taken, held.units(cheapest));
      taken += moved;
      if (loser === i) open[i]! += moved;
      else {
        open[loser]! += moved;
        if (!queued[loser]) {
          queued[loser] = 1;
          queue[(head + waiting++) % needs] = loser;
        }
      }
      held.takeFromFirst(resource, moved);
    }
    held.insert(resource, i, bestEdge, taken, bid);
    open[i]! -= taken;
    price[resource] = free[resource]! > 0 ? 0 : held.bid(held.first[resource]!);
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
    for (let at = first; at !== NONE; at = held.next(at)) edgeFlow[held.edge(at)]! += held.units(at);
  }
  const needPrice = new Float64Array(needStart.length - 1);
  for (let i = 0; i < needPrice.length; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      needPrice[i] = Math.max(needPrice[i]!, edgeProfit[e]! - held.price[edgeResource[e]!]!);
    }
  }
  return { edgeFlow, needPrice, resourcePrice: held.price };
}
