import type { Plan, PlanEdge, PlanProblem } from "../types.ts";

/** An edge that, besides its profit per unit, costs `fixedCost` (whole, 0 or more) once when it is used at all: set-up, a journey. */
export interface LotEdge extends PlanEdge {
  fixedCost?: number;
}

/** An allocation where a resource's `minLot` and an edge's `fixedCost` count: each edge carries nothing or at least the lot. */
export interface LotProblem extends PlanProblem {
  edges: readonly LotEdge[];
}

/** The answer of a mixed-integer solver: for each binary of the program whether it is 1, and whether that is proven best. */
export interface ProgramAnswer {
  proven: boolean;
  chosen: ReadonlySet<string>;
}

/** Solves a mixed-integer program in CPLEX LP text to a gap of 0, within its own limits; null when it found no answer at all. */
export type SolveProgram = (program: string) => Promise<ProgramAnswer | null>;

/**
 * A plan that keeps lots: `primal` is its value (fixed costs taken off), `dual` the bound; `optimum` and `certified` as for `Plan`,
 * where a part that the mixed-integer solver proved counts as certified by it. `parts` says how each connected market was settled:
 * without any lot in its way, by the solver, or by dropping small lots, with only a bound.
 */
export interface LotPlan extends Omit<Plan, "needDuals" | "resourceDuals"> {
  parts: { free: number; solved: number; bounded: number };
}
