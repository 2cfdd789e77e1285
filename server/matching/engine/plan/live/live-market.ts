import type { Market, MarketSolution } from "../types.ts";
import { LiveSide, NONE } from "./live-side.ts";
import { withRoom } from "./with-room.ts";

/** A market that changes: both sides and their edges, with the flow and the prices that are optimal for it. */
export class LiveMarket {
  readonly needs: LiveSide;
  readonly resources: LiveSide;
  need: Int32Array;
  resource: Int32Array;
  profit: Float64Array;
  flow: Float64Array;
  private edgeCount = 0;
  private readonly freeEdges: number[] = [];

  /** Takes over a market with an optimal solution of it (neither is changed). */
  constructor(market: Market, solution: MarketSolution) {
    const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
    const edges = edgeProfit.length;
    const ofNeeds = new Int32Array(needQuantity.length);
    for (let i = 0; i < ofNeeds.length; i++) ofNeeds[i] = needStart[i + 1]! - needStart[i]!;
    const ofResources = new Int32Array(resourceCapacity.length);
    for (let e = 0; e < edges; e++) ofResources[edgeResource[e]!]!++;
    this.needs = new LiveSide(needQuantity, solution.needPrice, ofNeeds, edges);
    this.resources = new LiveSide(resourceCapacity, solution.resourcePrice, ofResources, edges);
    this.need = new Int32Array(edges);
    this.resource = new Int32Array(edges);
    this.profit = new Float64Array(edges);
    this.flow = new Float64Array(edges);
    for (let i = 0; i < needQuantity.length; i++) {
      for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
        const j = edgeResource[e]!;
        this.connect(i, j, edgeProfit[e]!);
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
    this.needs.edges.add(need, edge, resource, profit);
    this.resources.edges.add(resource, edge, need, profit);
  }

  /** Removes an edge that carries no flow. */
  disconnect(edge: number): void {
    this.needs.edges.remove(this.need[edge]!, edge);
    this.resources.edges.remove(this.resource[edge]!, edge);
    this.freeEdges.push(edge);
  }

  /** Adds units (negative: takes them) to an edge and keeps the lists of edges that carry flow. */
  addFlow(edge: number, units: number): void {
    if (units === 0) return;
    const before = this.flow[edge]!;
    this.flow[edge] = before + units;
    if (before === 0) {
      this.needs.addFlow(this.need[edge]!, edge);
      this.resources.addFlow(this.resource[edge]!, edge);
    } else if (before + units === 0) {
      this.needs.dropFlow(this.need[edge]!, edge);
      this.resources.dropFlow(this.resource[edge]!, edge);
    }
  }

  /** Units of a participant that are placed. */
  placed(side: LiveSide, slot: number): number {
    let units = 0;
    for (let edge = side.firstFlow[slot]!; edge !== NONE; edge = side.nextFlow[edge]!) units += this.flow[edge]!;
    return units;
  }

  /** The market and solution of this moment by slots (a free slot has amount 0 and no edges), for a check or a full solve. */
  snapshot(): { market: Market; solution: MarketSolution } {
    const { needs, resources } = this;
    const { start, count, edge, partner, profit } = needs.edges;
    const needStart = new Int32Array(needs.slots + 1);
    for (let i = 0; i < needs.slots; i++) needStart[i + 1] = needStart[i]! + count[i]!;
    const edges = needStart[needs.slots]!;
    const market = {
      needQuantity: this.amounts(needs),
      resourceCapacity: this.amounts(resources),
      needStart,
      edgeResource: new Int32Array(edges),
      edgeProfit: new Float64Array(edges),
    };
    const edgeFlow = new Float64Array(edges);
    for (let i = 0, e = 0; i < needs.slots; i++) {
      for (let at = start[i]!; at < start[i]! + count[i]!; at++, e++) {
        market.edgeResource[e] = partner[at]!;
        market.edgeProfit[e] = profit[at]!;
        edgeFlow[e] = this.flow[edge[at]!]!;
      }
    }
    const solution = { edgeFlow, needPrice: needs.price.slice(0, needs.slots), resourcePrice: resources.price.slice(0, resources.slots) };
    return { market, solution };
  }

  private amounts(side: LiveSide): Float64Array {
    return side.slack.slice(0, side.slots).map((slack, slot) => slack + this.placed(side, slot));
  }
}
