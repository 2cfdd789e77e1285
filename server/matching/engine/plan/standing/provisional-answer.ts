import { type AnytimeAnswer, anytimeSolutions } from "../anytime-solutions.ts";
import { byProfit } from "../greedy-market.ts";
import { serveFirstCome } from "./first-come-market.ts";
import type { Market } from "../types.ts";
import { HandOut } from "./hand-out.ts";
import type { Offer, OpenMarket, OpenNeed, Supply } from "./open-market.ts";
import type { StandingAnswer, StandingDraft } from "./standing-plan.ts";

/**
 * A first answer of a market: `supplies` keep everything that those of the plan keep, `value` is what they are worth, and no plan is worth
 * more than `bound`. What more of a resource would bring is not known yet.
 */
export interface ProvisionalAnswer extends Pick<StandingAnswer, "value" | "bound" | "supplies" | "firstCome"> {
  provisional: true;
}

/** The gap at which the market without lots is near enough: a further auction takes as long as everything before it. */
const NEAR_ENOUGH = 0.005;

/**
 * A good answer to a market that is not solved yet, with a bound. What an auction of the market without lots finds is handed out pair by
 * pair, so that lots, rates and days are kept, and what is left then goes to the best pairs that can still have it. Never worth less than
 * the best pairs first, nor than first come, first served. The bound is that of the market without lots, by prices that are checked.
 * Pure; cost near a third of solving the market.
 */
export function answerProvisionally({ open, market, owed, suppliesOf }: StandingDraft): ProvisionalAnswer {
  const near = nearlyBest(market);
  const firstCome = serveFirstCome(open);
  const guided = new HandOut(open);
  for (const { need, offer, units } of dueFirst(open, suppliesOf(near.solution.edgeFlow))) guided.give(need, offer, units);
  giveBestFirst(guided);
  const greedy = new HandOut(open);
  giveBestFirst(greedy);
  const best = [guided, greedy].reduce((a, b) => (b.value > a.value ? b : a));
  const { value, supplies } = best.value >= firstCome.value ? { value: best.value, supplies: best.supplies() } : firstCome;
  return {
    provisional: true,
    value,
    bound: Math.ceil(near.dual - owed),
    supplies,
    firstCome: { value: firstCome.value, served: firstCome.served },
  };
}

function nearlyBest(market: Market): AnytimeAnswer {
  let near: AnytimeAnswer | undefined;
  for (near of anytimeSolutions(market)) if (near.gap <= NEAR_ENOUGH) break;
  if (!near) throw new Error("a market of whole numbers has a certified answer");
  return near;
}

/** What is not given yet goes to the pairs of the highest profit first. */
function giveBestFirst(handOut: HandOut): void {
  const pairs = handOut.openNeeds().flatMap((need) => need.offers.map((offer): [OpenNeed, Offer] => [need, offer]));
  for (const at of byProfit(Float64Array.from(pairs, ([, offer]) => offer.profitPerUnit))) handOut.give(...pairs[at]!);
}

/** What is due first takes the earliest days, so that little of it is crowded out of the days that it could be made on. */
function dueFirst({ needs }: OpenMarket, wished: readonly Supply[]): { need: OpenNeed; offer: Offer; units: number }[] {
  const needOf = new Map(needs.map((need) => [need.id, need]));
  const due = ({ until }: Offer): number => until ?? Infinity;
  return wished
    .map(({ need: id, resource, units }) => {
      const need = needOf.get(id)!;
      return { need, offer: need.offers.find((offer) => offer.resource === resource)!, units };
    })
    .toSorted((a, b) => (due(a.offer) === due(b.offer) ? b.offer.profitPerUnit - a.offer.profitPerUnit : due(a.offer) - due(b.offer)));
}
