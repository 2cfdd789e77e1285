import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PlanInputError } from "./plan-input-error.ts";
import { solvePlan } from "./solve-plan.ts";
import { arbitraryProblem } from "./testing/arbitrary-problem.ts";
import { slowOptimum } from "./testing/slow-optimum.ts";
import type { PlanProblem } from "./types.ts";

const small: PlanProblem = {
  needs: [
    { id: "early", quantity: 300 },
    { id: "late", quantity: 200 },
  ],
  resources: [
    { id: "near", capacity: 300 },
    { id: "far", capacity: 100 },
  ],
  edges: [
    { need: 0, resource: 0, profitPerUnit: 10 },
    { need: 0, resource: 1, profitPerUnit: 9 },
    { need: 1, resource: 0, profitPerUnit: 8 },
  ],
};

describe("solvePlan", () => {
  it("serves a need from afar where what is near saves more elsewhere, with the prices that prove it", () => {
    const plan = solvePlan(small);
    expect(plan.optimum).toBe(200 * 10 + 100 * 9 + 100 * 8);
    expect(plan).toMatchObject({ certified: true, gap: 0, primal: plan.optimum, dual: plan.optimum });
    expect([...plan.resourceDuals]).toEqual([8, 7]);
    expect([...plan.needDuals]).toEqual([2, 0]);
  });

  it("equals a slow exact solver on every small market, with a certificate", () => {
    fc.assert(
      fc.property(arbitraryProblem(), (problem) => {
        const plan = solvePlan(problem);
        expect(plan.optimum).toBe(slowOptimum(problem));
        expect(plan.certified).toBe(true);
        expect(plan.flows.reduce((sum, flow) => sum + flow.quantity * flow.profitPerUnit, 0)).toBe(plan.primal);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives the same value in whatever order the input comes, and the same answer to the same input", () => {
    fc.assert(
      fc.property(arbitraryProblem(), (problem) => {
        const turned: PlanProblem = {
          needs: problem.needs.toReversed(),
          resources: problem.resources.toReversed(),
          edges: problem.edges
            .map((edge) => ({
              need: problem.needs.length - 1 - edge.need,
              resource: problem.resources.length - 1 - edge.resource,
              profitPerUnit: edge.profitPerUnit,
            }))
            .toReversed(),
        };
        expect(solvePlan(turned).optimum).toBe(solvePlan(problem).optimum);
        expect(solvePlan(problem)).toEqual(solvePlan(problem));
      }),
    );
  });

  it("refuses what is no allocation problem and names each place", () => {
    const bad: PlanProblem = {
      needs: [
        { id: "a", quantity: -1 },
        { id: "a", quantity: 1e18 },
        { id: "b", quantity: 1.5 },
        { id: "c", quantity: Number.NaN },
      ],
      resources: [{ id: "r", capacity: Infinity }],
      edges: [
        { need: 4, resource: 0, profitPerUnit: 1 },
        { need: 0, resource: -1, profitPerUnit: 1 },
        { need: 0, resource: 0, profitPerUnit: 0.5 },
      ],
    };
    let caught: unknown;
    try {
      solvePlan(bad);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(PlanInputError);
    expect((caught as PlanInputError).issues.map((issue) => issue.path)).toEqual([
      "needs[0].quantity",
      "needs[1].id",
      "needs[1].quantity",
      "needs[2].quantity",
      "needs[3].quantity",
      "resources[0].capacity",
      "edges[0].need",
      "edges[1].resource",
      "edges[2].profitPerUnit",
    ]);
  });

  it("refuses values whose sum would not be exact any more", () => {
    const large = {
      needs: [{ id: "a", quantity: 2 ** 40 }],
      resources: [{ id: "r", capacity: 2 ** 40 }],
      edges: [{ need: 0, resource: 0, profitPerUnit: 2 ** 20 }],
    };
    expect(() => solvePlan(large)).toThrow("passes 2^53");
  });
});
