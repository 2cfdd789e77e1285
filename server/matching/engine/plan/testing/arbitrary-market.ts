import * as fc from "fast-check";
import type { Market } from "../types.ts";

/** Markets of up to `size` needs and resources of every shape: empty, double edges, ties, scarce and abundant capacity, amounts of 0. */
export function arbitraryMarket(size = 8): fc.Arbitrary<Market> {
  const count = fc.integer({ min: 0, max: size });
  return fc.tuple(count, count, fc.integer({ min: 1, max: 40 })).chain(([needs, resources, profit]) =>
    fc
      .record({
        quantities: amounts(needs, 9),
        capacities: amounts(resources, 12),
        edges:
          needs > 0 && resources > 0
            ? fc.array(fc.tuple(fc.nat(needs - 1), fc.nat(resources - 1), fc.integer({ min: 1, max: profit })), { maxLength: needs * 4 })
            : fc.constant<[number, number, number][]>([]),
      })
      .map(({ quantities, capacities, edges }) => buildMarket(quantities, capacities, edges)),
  );
}

/** The market of these amounts and edges (need, resource, profit), by need in the order given. Pure. */
export function buildMarket(
  quantities: readonly number[],
  capacities: readonly number[],
  edges: readonly (readonly [need: number, resource: number, profit: number])[],
): Market {
  const byNeed = quantities.map((_, need) => edges.filter((edge) => edge[0] === need));
  const needStart = new Int32Array(quantities.length + 1);
  byNeed.forEach((own, need) => (needStart[need + 1] = needStart[need]! + own.length));
  return {
    needQuantity: Float64Array.from(quantities),
    resourceCapacity: Float64Array.from(capacities),
    needStart,
    edgeResource: Int32Array.from(byNeed.flat(), ([, resource]) => resource),
    edgeProfit: Float64Array.from(byNeed.flat(), ([, , profit]) => profit),
  };
}

const amounts = (length: number, max: number) => fc.array(fc.nat(max), { minLength: length, maxLength: length });
