import { checkProblem } from "./check-problem.ts";
import { compileMarket } from "./compile-market.ts";
import { solveMarket } from "./solve-market.ts";
import type { Plan, PlanFlow, PlanProblem } from "./types.ts";
import { verifyCertificate } from "./verify-certificate.ts";

/**
 * Allocates all open capacity to all open needs so that the value is greatest, with a certificate.
 * Minimum lots are not part of this answer. Pure.
 * @throws PlanInputError when the problem is malformed or too large to be exact, the caller's fault
 */
export function solvePlan(problem: PlanProblem): Plan {
  checkProblem(problem);
  const compiled = compileMarket(problem);
  const { market } = compiled;
  const solution = solveMarket(market);
  const { feasible, primal, dual } = verifyCertificate(market, solution);
  const certified = feasible && primal === dual;

  const needDuals = new Float64Array(problem.needs.length);
  compiled.needs.forEach((need, i) => (needDuals[need] = solution.needPrice[i]!));
  const resourceDuals = new Float64Array(problem.resources.length);
  compiled.resources.forEach((resource, j) => (resourceDuals[resource] = solution.resourcePrice[j]!));
  const flows: PlanFlow[] = [];
  compiled.edges.forEach((edge, e) => {
    const quantity = solution.edgeFlow[e]!;
    if (quantity > 0) flows.push({ ...problem.edges[edge]!, edge, quantity });
  });
  return {
    flows,
    optimum: certified ? primal : null,
    primal,
    dual,
    certified,
    gap: dual > 0 ? (dual - primal) / dual : 0,
    needDuals,
    resourceDuals,
  };
}
