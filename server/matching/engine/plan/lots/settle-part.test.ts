import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHighsSolver } from "../../../solve-with-highs.ts";
import { solveMarket } from "../solve-market.ts";
import { arbitraryMarket, buildMarket } from "../testing/arbitrary-market.ts";
import { slowLotOptimum } from "../testing/slow-lot-optimum.ts";
import type { Market } from "../types.ts";
import { verifyCertificate } from "../verify-certificate.ts";
import { settlePart, type SettledPart } from "./settle-part.ts";
import type { SolveProgram } from "./solve-program.ts";
import type { EdgeTerms } from "./write-program.ts";

const highs = createHighsSolver();
const noSolver = () => Promise.resolve(null);

/** At most six edges, each with a lot of up to 5 units and every other with a fixed cost. */
const arbitraryLots: fc.Arbitrary<{ market: Market; terms: EdgeTerms }> = fc
  .tuple(
    arbitraryMarket(3).filter(({ edgeProfit }) => edgeProfit.length <= 6),
    fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }),
    fc.array(fc.nat(12), { minLength: 6, maxLength: 6 }),
  )
  .map(([market, lots, fixed]) => ({
    market,
    terms: {
      lot: Float64Array.from(market.edgeProfit, (_, e) => lots[e]!),
      fixedCost: Float64Array.from(market.edgeProfit, (_, e) => (fixed[e]! > 6 ? fixed[e]! : 0)),
    },
  }));

function settle(market: Market, terms: EdgeTerms, solver: SolveProgram): Promise<SettledPart> {
  const solution = solveMarket(market);
  return settlePart(market, { ...solution, dual: verifyCertificate(market, solution).dual }, terms, solver);
}

/** However it was found, an answer keeps amounts and lots and is worth what it says. */
function check(market: Market, { lot, fixedCost }: EdgeTerms, { edgeFlow, primal }: SettledPart): void {
  const none = { needPrice: new Float64Array(market.needQuantity.length).fill(Infinity), resourcePrice: new Float64Array(market.resourceCapacity.length) };
  const { feasible, primal: gross } = verifyCertificate(market, { edgeFlow, ...none });
  expect(feasible).toBe(true);
  expect(edgeFlow.every((units, e) => units === 0 || units >= lot[e]!)).toBe(true);
  expect(primal).toBe(gross - edgeFlow.reduce((costs, units, e) => costs + (units > 0 ? fixedCost[e]! : 0), 0));
}

describe("settlePart", () => {
  it("equals trying everything, on small markets with lots and fixed costs", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLots, async ({ market, terms }) => {
        const settled = await settle(market, terms, highs);
        check(market, terms, settled);
        const optimum = slowLotOptimum(market, terms);
        expect([settled.primal, settled.dual]).toEqual([optimum, optimum]);
      }),
      { numRuns: 150 },
    );
  });

  it("without a solver still keeps every lot and gives a bound that encloses the optimum", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLots, async ({ market, terms }) => {
        const settled = await settle(market, terms, noSolver);
        check(market, terms, settled);
        const optimum = slowLotOptimum(market, terms);
        expect(settled.primal).toBeLessThanOrEqual(optimum);
        expect(settled.dual).toBeGreaterThanOrEqual(optimum);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves the answer without lots where none is in its way", async () => {
    const market = buildMarket([500], [300, 400], [[0, 0, 9], [0, 1, 4]]);
    const withLots = (...lot: number[]): EdgeTerms => ({ lot: Float64Array.from(lot), fixedCost: new Float64Array(2) });
    expect(await settle(market, withLots(200, 100), noSolver)).toMatchObject({ how: "free", primal: 300 * 9 + 200 * 4 });
    expect(await settle(market, withLots(250, 250), highs)).toMatchObject({ how: "solved", primal: 250 * 9 + 250 * 4 });
  });
});
