import * as fc from "fast-check";
import type { PlanProblem } from "../types.ts";

/** Small markets of every shape: empty, zero amounts, worthless and double edges, ties, scarce and abundant capacity. */
export function arbitraryProblem(size = 8): fc.Arbitrary<PlanProblem> {
  return fc
    .tuple(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: size }), fc.integer({ min: 1, max: 40 }))
    .chain(([needs, resources, profit]) =>
      fc.record({
        needs: fc.array(fc.nat(9), { minLength: needs, maxLength: needs }),
        resources: fc.array(fc.nat(12), { minLength: resources, maxLength: resources }),
        edges:
          needs > 0 && resources > 0
            ? fc.array(fc.tuple(fc.nat(needs - 1), fc.nat(resources - 1), fc.integer({ min: -2, max: profit })), {
                maxLength: needs * 4,
              })
            : fc.constant<[number, number, number][]>([]),
      }),
    )
    .map(({ needs, resources, edges }) => ({
      needs: needs.map((quantity, i) => ({ id: `n${i}`, quantity })),
      resources: resources.map((capacity, j) => ({ id: `r${j}`, capacity })),
      edges: edges.map(([need, resource, profitPerUnit]) => ({ need, resource, profitPerUnit })),
    }));
}
