import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solvePlan } from "../solve-plan.ts";
import { arbitraryProblem } from "../testing/arbitrary-problem.ts";
import { slowOptimum } from "../testing/slow-optimum.ts";
import type { PlanProblem } from "../types.ts";
import { comparePlans } from "./compare-plans.ts";
import { valueExtraCapacity } from "./marginal-values.ts";

const withCapacity = (problem: PlanProblem, resource: number, extra: number): PlanProblem => ({
  ...problem,
  resources: problem.resources.map((given, j) => (j === resource ? { ...given, capacity: given.capacity + extra } : given)),
});

const scarce: PlanProblem = {
  needs: [
    { id: "a", quantity: 40 },
    { id: "b", quantity: 30 },
    { id: "c", quantity: 50 },
  ],
  resources: [{ id: "spray line", capacity: 40 }],
  edges: [
    { need: 0, resource: 0, profitPerUnit: 5 },
    { need: 1, resource: 0, profitPerUnit: 9 },
    { need: 2, resource: 0, profitPerUnit: 2 },
  ],
};

describe("valueExtraCapacity", () => {
  it("tells what 100 more units are worth, where the price holds, and how many more needs are kept", () => {
    expect(valueExtraCapacity(scarce, [0], 100)).toEqual([
      {
        resource: 0,
        extraUnits: 100,
        value: 30 * 5 + 50 * 2,
        unitsServed: 80,
        needsCompleted: 2,
        ranges: [
          { units: 30, valuePerUnit: 5 },
          { units: 50, valuePerUnit: 2 },
          { units: 20, valuePerUnit: 0 },
        ],
      },
    ]);
  });

  it("equals a full solve with the extra units, and its ranges add up unit by unit", () => {
    fc.assert(
      fc.property(arbitraryProblem(5), fc.integer({ min: 1, max: 12 }), (problem, extra) => {
        const now = slowOptimum(problem);
        const facts = valueExtraCapacity(problem, [...problem.resources.keys()], extra);
        for (const { resource, value, ranges } of facts) {
          expect(value).toBe(slowOptimum(withCapacity(problem, resource, extra)) - now);
          const steps = ranges.flatMap(({ units, valuePerUnit }) => Array.from({ length: units }, () => valuePerUnit));
          expect(steps).toHaveLength(extra);
          const one = slowOptimum(withCapacity(problem, resource, 1)) - now;
          expect(steps[0]).toBe(one);
          expect(steps.reduce((sum, step) => sum + step, 0)).toBe(value);
          expect(steps).toEqual(steps.toSorted((a, b) => b - a));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("comparePlans", () => {
  it("says what the plan gains, and for whom it is different", () => {
    const comparison = comparePlans(scarce, solvePlan(scarce));
    expect(comparison).toEqual({
      gain: 30 * 9 + 10 * 5 - 40 * 5,
      gainShare: 120 / 200,
      planned: { value: 320, units: 40, completed: 1 },
      firstCome: { value: 200, units: 40, completed: 1 },
      different: [
        { need: 1, planned: 30, plannedValue: 270, firstCome: 0, firstComeValue: 0 },
        { need: 0, planned: 10, plannedValue: 50, firstCome: 40, firstComeValue: 200 },
      ],
    });
  });
});
