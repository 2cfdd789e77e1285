import { DistanceHeap } from "./distance-heap.ts";
import { type LiveMarket, type LiveSide, withRoom } from "./live-market.ts";

/** Labels of one side in one search: a label counts while its stamp is the search's. */
class Labels {
  distance = new Float64Array(16);
  stamp = new Int32Array(16);
  readonly reached: number[] = [];

  begin(slots: number): void {
    this.distance = withRoom(this.distance, slots);
    this.stamp = withRoom(this.stamp, slots);
    this.reached.length = 0;
  }
}

/** Dijkstra's search over reduced costs (price + price − profit, never negative), as far as the nearest place for a unit and no further. */
export class PriceSearch {
  private readonly market: LiveMarket;
  private readonly own = new Labels();
  private readonly other = new Labels();
  private readonly heap = new DistanceHeap();
  /** Slots of the other side found at the distance that was then expanded, in the order found (short paths carry more). */
  private readonly level: number[] = [];
  private search = 0;

  constructor(market: LiveMarket) {
    this.market = market;
  }

  /**
   * Moves prices so that the cheapest way to place a unit of `start` costs nothing more. Prices stay valid (every reduced cost 0 or
   * more, 0 where flow is); only what lies nearer than the place found changes.
   */
  openPath(from: LiveSide, to: LiveSide, start: number): void {
    const { own, other, heap, level } = this;
    own.begin(from.edges.length);
    other.begin(to.edges.length);
    heap.clear();
    level.length = 0;
    const stamp = ++this.search;
    const ownEnd = from === this.market.needs ? this.market.need : this.market.resource;

    let best = this.reach(from, to, start, 0, Infinity);
    let distance = 0;
    let expanded = 0;
    while (best > distance) {
      let b: number;
      if (expanded < level.length) b = level[expanded++]!;
      else {
        if (heap.size === 0 || heap.least! >= best) break;
        distance = heap.least!;
        b = heap.pop();
        if (other.distance[b]! < distance) continue;
      }
      const flows = to.flows[b]!;
      for (let k = 0; k < flows.length; k++) {
        const a = ownEnd[flows[k]!]!;
        if (own.stamp[a] !== stamp) best = this.reach(from, to, a, distance, best);
      }
    }
    for (const a of own.reached) if (own.distance[a]! < best) from.price[a]! -= best - own.distance[a]!;
    for (const b of other.reached) if (other.distance[b]! < best) to.price[b]! += best - other.distance[b]!;
  }

  /** A slot of the own side is reached at its final distance: it may stay unplaced (costs its price), or look over its edges. */
  private reach(from: LiveSide, to: LiveSide, a: number, distance: number, bound: number): number {
    const { own, other, heap, level, market } = this;
    const stamp = this.search;
    own.stamp[a] = stamp;
    own.distance[a] = distance;
    own.reached.push(a);
    const otherEnd = from === market.needs ? market.resource : market.need;
    const { profit } = market;
    const { price, slack } = to;
    const reachable = distance + from.price[a]!;
    let best = Math.min(bound, reachable);
    const edges = from.edges[a]!;
    for (let k = 0; k < edges.length; k++) {
      const e = edges[k]!;
      const b = otherEnd[e]!;
      const next = reachable + price[b]! - profit[e]!;
      if (next >= best) continue;
      if (other.stamp[b] !== stamp) other.reached.push(b);
      else if (other.distance[b]! <= next) continue;
      other.stamp[b] = stamp;
      other.distance[b] = next;
      if (slack[b]! > 0) best = next;
      else if (next === distance) level.push(b);
      else heap.push(b, next);
    }
    return best;
  }
}
