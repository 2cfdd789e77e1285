import { DistanceHeap } from "./distance-heap.ts";
import type { LiveMarket } from "./live-market.ts";
import { type LiveSide, NONE } from "./live-side.ts";
import { withRoom } from "./with-room.ts";

/** What a search knows of one side's slots. Between searches every distance is infinite: those reached are made so again. */
class Labels {
  distance = new Float64Array(16).fill(Infinity);
  /** The edge over which a slot was reached. */
  via = new Int32Array(16);
  /** The slots reached, `count` of them. */
  reached = new Int32Array(16);
  count = 0;

  begin(slots: number): void {
    const known = this.distance.length;
    this.distance = withRoom(this.distance, slots);
    this.distance.fill(Infinity, known);
    this.via = withRoom(this.via, slots);
    this.reached = withRoom(this.reached, slots);
  }
}

/**
 * Places units by shortest paths over reduced costs (price + price − profit, never negative). From a slot paths lead over its edges to
 * slots of the other side, and from those to the own slots that they supply, which would have to give way. A path ends at the nearest
 * place for a unit: a slot of the other side with room, or an own slot that had best stay unplaced.
 */
export class ShortestPath {
  private readonly market: LiveMarket;
  private readonly own = new Labels();
  private readonly other = new Labels();
  private readonly heap = new DistanceHeap();
  /** Slots of the other side found at the distance that was then expanded, in the order found: short paths carry more. Each slot once at most. */
  private level = new Int32Array(16);
  private levelCount = 0;
  private best = 0;
  /** Where the nearest path ends: an own slot, or NONE and then a slot of the other side. */
  private ownPlace = NONE;
  private otherPlace = NONE;
  private from!: LiveSide;
  private to!: LiveSide;
  private ownEnd!: Int32Array;
  private otherEnd!: Int32Array;

  constructor(market: LiveMarket) {
    this.market = market;
  }

  /** Places `units` of `start` on side `from`; all else must be optimally placed, and is again afterwards. Effect: flow, slack, prices. */
  place(from: LiveSide, to: LiveSide, start: number, units: number): void {
    const { market } = this;
    const ofNeeds = from === market.needs;
    this.from = from;
    this.to = to;
    this.ownEnd = ofNeeds ? market.need : market.resource;
    this.otherEnd = ofNeeds ? market.resource : market.need;
    for (let open = units; open > 0; ) {
      this.find(start);
      this.followPrices();
      open -= this.send(open);
    }
  }

  /** Dijkstra's search, as far as the nearest place for a unit and no further. */
  private find(start: number): void {
    const { own, other, heap, from, to, ownEnd } = this;
    const { firstFlow, nextFlow } = to;
    own.begin(from.slots);
    other.begin(to.slots);
    heap.clear();
    const level = (this.level = withRoom(this.level, to.slots));
    this.levelCount = 0;
    this.best = Infinity;
    this.reach(start, 0, NONE);
    let distance = 0;
    let expanded = 0;
    while (this.best > distance) {
      let b: number;
      if (expanded < this.levelCount) b = level[expanded++]!;
      else {
        if (heap.size === 0 || heap.least! >= this.best) return;
        distance = heap.least!;
        b = heap.pop();
        if (other.distance[b]! < distance) continue;
      }
      for (let e = firstFlow[b]!; e !== NONE; e = nextFlow[e]!) {
        const a = ownEnd[e]!;
        if (own.distance[a] === Infinity) this.reach(a, distance, e);
      }
    }
  }

  /** A slot of the own side is reached at its final distance: it may stay unplaced (costs its price), or look over its edges. */
  private reach(a: number, distance: number, via: number): void {
    const { own, other, heap, level, from, to } = this;
    own.distance[a] = distance;
    own.via[a] = via;
    own.reached[own.count++] = a;
    const { price, slack } = to;
    const { start, count, edge, partner, profit } = from.edges;
    const here = distance + from.price[a]!;
    const labels = other.distance;
    let { best } = this;
    if (here < best) {
      best = here;
      this.ownPlace = a;
    }
    const end = start[a]! + count[a]!;
    for (let at = start[a]!; at < end; at++) {
      const b = partner[at]!;
      const next = here + price[b]! - profit[at]!;
      if (next >= best) continue;
      const before = labels[b]!;
      if (before <= next) continue;
      if (before === Infinity) other.reached[other.count++] = b;
      labels[b] = next;
      other.via[b] = edge[at]!;
      if (slack[b]! > 0) {
        best = next;
        this.ownPlace = NONE;
        this.otherPlace = b;
        if (next === distance) break;
      } else if (next === distance) level[this.levelCount++] = b;
      else heap.push(b, next);
    }
    this.best = best;
  }

  /** Moves prices so that the path found costs nothing. They stay valid: every reduced cost 0 or more, 0 where flow is. Effect: forgets the distances. */
  private followPrices(): void {
    const { own, other, best, from, to } = this;
    for (let k = 0; k < own.count; k++) {
      const a = own.reached[k]!;
      if (own.distance[a]! < best) from.price[a]! -= best - own.distance[a]!;
      own.distance[a] = Infinity;
    }
    for (let k = 0; k < other.count; k++) {
      const b = other.reached[k]!;
      if (other.distance[b]! < best) to.price[b]! += best - other.distance[b]!;
      other.distance[b] = Infinity;
    }
    own.count = 0;
    other.count = 0;
  }

  /** Sends up to `units` along the path found and returns how many it carries. */
  private send(units: number): number {
    const { own, other, market, from, to, ownEnd, otherEnd, ownPlace } = this;
    const last = ownPlace === NONE ? NONE : own.via[ownPlace]!;
    const end = ownPlace === NONE ? this.otherPlace : last === NONE ? NONE : otherEnd[last]!;
    let amount = ownPlace === NONE ? Math.min(units, to.slack[end]!) : units;
    if (last !== NONE) amount = Math.min(amount, market.flow[last]!);
    for (let b = end; b !== NONE; ) {
      const taken = own.via[ownEnd[other.via[b]!]!]!;
      if (taken === NONE) break;
      amount = Math.min(amount, market.flow[taken]!);
      b = otherEnd[taken]!;
    }
    if (ownPlace === NONE) to.slack[end]! -= amount;
    else from.slack[ownPlace]! += amount;
    if (last !== NONE) market.addFlow(last, -amount);
    for (let b = end; b !== NONE; ) {
      const given = other.via[b]!;
      market.addFlow(given, amount);
      const taken = own.via[ownEnd[given]!]!;
      if (taken === NONE) break;
      market.addFlow(taken, -amount);
      b = otherEnd[taken]!;
    }
    return amount;
  }
}
