import { solveByAuction } from "./epsilon-auction.ts";
import { serveBestEdgesFirst } from "./greedy-market.ts";
import { tightenPrices } from "./tighten-prices.ts";
import type { Market, MarketSolution } from "./types.ts";
import { verifyCertificate } from "./verify-certificate.ts";

/** A feasible answer with what is proven about it: `primal ≤ optimum ≤ dual`, `gap` = (dual − primal) / dual. */
export interface AnytimeAnswer {
  method: "greedy" | "auction";
  solution: MarketSolution;
  primal: number;
  dual: number;
  gap: number;
}

/** Measured: an auction with epsilon of at most 5 % of a need's best profit and one pass over the prices proves a gap near 0.25 %. */
const FIRST_EPSILON_SHARE = 0.05;
const FINER = 4;
const AUCTIONS = 2;
const PRICE_PASSES = 1;

/**
 * Better and better answers to one market that is not solved yet: greedy at once, then auctions with finer and finer epsilon. Each is
 * at least as good as those before and its bound at least as tight; what those who found it claim is checked apart from them, and what
 * does not hold is left out. The caller stops asking when one is good enough. Pure (no clock).
 */
export function* anytimeSolutions(market: Market): Generator<AnytimeAnswer, void, undefined> {
  let best: AnytimeAnswer | undefined;
  for (const [method, { edgeFlow, resourcePrice }] of attempts(market)) {
    const solution = { edgeFlow, ...tightenPrices(market, resourcePrice, PRICE_PASSES) };
    const { feasible, primal, dual } = verifyCertificate(market, solution);
    if (!feasible) continue;
    const found = { method, solution, primal, dual, gap: gapOf(primal, dual) };
    best = best ? combine(best, found) : found;
    yield best;
    if (best.gap === 0) return;
  }
}

function* attempts(market: Market): Generator<[AnytimeAnswer["method"], Pick<MarketSolution, "edgeFlow" | "resourcePrice">], void, undefined> {
  yield ["greedy", { edgeFlow: serveBestEdgesFirst(market), resourcePrice: new Float64Array(market.resourceCapacity.length) }];
  // A power of two: prices are then sums of powers of two, which add up without rounding, so that the bound is one.
  let epsilon = 2 ** Math.floor(Math.log2(FIRST_EPSILON_SHARE * meanBestProfit(market)));
  for (let k = 0; k < AUCTIONS; k++, epsilon /= FINER) yield ["auction", solveByAuction(market, epsilon)];
}

const gapOf = (primal: number, dual: number): number => (dual > 0 ? (dual - primal) / dual : 0);

/** The better flow of two answers with the tighter prices of two. */
function combine(a: AnytimeAnswer, b: AnytimeAnswer): AnytimeAnswer {
  const flow = b.primal >= a.primal ? b : a;
  const prices = b.dual <= a.dual ? b : a;
  return {
    method: flow.method,
    solution: { ...prices.solution, edgeFlow: flow.solution.edgeFlow },
    primal: flow.primal,
    dual: prices.dual,
    gap: gapOf(flow.primal, prices.dual),
  };
}

function meanBestProfit({ needStart, edgeProfit, needQuantity }: Market): number {
  let total = 0;
  for (let i = 0; i < needQuantity.length; i++) {
    let best = 0;
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) best = Math.max(best, edgeProfit[e]!);
    total += best;
  }
  return total / Math.max(1, needQuantity.length);
}
