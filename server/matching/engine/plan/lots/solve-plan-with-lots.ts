import { checkProblem } from "../check-problem.ts";
import { compileMarket } from "../compile-market.ts";
import { PlanInputError } from "../plan-input-error.ts";
import { solveMarket } from "../solve-market.ts";
import { splitMarket } from "../split-market.ts";
import type { PlanFlow } from "../types.ts";
import { verifyCertificate } from "../verify-certificate.ts";
import type { LotPlan, LotProblem, SolveProgram } from "./lot-problem.ts";
import { settlePart } from "./settle-part.ts";
import type { EdgeTerms } from "./write-program.ts";

/**
 * Allocates with minimum lots and fixed costs. Each connected market first without them: where that keeps them already it is optimal.
 * Otherwise a small one goes to `solveProgram`, a large one is settled by dropping small lots, with the value without lots as bound.
 * Pure but for the port.
 * @throws PlanInputError when the problem is malformed, the caller's fault
 */
export async function solvePlanWithLots(problem: LotProblem, solveProgram: SolveProgram): Promise<LotPlan> {
  checkProblem(problem);
  checkFixedCosts(problem);
  const compiled = compileMarket(problem);
  const flows: PlanFlow[] = [];
  const parts = { free: 0, solved: 0, bounded: 0 };
  let primal = 0;
  let dual = 0;
  for (const part of splitMarket(compiled.market)) {
    const source = Int32Array.from(part.edges, (e) => compiled.edges[e]!);
    const terms: EdgeTerms = {
      lot: Float64Array.from(source, (e) => Math.max(1, problem.resources[problem.edges[e]!.resource]!.minLot ?? 1)),
      fixedCost: Float64Array.from(source, (e) => problem.edges[e]!.fixedCost ?? 0),
    };
    const solution = solveMarket(part.market);
    const relaxed = { edgeFlow: solution.edgeFlow, dual: verifyCertificate(part.market, solution).dual };
    const settled = await settlePart(part.market, relaxed, terms, solveProgram);
    parts[settled.how]++;
    primal += settled.primal;
    dual += settled.dual;
    settled.edgeFlow.forEach((quantity, e) => {
      const { need, resource, profitPerUnit } = problem.edges[source[e]!]!;
      if (quantity > 0) flows.push({ need, resource, edge: source[e]!, quantity, profitPerUnit });
    });
  }
  const certified = primal === dual;
  return { flows, optimum: certified ? primal : null, primal, dual, certified, gap: dual > 0 ? (dual - primal) / dual : 0, parts };
}

function checkFixedCosts({ edges }: LotProblem): void {
  edges.forEach(({ fixedCost }, e) => {
    if (fixedCost === undefined || (Number.isSafeInteger(fixedCost) && fixedCost >= 0)) return;
    throw new PlanInputError([{ path: `edges[${e}].fixedCost`, message: `must be a whole number from 0 to 2^53, not ${fixedCost}` }]);
  });
}
