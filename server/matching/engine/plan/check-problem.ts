import { PlanInputError, type PlanInputIssue } from "./plan-input-error.ts";
import type { PlanProblem } from "./types.ts";

/** More issues than this say nothing new. */
const MAX_ISSUES = 20;

/**
 * Refuses a problem that could not be solved exactly: numbers that are not whole or beyond 2^53, negative amounts, edges to nowhere,
 * ids given twice, or a value that could pass 2^53. Pure.
 * @throws PlanInputError naming each place (at most 20), the caller's fault
 */
export function checkProblem(problem: PlanProblem): void {
  const issues: PlanInputIssue[] = [];
  const refuse = (path: string, message: string) => {
    if (issues.length < MAX_ISSUES) issues.push({ path, message });
  };
  const amount = (path: string, value: number, least: number) => {
    if (!Number.isSafeInteger(value)) refuse(path, `must be a whole number up to 2^53, not ${value}`);
    else if (value < least) refuse(path, `must be ${least} or more, not ${value}`);
  };
  const unique = (path: string, id: string, seen: Set<string>) => {
    if (seen.has(id)) refuse(path, `is given twice: ${id}`);
    seen.add(id);
  };

  const needIds = new Set<string>();
  problem.needs.forEach((need, i) => {
    unique(`needs[${i}].id`, need.id, needIds);
    amount(`needs[${i}].quantity`, need.quantity, 0);
  });
  const resourceIds = new Set<string>();
  problem.resources.forEach((resource, j) => {
    unique(`resources[${j}].id`, resource.id, resourceIds);
    amount(`resources[${j}].capacity`, resource.capacity, 0);
    if (resource.minLot !== undefined) amount(`resources[${j}].minLot`, resource.minLot, 0);
  });
  const bestProfit = new Float64Array(problem.needs.length);
  problem.edges.forEach((edge, e) => {
    const known =
      position(edge.need, problem.needs.length) && position(edge.resource, problem.resources.length);
    if (!position(edge.need, problem.needs.length)) refuse(`edges[${e}].need`, `is no position in needs: ${edge.need}`);
    if (!position(edge.resource, problem.resources.length)) {
      refuse(`edges[${e}].resource`, `is no position in resources: ${edge.resource}`);
    }
    if (!Number.isSafeInteger(edge.profitPerUnit)) {
      refuse(`edges[${e}].profitPerUnit`, `must be a whole number within ±2^53, not ${edge.profitPerUnit}`);
    } else if (known) bestProfit[edge.need] = Math.max(bestProfit[edge.need]!, edge.profitPerUnit);
  });
  if (issues.length === 0) checkValueRange(problem, bestProfit, refuse);
  if (issues.length > 0) throw new PlanInputError(issues);
}

function position(value: number, length: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < length;
}

/** Every sum that the solvers form stays exact in a double when these three do. */
function checkValueRange(problem: PlanProblem, bestProfit: Float64Array, refuse: (path: string, message: string) => void): void {
  let worth = 0;
  let largest = 0;
  let quantity = 0;
  let capacity = 0;
  problem.needs.forEach((need, i) => {
    worth += need.quantity * bestProfit[i]!;
    largest = Math.max(largest, bestProfit[i]!);
    quantity += need.quantity;
  });
  for (const resource of problem.resources) capacity += resource.capacity;
  const limit = Number.MAX_SAFE_INTEGER;
  if (worth > limit) refuse("needs", "quantity × profit of all needs together passes 2^53: use a coarser unit");
  if (quantity > limit) refuse("needs", "all quantities together pass 2^53: use a coarser unit");
  if (capacity > limit) refuse("resources", "all capacities together pass 2^53: use a coarser unit");
  if (largest * (problem.needs.length + problem.resources.length) > limit) {
    refuse("edges", "the largest profit × the number of participants passes 2^53: use a coarser unit");
  }
}
