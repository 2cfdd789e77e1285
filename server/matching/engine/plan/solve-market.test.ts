import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveMarket } from "./solve-market.ts";
import { splitMarket } from "./split-market.ts";
import { solveTransport } from "./transport-simplex.ts";
import type { Market } from "./types.ts";
import { verifyCertificate } from "./verify-certificate.ts";

/** Markets of a few dozen participants with many ties, amounts of 0 and parts that do not touch. */
const arbitraryMarket: fc.Arbitrary<Market> = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.constantFrom(2, 5, 1_000))
  .chain(([needs, resources, profit]) =>
    fc.record({
      needQuantity: fc.array(fc.nat(20), { minLength: needs, maxLength: needs }),
      resourceCapacity: fc.array(fc.nat(20), { minLength: resources, maxLength: resources }),
      edges: fc.array(fc.array(fc.tuple(fc.nat(resources - 1), fc.integer({ min: 1, max: profit })), { maxLength: 5 }), {
        minLength: needs,
        maxLength: needs,
      }),
    }),
  )
  .map(({ needQuantity, resourceCapacity, edges }) => ({
    needQuantity: Float64Array.from(needQuantity),
    resourceCapacity: Float64Array.from(resourceCapacity),
    needStart: Int32Array.from([0, ...edges.map((_, i) => edges.slice(0, i + 1).flat().length)]),
    edgeResource: Int32Array.from(edges.flat(), ([resource]) => resource),
    edgeProfit: Float64Array.from(edges.flat(), ([, profit]) => profit),
  }));

describe("solveMarket", () => {
  it("is certified on every market, amounts of 0 and separate parts included", () => {
    fc.assert(
      fc.property(arbitraryMarket, (market) => {
        const { feasible, primal, dual } = verifyCertificate(market, solveMarket(market));
        expect({ feasible, primal }).toEqual({ feasible: true, primal: dual });
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives every part of a market the value that it has in the whole, whatever the block size", () => {
    fc.assert(
      fc.property(arbitraryMarket, fc.integer({ min: 1, max: 40 }), (market, block) => {
        const whole = verifyCertificate(market, solveMarket(market)).primal;
        const parts = splitMarket(market).map((part) => verifyCertificate(part.market, solveTransport(part.market, block)));
        expect(parts.every(({ feasible, primal, dual }) => feasible && primal === dual)).toBe(true);
        expect(parts.reduce((sum, { primal }) => sum + primal, 0)).toBe(whole);
      }),
    );
  });
});
