import type { Market, MarketSolution } from "../types.ts";

/** Prices of participants and unplaced units are kept per side; a slot is a participant's place on its side, free again after it left. */
export class LiveSide {
  /** Price per unit, 0 or more. */
  price: Float64Array;
  /** Units that are not placed: unserved of a need, unused of a resource. */
  slack: Float64Array;
  /** Edges of each slot, and those of them that carry flow. */
  readonly edges: number[][];
  readonly flows: number[][];
  private readonly free = new Set<number>();

  constructor(amounts: Float64Array, price: Float64Array) {
    this.price = price.slice();
    this.slack = amounts.slice();
    this.edges = Array.from({ length: amounts.length }, () => []);
    this.flows = Array.from({ length: amounts.length }, () => []);
  }

  open(): number {
    const [slot = this.edges.length] = this.free;
    if (!this.free.delete(slot)) {
      this.edges.push([]);
      this.flows.push([]);
    }
    this.price = withRoom(this.price, slot);
    this.slack = withRoom(this.slack, slot);
    this.price[slot] = 0;
    this.slack[slot] = 0;
    return slot;
  }

  close(slot: number): void {
    this.price[slot] = 0;
    this.slack[slot] = 0;
    this.free.add(slot);
  }

  isOpen(slot: number): boolean {
    return Number.isInteger(slot) && slot >= 0 && slot < this.edges.length && !this.free.has(slot);
  }
}

/** A market that changes: both sides and their edges, with the flow and the prices that are optimal for it. */
export class LiveMarket {
  readonly needs: LiveSide;
  readonly resources: LiveSide;
  need: Int32Array;
  resource: Int32Array;
  profit: Float64Array;
  flow: Float64Array;
  private edgeCount: number;
  private readonly freeEdges: number[] = [];

  /** Takes over a market with an optimal solution of it (neither is changed). */
  constructor(market: Market, solution: MarketSolution) {
    this.needs = new LiveSide(market.needQuantity, solution.needPrice);
    this.resources = new LiveSide(market.resourceCapacity, solution.resourcePrice);
    this.resource = market.edgeResource.slice();
    this.profit = market.edgeProfit.slice();
    this.edgeCount = this.profit.length;
    this.need = new Int32Array(this.edgeCount);
    this.flow = new Float64Array(this.edgeCount);
    for (let i = 0; i < market.needQuantity.length; i++) {
      for (let e = market.needStart[i]!; e < market.needStart[i + 1]!; e++) {
        const j = this.resource[e]!;
        this.need[e] = i;
        this.needs.edges[i]!.push(e);
        this.resources.edges[j]!.push(e);
        const units = solution.edgeFlow[e]!;
        this.needs.slack[i]! -= units;
        this.resources.slack[j]! -= units;
        this.addFlow(e, units);
      }
    }
  }

  connect(need: number, resource: number, profit: number): void {
    const edge = this.freeEdges.pop() ?? this.edgeCount++;
    this.need = withRoom(this.need, edge);
    this.resource = withRoom(this.resource, edge);
    this.profit = withRoom(this.profit, edge);
    this.flow = withRoom(this.flow, edge);
    this.need[edge] = need;
    this.resource[edge] = resource;
    this.profit[edge] = profit;
    this.flow[edge] = 0;
    this.needs.edges[need]!.push(edge);
    this.resources.edges[resource]!.push(edge);
  }

  /** Removes an edge that carries no flow. */
  disconnect(edge: number): void {
    drop(this.needs.edges[this.need[edge]!]!, edge);
    drop(this.resources.edges[this.resource[edge]!]!, edge);
    this.freeEdges.push(edge);
  }

  /** Adds units (negative: takes them) to an edge and keeps the lists of edges that carry flow. */
  addFlow(edge: number, units: number): void {
    if (units === 0) return;
    const before = this.flow[edge]!;
    this.flow[edge] = before + units;
    if (before === 0) {
      this.needs.flows[this.need[edge]!]!.push(edge);
      this.resources.flows[this.resource[edge]!]!.push(edge);
    } else if (before + units === 0) {
      drop(this.needs.flows[this.need[edge]!]!, edge);
      drop(this.resources.flows[this.resource[edge]!]!, edge);
    }
  }

  /** The market and solution of this moment by slots (a free slot has amount 0 and no edges), for a check or a full solve. */
  snapshot(): { market: Market; solution: MarketSolution } {
    const amounts = (side: LiveSide) =>
      Float64Array.from(side.edges, (_, slot) => side.flows[slot]!.reduce((sum, edge) => sum + this.flow[edge]!, side.slack[slot]!));
    const order = this.needs.edges.flat();
    const needStart = new Int32Array(this.needs.edges.length + 1);
    this.needs.edges.forEach((edges, i) => (needStart[i + 1] = needStart[i]! + edges.length));
    return {
      market: {
        needQuantity: amounts(this.needs),
        resourceCapacity: amounts(this.resources),
        needStart,
        edgeResource: Int32Array.from(order, (edge) => this.resource[edge]!),
        edgeProfit: Float64Array.from(order, (edge) => this.profit[edge]!),
      },
      solution: {
        edgeFlow: Float64Array.from(order, (edge) => this.flow[edge]!),
        needPrice: this.needs.price.slice(0, this.needs.edges.length),
        resourcePrice: this.resources.price.slice(0, this.resources.edges.length),
      },
    };
  }
}

function drop(list: number[], edge: number): void {
  const last = list.pop()!;
  if (last !== edge) list[list.indexOf(edge)] = last;
}

/** The same array, or one twice as long, so that `index` lies within. */
export function withRoom<A extends Float64Array | Int32Array>(array: A, index: number): A {
  if (index < array.length) return array;
  const longer = new (array.constructor as new (length: number) => A)(Math.max(16, index + 1, array.length * 2));
  longer.set(array);
  return longer;
}
