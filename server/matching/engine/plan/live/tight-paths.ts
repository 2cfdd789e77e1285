import { type LiveMarket, type LiveSide, withRoom } from "./live-market.ts";

const NONE = -1;

/** Depth-first search over edges of reduced cost 0: sends units along every such path that it meets in one sweep. */
export class TightPaths {
  private readonly market: LiveMarket;
  private ownStamp = new Int32Array(16);
  private otherStamp = new Int32Array(16);
  private sweep = 0;
  /** The path: own slots, how far their edges and the flows of their current partner have been tried, and the edges between. */
  private readonly slots: number[] = [];
  private readonly edgeAt: number[] = [];
  private readonly flowAt: number[] = [];
  private readonly partner: number[] = [];
  /** given[k]: edge from slot k to its partner; taken[k]: edge from the partner before to slot k, which gives way. */
  private readonly given: number[] = [];
  private readonly taken: number[] = [];

  constructor(market: LiveMarket) {
    this.market = market;
  }

  /** Sends up to `units` from `start` and returns how many went; more may be possible in another sweep. Effect: flow and slack. */
  send(from: LiveSide, to: LiveSide, start: number, units: number): number {
    const { market, slots, edgeAt, flowAt, partner, given } = this;
    this.ownStamp = withRoom(this.ownStamp, from.edges.length);
    this.otherStamp = withRoom(this.otherStamp, to.edges.length);
    const { ownStamp, otherStamp } = this;
    const stamp = ++this.sweep;
    const otherEnd = from === market.needs ? market.resource : market.need;
    const ownEnd = from === market.needs ? market.need : market.resource;
    const { profit } = market;

    let open = units;
    let depth = this.step(0, start, NONE);
    while (depth >= 0 && open > 0) {
      const a = slots[depth]!;
      if (from.price[a] === 0) {
        const amount = this.room(depth, open);
        from.slack[a]! += amount;
        open -= amount;
        ownStamp[a] = 0;
        depth = this.apply(depth, amount, false, otherStamp, ownStamp);
        continue;
      }
      const b = partner[depth]!;
      if (b !== NONE) {
        const flows = to.flows[b]!;
        let next = NONE;
        while (next === NONE && flowAt[depth]! < flows.length) {
          const e = flows[flowAt[depth]!++]!;
          if (ownStamp[ownEnd[e]!] !== stamp) next = e;
        }
        if (next === NONE) partner[depth] = NONE;
        else depth = this.step(depth + 1, ownEnd[next]!, next);
        continue;
      }
      const edges = from.edges[a]!;
      let found = NONE;
      while (found === NONE && edgeAt[depth]! < edges.length) {
        const e = edges[edgeAt[depth]!++]!;
        const other = otherEnd[e]!;
        if (otherStamp[other] === stamp) continue;
        if (from.price[a]! + to.price[other]! <= profit[e]!) found = e;
      }
      if (found === NONE) {
        depth--;
        continue;
      }
      const next = otherEnd[found]!;
      otherStamp[next] = stamp;
      given[depth] = found;
      if (to.slack[next]! > 0) {
        const amount = Math.min(this.room(depth, open), to.slack[next]!);
        to.slack[next]! -= amount;
        open -= amount;
        if (to.slack[next]! > 0) {
          otherStamp[next] = 0;
          edgeAt[depth]!--;
        }
        depth = this.apply(depth, amount, true, otherStamp, ownStamp);
      } else {
        partner[depth] = next;
        flowAt[depth] = 0;
      }
    }
    return units - open;
  }

  private step(depth: number, slot: number, taken: number): number {
    this.slots[depth] = slot;
    this.edgeAt[depth] = 0;
    this.flowAt[depth] = 0;
    this.partner[depth] = NONE;
    this.taken[depth] = taken;
    this.ownStamp[slot] = this.sweep;
    return depth;
  }

  /** How many of `units` the path down to `depth` can carry. */
  private room(depth: number, units: number): number {
    let amount = units;
    for (let k = 1; k <= depth; k++) amount = Math.min(amount, this.market.flow[this.taken[k]!]!);
    return amount;
  }

  /** Sends `amount` along the path and steps back before the first edge that is now empty, forgetting what was seen behind it. */
  private apply(depth: number, amount: number, lastGiven: boolean, otherStamp: Int32Array, ownStamp: Int32Array): number {
    const { market, given, taken, partner, slots } = this;
    let back = depth;
    for (let k = depth; k >= 0; k--) {
      if (k < depth || lastGiven) market.addFlow(given[k]!, amount);
      if (k === 0) break;
      market.addFlow(taken[k]!, -amount);
      if (market.flow[taken[k]!] === 0) back = k - 1;
    }
    for (let k = depth; k > back; k--) {
      ownStamp[slots[k]!] = 0;
      if (partner[k] !== NONE) otherStamp[partner[k]!] = 0;
    }
    return back;
  }
}
