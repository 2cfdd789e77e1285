import { hasLots, type OpenMarket } from "../engine/plan/standing/open-market.ts";

/** Edges (needs × what suits each) from which a plan has a provisional answer first: where no lot stands in the market, and where one does. */
export interface ProvisionalFrom {
  plain: number;
  withLots: number;
}

/** About a second on two slow cores (`engine/plan/DESIGN.md`, figures). Lots are settled by closing edges one after another. */
export const aboutOneSecond: ProvisionalFrom = { plain: 100_000, withLots: 40_000 };

/** Whether a market's plan takes longer than people like to wait. Pure. */
export function takesLong(market: OpenMarket, { plain, withLots }: ProvisionalFrom): boolean {
  const edges = market.needs.reduce((sum, { offers }) => sum + offers.length, 0);
  return edges >= (hasLots(market) ? withLots : plain);
}
