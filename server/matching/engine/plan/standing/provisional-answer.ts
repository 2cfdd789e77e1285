import { type AnytimeAnswer, anytimeSolutions } from "../anytime-solutions.ts";
import { byProfit } from "../greedy-market.ts";
import { serveFirstCome } from "./first-come-market.ts";
import type { Market } from "../types.ts";
import { HandOut } from "./hand-out.ts";
import { hasLots, type Offer, type OpenMarket, type OpenNeed, type Supply } from "./open-market.ts";
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
 * A good answer to a market that is not solved yet, with a bound: what an auction of the market without lots finds. Where that does not
 * keep lots, rates and days by itself, it is handed out pair by pair, and what is left then goes to the best pairs that can still have
 * it. Never worth less than the best pairs first, nor than first come, first served. The bound is that of the market without lots, by
 * prices that are checked. Pure; cost near half of solving the market.
 */
export function answerProvisionally(draft: StandingDraft): ProvisionalAnswer {
  const near = nearlyBest(draft.market);
  const { value, served, supplies } = serveFirstCome(draft.open);
  const answers = [{ value, supplies: () => supplies }, ...allocationsFrom(draft, near)];
  const best = answers.reduce((a, b) => (b.value > a.value ? b : a));
  return {
    provisional: true,
    value: best.value,
    bound: Math.ceil(near.dual - draft.owed),
    supplies: best.supplies(),
    firstCome: { value, served },
  };
}

/** Allocations that keep everything, among them one that is worth what the best pairs first are, or more. */
function allocationsFrom({ open, owed, suppliesOf }: StandingDraft, { primal, solution }: AnytimeAnswer): Pick<HandOut, "value" | "supplies">[] {
  const supplies = () => suppliesOf(solution.edgeFlow);
  // Without lots, and without needs of nobody's that it might leave, the flow is an allocation, and is no worse than its greedy beginning.
  if (owed === 0 && !hasLots(open)) return [{ value: primal, supplies }];
  const guided = new HandOut(open);
  for (const { need, offer, units } of dueFirst(open, supplies())) guided.give(need, offer, units);
  const greedy = new HandOut(open);
  for (const handOut of [guided, greedy]) giveBestFirst(handOut);
  return [guided, greedy];
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
