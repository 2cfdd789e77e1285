import { PlanInputError } from "../plan-input-error.ts";
import type { Market, MarketSolution } from "../types.ts";
import { LiveMarket } from "./live-market.ts";
import type { LiveSide } from "./live-side.ts";
import { ShortestPath } from "./shortest-path.ts";

/** One possible supply of a participant that is published: the slot of the partner and the profit per unit. */
export interface LiveEdge {
  partner: number;
  profitPerUnit: number;
}

type SideName = "needs" | "resources";

/**
 * An optimal allocation that stays optimal: after each publish, change or withdrawal only what that moves is planned again, exactly
 * (shortest augmenting paths from the kept prices). Participants are named by slots: at first their positions in the market.
 */
export class LivePlan {
  private readonly market: LiveMarket;
  private readonly paths: ShortestPath;

  /** Starts from a market and an optimal solution of it, as `solveMarket` gives it. */
  constructor(market: Market, solution: MarketSolution) {
    this.market = new LiveMarket(market, solution);
    this.paths = new ShortestPath(this.market);
  }

  /**
   * A need (or resource) comes with its amount and possible partners; returns its slot. Edges without profit are left out.
   * @throws PlanInputError when an amount or profit is not whole, negative or beyond 2^53, or a partner is not there
   */
  publish(name: SideName, amount: number, edges: readonly LiveEdge[]): number {
    checkAmount("amount", amount);
    const partners = this.market[name === "needs" ? "resources" : "needs"];
    edges.forEach(({ partner, profitPerUnit }, k) => {
      if (!partners.isOpen(partner)) refuse(`edges[${k}].partner`, `is not there: ${partner}`);
      if (!Number.isSafeInteger(profitPerUnit)) refuse(`edges[${k}].profitPerUnit`, `must be a whole number, not ${profitPerUnit}`);
    });
    const side = this.market[name];
    const slot = side.open();
    for (const { partner, profitPerUnit } of edges) {
      if (profitPerUnit <= 0) continue;
      if (name === "needs") this.market.connect(slot, partner, profitPerUnit);
      else this.market.connect(partner, slot, profitPerUnit);
      side.price[slot] = Math.max(side.price[slot]!, profitPerUnit - partners.price[partner]!);
    }
    this.place(side, slot, amount);
    return slot;
  }

  /**
   * A need (or resource) now has another amount.
   * @throws PlanInputError when it is not there or the amount is no whole number from 0 to 2^53
   */
  change(name: SideName, slot: number, amount: number): void {
    checkAmount("amount", amount);
    const side = this.openSide(name, slot);
    const more = amount - this.market.placed(side, slot) - side.slack[slot]!;
    if (more >= 0) {
      this.place(side, slot, more);
      return;
    }
    const unplaced = Math.min(side.slack[slot]!, -more);
    side.slack[slot]! -= unplaced;
    this.release(name, slot, -more - unplaced);
  }

  /**
   * A need (or resource) goes, with its edges; its slot may be given to another.
   * @throws PlanInputError when it is not there
   */
  withdraw(name: SideName, slot: number): void {
    const side = this.openSide(name, slot);
    const freed = this.takeBack(name, slot, Infinity);
    for (const edge of side.edges.of(slot)) this.market.disconnect(edge);
    side.close(slot);
    this.placeAll(name, freed);
  }

  /** Units on an edge; edges are named by their positions in the market that the plan began with, as long as nobody is published. */
  flow(edge: number): number {
    return this.market.flow[edge]!;
  }

  /** An edge may no longer be used; it is named as for `flow`. */
  close(edge: number): void {
    const { market } = this;
    const [need, resource, units] = [market.need[edge]!, market.resource[edge]!, market.flow[edge]!];
    market.addFlow(edge, -units);
    market.disconnect(edge);
    this.place(market.needs, need, units);
    this.place(market.resources, resource, units);
  }

  /** Whether a participant stands at this slot. */
  has(name: SideName, slot: number): boolean {
    return this.market[name].isOpen(slot);
  }

  /** The price of a participant: what one unit more of it would add at the margin, 0 where units are left over. */
  price(name: SideName, slot: number): number {
    return this.openSide(name, slot).price[slot]!;
  }

  /** Units of a participant that are not placed. */
  unplaced(name: SideName, slot: number): number {
    return this.openSide(name, slot).slack[slot]!;
  }

  /** The value of the plan: Σ units × profit. */
  value(): number {
    let value = 0;
    const { flow, profit } = this.market;
    for (let edge = 0; edge < flow.length; edge++) value += flow[edge]! * profit[edge]!;
    return value;
  }

  /** The market and solution of this moment by slots, for a check or a full solve. */
  snapshot(): { market: Market; solution: MarketSolution } {
    return this.market.snapshot();
  }

  private openSide(name: SideName, slot: number): LiveSide {
    const side = this.market[name];
    if (!side.isOpen(slot)) refuse(name, `has nobody at ${slot}`);
    return side;
  }

  private place(side: LiveSide, slot: number, units: number): void {
    const { needs, resources } = this.market;
    if (units > 0) this.paths.place(side, side === needs ? resources : needs, slot, units);
  }

  private release(name: SideName, slot: number, units: number): void {
    this.placeAll(name, this.takeBack(name, slot, units));
  }

  /** Takes up to `units` off the participant's edges and says whom of the other side they leave open. */
  private takeBack(name: SideName, slot: number, units: number): [partner: number, units: number][] {
    const partnerOf = name === "needs" ? this.market.resource : this.market.need;
    const freed: [number, number][] = [];
    let open = units;
    for (const edge of this.market[name].flows(slot)) {
      const taken = Math.min(open, this.market.flow[edge]!);
      if (taken === 0) break;
      this.market.addFlow(edge, -taken);
      freed.push([partnerOf[edge]!, taken]);
      open -= taken;
    }
    return freed;
  }

  private placeAll(name: SideName, freed: [partner: number, units: number][]): void {
    const partners = this.market[name === "needs" ? "resources" : "needs"];
    for (const [partner, units] of freed) this.place(partners, partner, units);
  }
}

function checkAmount(path: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 0)) refuse(path, `must be a whole number from 0 to 2^53, not ${value}`);
}

function refuse(path: string, message: string): never {
  throw new PlanInputError([{ path, message }]);
}
