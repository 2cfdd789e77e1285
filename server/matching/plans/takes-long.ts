import type { OpenMarket } from "../engine/plan/standing/open-market.ts";

/** Edges (needs × what suits each) from which a plan has a provisional answer first: where no lot stands in the market, and where one does. */
export interface ProvisionalFrom {
  plain: number;
  withLots: number;
}

/** About a second on two slow cores (`engine/plan/DESIGN.md`, figures). Lots are settled by solving the market some dozens of times. */
export const aboutOneSecond: ProvisionalFrom = { plain: 100_000, withLots: 8_000 };

/** Whether a market's plan takes longer than people like to wait. Pure. */
export function takesLong({ needs, resources }: OpenMarket, { plain, withLots }: ProvisionalFrom): boolean {
  const edges = needs.reduce((sum, { offers }) => sum + offers.length, 0);
  const hasLots = [...needs, ...resources].some(({ minLot }) => minLot !== null && minLot > 1);
  return edges >= (hasLots ? withLots : plain);
}
