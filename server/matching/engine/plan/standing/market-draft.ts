import type { LiveEdge } from "../live/live-plan.ts";
import type { Market } from "../types.ts";

/** Where participants come to a market: a plan that stands, or the draft of one that is solved as a whole. */
export interface Publishing {
  publish(side: "needs" | "resources", amount: number, edges: readonly LiveEdge[]): number;
}

/** Collects the participants of a market, so that they are planned together and not one by one. */
export class MarketDraft implements Publishing {
  private readonly amounts = { needs: [] as number[], resources: [] as number[] };
  private readonly edgesOf: LiveEdge[][] = [];

  /** Gives the slot that the participant will have; edges lead to partners that are there already. */
  publish(side: "needs" | "resources", amount: number, edges: readonly LiveEdge[]): number {
    const slot = this.amounts[side].push(amount) - 1;
    if (side === "needs") this.edgesOf.push([...edges]);
    else for (const { partner, profitPerUnit } of edges) this.edgesOf[partner]!.push({ partner: slot, profitPerUnit });
    return slot;
  }

  /** All of it, needs and resources by their slots. */
  market(): Market {
    const edges = this.edgesOf.flat();
    const needStart = new Int32Array(this.edgesOf.length + 1);
    this.edgesOf.forEach((own, i) => (needStart[i + 1] = needStart[i]! + own.length));
    return {
      needQuantity: Float64Array.from(this.amounts.needs),
      resourceCapacity: Float64Array.from(this.amounts.resources),
      needStart,
      edgeResource: Int32Array.from(edges, ({ partner }) => partner),
      edgeProfit: Float64Array.from(edges, ({ profitPerUnit }) => profitPerUnit),
    };
  }
}
