import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHighsSolver } from "../../../solve-with-highs.ts";
import { solvePlan } from "../solve-plan.ts";
import { arbitraryProblem } from "../testing/arbitrary-problem.ts";
import { slowLotOptimum } from "../testing/slow-lot-optimum.ts";
import type { LotProblem } from "./lot-problem.ts";
import { solvePlanWithLots } from "./solve-plan-with-lots.ts";

const highs = createHighsSolver();
const noSolver = () => Promise.resolve(null);

const arbitraryLots: fc.Arbitrary<LotProblem> = fc
  .tuple(arbitraryProblem(3), fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }), fc.array(fc.nat(12), { minLength: 12, maxLength: 12 }))
  .map(([problem, lots, fixed]) => ({
    needs: problem.needs.map((need) => ({ ...need, quantity: need.quantity % 6 })),
    resources: problem.resources.map((resource, j) => ({ ...resource, capacity: resource.capacity % 7, minLot: lots[j]! })),
    edges: problem.edges.slice(0, 6).map((edge, e) => ({ ...edge, fixedCost: fixed[e]! > 6 ? fixed[e]! : 0 })),
  }));

/** Every plan must keep its own promises, however it was found. */
function check(problem: LotProblem, plan: Awaited<ReturnType<typeof solvePlanWithLots>>): void {
  const served = problem.needs.map(() => 0);
  const taken = problem.resources.map(() => 0);
  let value = 0;
  for (const flow of plan.flows) {
    expect(flow.quantity).toBeGreaterThanOrEqual(Math.max(1, problem.resources[flow.resource]!.minLot ?? 1));
    served[flow.need]! += flow.quantity;
    taken[flow.resource]! += flow.quantity;
    value += flow.quantity * flow.profitPerUnit - (problem.edges[flow.edge]!.fixedCost ?? 0);
  }
  expect(problem.needs.every(({ quantity }, i) => served[i]! <= quantity)).toBe(true);
  expect(problem.resources.every(({ capacity }, j) => taken[j]! <= capacity)).toBe(true);
  expect(plan.primal).toBe(value);
}

describe("solvePlanWithLots", () => {
  it("equals trying everything, on small markets with lots and fixed costs", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLots, async (problem) => {
        const plan = await solvePlanWithLots(problem, highs);
        check(problem, plan);
        expect(plan.optimum).toBe(slowLotOptimum(problem));
      }),
      { numRuns: 150 },
    );
  });

  it("without a solver still keeps every lot and reports a bound that encloses the optimum", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLots, async (problem) => {
        const plan = await solvePlanWithLots(problem, noSolver);
        check(problem, plan);
        const optimum = slowLotOptimum(problem);
        expect(plan.primal).toBeLessThanOrEqual(optimum);
        expect(plan.dual).toBeGreaterThanOrEqual(optimum);
        expect(plan.certified).toBe(plan.primal === plan.dual);
      }),
      { numRuns: 500 },
    );
  });

  it("is the plain plan where no lot is in its way", async () => {
    const problem: LotProblem = {
      needs: [{ id: "n", quantity: 500 }],
      resources: [
        { id: "a", capacity: 300, minLot: 200 },
        { id: "b", capacity: 400, minLot: 100 },
      ],
      edges: [
        { need: 0, resource: 0, profitPerUnit: 9 },
        { need: 0, resource: 1, profitPerUnit: 4 },
      ],
    };
    const plan = await solvePlanWithLots(problem, noSolver);
    expect(plan).toMatchObject({ optimum: solvePlan(problem).optimum, certified: true, parts: { free: 1, solved: 0, bounded: 0 } });
    const coarse = { ...problem, resources: problem.resources.map((resource) => ({ ...resource, minLot: 250 })) };
    expect(await solvePlanWithLots(coarse, highs)).toMatchObject({ optimum: 250 * 9 + 250 * 4, parts: { free: 0, solved: 1, bounded: 0 } });
  });

  it("refuses a fixed cost that is none", async () => {
    const problem = { needs: [{ id: "n", quantity: 1 }], resources: [{ id: "r", capacity: 1 }], edges: [{ need: 0, resource: 0, profitPerUnit: 1, fixedCost: -1 }] };
    await expect(solvePlanWithLots(problem, noSolver)).rejects.toThrow("edges[0].fixedCost");
  });
});
