import { HandOut } from "./hand-out.ts";
import type { OpenMarket, Supply } from "./open-market.ts";

/** What is given away without a plan, and what it is worth. */
export interface FirstCome {
  value: number;
  supplies: Supply[];
  /** Units served by need; needs that got nothing are left out. */
  served: [need: string, units: number][];
}

/**
 * What happens without a plan: needs in order of arrival, each takes what serves it best of what is left, as early as it can be
 * made; lots, rates and days are kept. Pure; cost offers × (log + slices).
 */
export function serveFirstCome(market: OpenMarket): FirstCome {
  const handOut = new HandOut(market);
  for (const need of market.needs.toSorted(byArrival)) {
    const offers = need.offers.toSorted((a, b) => b.profitPerUnit - a.profitPerUnit || (a.resource < b.resource ? -1 : 1));
    for (const offer of offers) handOut.give(need, offer);
  }
  const served = market.needs.map((need): [string, number] => [need.id, need.quantity - handOut.openOf(need)]);
  return { value: handOut.value, supplies: handOut.supplies(), served: served.filter(([, units]) => units > 0) };
}

const byArrival = (a: { arrival: string; id: string }, b: { arrival: string; id: string }): number =>
  a.arrival < b.arrival ? -1 : a.arrival > b.arrival ? 1 : a.id < b.id ? -1 : 1;
