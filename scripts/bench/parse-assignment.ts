import { PlanInputError } from "../../server/matching/engine/plan/plan-input-error.ts";
import type { FlowNetwork } from "../../server/matching/engine/plan/flow/flow-network.ts";

/** Whether a text begins with a number, as an assignment problem does and a DIMACS file never. Pure. */
export const isAssignment = (text: string): boolean => /^\s*\d/.test(text);

/**
 * Reads an assignment problem in the form of OR-Library: the number of rows, then the costs of the square matrix row by row. Each row
 * takes one column. Pure. @throws PlanInputError for anything else, the caller's fault
 */
export function parseAssignment(text: string): FlowNetwork {
  const [size, ...costs] = text.trim().split(/\s+/).map(Number) as [number, ...number[]];
  if (costs.length !== size * size) throw refuse(`has ${costs.length} costs, not ${size} × ${size}`);
  const wrong = costs.find((cost) => !Number.isSafeInteger(cost));
  if (wrong !== undefined) throw refuse(`has a cost that is no whole number within ±2^53: ${wrong}`);
  return {
    supply: Float64Array.from({ length: 2 * size }, (_, x) => (x < size ? 1 : -1)),
    source: Int32Array.from(costs, (_, k) => Math.floor(k / size)),
    target: Int32Array.from(costs, (_, k) => size + (k % size)),
    lower: new Float64Array(costs.length),
    upper: new Float64Array(costs.length).fill(1),
    cost: Float64Array.from(costs),
  };
}

const refuse = (message: string) => new PlanInputError([{ path: "assignment", message }]);
