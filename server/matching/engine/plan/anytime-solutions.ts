import { solveByAuction } from "./epsilon-auction.ts";
import { serveBestEdgesFirst } from "./greedy-market.ts";
import { solveMarket } from "./solve-market.ts";
import { tightenPrices } from "./tighten-prices.ts";
import type { Market, MarketSolution } from "./types.ts";
import { verifyCertificate } from "./verify-certificate.ts";

/** A feasible answer with what is proven about it: `primal ≤ optimum ≤ dual`, `gap` = (dual − primal) / dual. */
export interface AnytimeAnswer {
  method: "greedy" | "auction" | "simplex";
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
 * Better and better answers to one market: greedy at once, auctions with finer and finer epsilon, at last the exact optimum. Each is
 * at least as good as those before and its bound at least as tight; the caller stops asking when its time is up. Pure (no clock).
 */
export function* anytimeSolutions(market: Market): Generator<AnytimeAnswer, void, undefined> {
  const nothing: MarketSolution = {
    edgeFlow: serveBestEdgesFirst(market),
    needPrice: new Float64Array(0),
    resourcePrice: new Float64Array(market.resourceCapacity.length),
  };
  let best = judge("greedy", market, withTightPrices(market, nothing));
  yield best;
  // A power of two: prices are then sums of powers of two, which add up without rounding, so that the bound is one.
  let epsilon = 2 ** Math.floor(Math.log2(FIRST_EPSILON_SHARE * meanBestProfit(market)));
  for (let k = 0; k < AUCTIONS && best.gap > 0; k++, epsilon /= FINER) {
    const found = judge("auction", market, withTightPrices(market, solveByAuction(market, epsilon)));
    best = combine(best, found);
    yield best;
  }
  if (best.gap > 0) yield judge("simplex", market, solveMarket(market));
}

function withTightPrices(market: Market, solution: MarketSolution): MarketSolution {
  return { edgeFlow: solution.edgeFlow, ...tightenPrices(market, solution.resourcePrice, PRICE_PASSES) };
}

function judge(method: AnytimeAnswer["method"], market: Market, solution: MarketSolution): AnytimeAnswer {
  const { primal, dual } = verifyCertificate(market, solution);
  return { method, solution, primal, dual, gap: dual > 0 ? (dual - primal) / dual : 0 };
}

/** The better flow of two answers with the tighter prices of two. */
function combine(a: AnytimeAnswer, b: AnytimeAnswer): AnytimeAnswer {
  const flow = b.primal >= a.primal ? b : a;
  const prices = b.dual <= a.dual ? b : a;
  return {
    method: flow.method,
    solution: { ...prices.solution, edgeFlow: flow.solution.edgeFlow },
    primal: flow.primal,
    dual: prices.dual,
    gap: prices.dual > 0 ? (prices.dual - flow.primal) / prices.dual : 0,
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
