import type { Market } from "./types.ts";

/**
 * Improves the bound that resource prices prove, resource by resource: with all other prices fixed, the best price of one is where
 * the needs that would rather have it than their next choice just fill it (weighted quantile of a convex piecewise linear function).
 * Returns better prices of needs and resources, valid as a certificate for any market. Pure; cost passes × edges × edges of a need.
 */
export function tightenPrices(
  market: Market,
  resourcePrice: Float64Array,
  passes: number,
): { needPrice: Float64Array; resourcePrice: Float64Array } {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const price = resourcePrice.slice();
  const { start, need } = needsByResource(market);
  const wish: { price: number; units: number }[] = [];
  for (let pass = 0; pass < passes; pass++) {
    for (let j = 0; j < price.length; j++) {
      wish.length = 0;
      for (let k = start[j]!; k < start[j + 1]!; k++) {
        const i = need[k]!;
        if (k > start[j]! && need[k - 1] === i) continue;
        let here = 0;
        let elsewhere = 0;
        for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
          const other = edgeResource[e]!;
          if (other === j) here = Math.max(here, edgeProfit[e]!);
          else elsewhere = Math.max(elsewhere, edgeProfit[e]! - price[other]!);
        }
        if (here > elsewhere) wish.push({ price: here - elsewhere, units: needQuantity[i]! });
      }
      price[j] = fillingPrice(wish, resourceCapacity[j]!);
    }
  }
  const needPrice = new Float64Array(needQuantity.length);
  for (let i = 0; i < needPrice.length; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      needPrice[i] = Math.max(needPrice[i]!, edgeProfit[e]! - price[edgeResource[e]!]!);
    }
  }
  return { needPrice, resourcePrice: price };
}

/** The highest price at which the wishes still fill the capacity, 0 when they never do. Sorts the list. */
function fillingPrice(wish: { price: number; units: number }[], capacity: number): number {
  wish.sort((a, b) => b.price - a.price);
  let units = 0;
  for (const { price, units: more } of wish) {
    units += more;
    if (units >= capacity) return price;
  }
  return 0;
}

function needsByResource({ needStart, edgeResource, resourceCapacity }: Market) {
  const start = new Int32Array(resourceCapacity.length + 1);
  for (const j of edgeResource) start[j + 1]!++;
  for (let j = 0; j < resourceCapacity.length; j++) start[j + 1]! += start[j]!;
  const next = start.slice();
  const need = new Int32Array(edgeResource.length);
  for (let i = 0; i + 1 < needStart.length; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) need[next[edgeResource[e]!]!++] = i;
  }
  return { start, need };
}
