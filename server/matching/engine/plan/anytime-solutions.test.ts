import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anytimeSolutions } from "./anytime-solutions.ts";
import { solveByAuction } from "./epsilon-auction.ts";
import { serveBestEdgesFirst } from "./greedy-market.ts";
import { arbitraryMarket } from "./testing/arbitrary-market.ts";
import { slowOptimum } from "./testing/slow-optimum.ts";
import { tightenPrices } from "./tighten-prices.ts";
import { verifyCertificate } from "./verify-certificate.ts";

describe("anytimeSolutions", () => {
  it("never goes back, is never worse than greedy, always encloses the optimum", () => {
    fc.assert(
      fc.property(arbitraryMarket(), (market) => {
        const optimum = slowOptimum(market);
        const greedy = verifyCertificate(market, {
          edgeFlow: serveBestEdgesFirst(market),
          needPrice: new Float64Array(market.needQuantity.length),
          resourcePrice: new Float64Array(market.resourceCapacity.length),
        }).primal;
        let primal = greedy;
        let dual = Infinity;
        for (const answer of anytimeSolutions(market)) {
          expect(verifyCertificate(market, answer.solution)).toEqual({ feasible: true, primal: answer.primal, dual: answer.dual });
          expect(answer.primal).toBeGreaterThanOrEqual(primal);
          expect(answer.primal).toBeLessThanOrEqual(optimum);
          expect(answer.dual).toBeGreaterThanOrEqual(optimum);
          expect(answer.dual).toBeLessThanOrEqual(dual);
          ({ primal, dual } = answer);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("solveByAuction", () => {
  it("misses the optimum by at most epsilon a unit served, and its prices prove that", () => {
    fc.assert(
      fc.property(arbitraryMarket(), fc.constantFrom(0.5, 1, 3, 10), (market, epsilon) => {
        const solution = solveByAuction(market, epsilon);
        const { feasible, primal, dual } = verifyCertificate(market, solution);
        const served = solution.edgeFlow.reduce((sum, units) => sum + units, 0);
        expect(feasible).toBe(true);
        expect(dual - primal).toBeLessThanOrEqual(epsilon * served + 1e-9);
      }),
      { numRuns: 500 },
    );
  });
});

describe("tightenPrices", () => {
  it("gives a valid bound from any prices, and no worse one with each pass", () => {
    fc.assert(
      fc.property(arbitraryMarket(), fc.array(fc.nat(30), { minLength: 8, maxLength: 8 }), (market, start) => {
        const none = new Float64Array(market.edgeProfit.length);
        const from = Float64Array.from(market.resourceCapacity, (_, j) => start[j]!);
        const bounds = [0, 1, 2].map((passes) =>
          verifyCertificate(market, { edgeFlow: none, ...tightenPrices(market, from, passes) }),
        );
        expect(bounds.every(({ feasible, dual }) => feasible && dual >= slowOptimum(market))).toBe(true);
        expect(bounds[1]!.dual).toBeLessThanOrEqual(bounds[0]!.dual);
        expect(bounds[2]!.dual).toBeLessThanOrEqual(bounds[1]!.dual);
      }),
    );
  });
});
