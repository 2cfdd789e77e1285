import { checkProblem } from "../check-problem.ts";
import { compileMarket } from "../compile-market.ts";
import { PlanInputError } from "../plan-input-error.ts";
import { solveMarket } from "../solve-market.ts";
import { splitMarket } from "../split-market.ts";
import type { Market, PlanFlow } from "../types.ts";
import { verifyCertificate } from "../verify-certificate.ts";
import { dropSmallLots } from "./drop-small-lots.ts";
import type { LotPlan, LotProblem, SolveProgram } from "./lot-problem.ts";
import { serveChosenEdges } from "./serve-chosen-edges.ts";
import { type EdgeTerms, writeProgram } from "./write-program.ts";

/** Parts with more edges than this are not given to the mixed-integer solver: it would not close them in seconds (`DESIGN.md`). */
const LARGEST_PROGRAM = 400;

interface SettledPart {
  how: "free" | "solved" | "bounded";
  edgeFlow: Float64Array;
  primal: number;
  dual: number;
}

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
    const settled = await settlePart(part.market, terms, solveProgram);
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

async function settlePart(market: Market, terms: EdgeTerms, solveProgram: SolveProgram): Promise<SettledPart> {
  const relaxed = solveMarket(market);
  const bound = verifyCertificate(market, relaxed).dual;
  if (relaxed.edgeFlow.every((units, e) => units === 0 || (units >= terms.lot[e]! && terms.fixedCost[e] === 0))) {
    return { how: "free", edgeFlow: relaxed.edgeFlow, primal: bound, dual: bound };
  }
  const dropped = dropSmallLots(market, terms);
  let best: SettledPart = { how: "bounded", edgeFlow: dropped, primal: valueOf(market, terms, dropped), dual: bound };
  if (market.edgeProfit.length > LARGEST_PROGRAM) return best;
  const answer = await solveProgram(writeProgram(market, terms));
  if (!answer) return best;
  const open = Uint8Array.from(terms.lot, (lot, e) =>
    (lot <= 1 && terms.fixedCost[e] === 0) || answer.chosen.has(`y${e}`) ? 1 : 0,
  );
  const lower = terms.lot.map((lot, e) => (open[e] && lot > 1 ? lot : 0));
  const edgeFlow = serveChosenEdges(market, open, lower);
  if (!edgeFlow) return best;
  const primal = valueOf(market, terms, edgeFlow);
  if (answer.proven) best = { how: "solved", edgeFlow, primal, dual: primal };
  else if (primal > best.primal) best = { ...best, edgeFlow, primal };
  return best;
}

function valueOf(market: Market, { fixedCost }: EdgeTerms, edgeFlow: Float64Array): number {
  let value = 0;
  edgeFlow.forEach((units, e) => {
    if (units > 0) value += units * market.edgeProfit[e]! - fixedCost[e]!;
  });
  return value;
}

function checkFixedCosts({ edges }: LotProblem): void {
  edges.forEach(({ fixedCost }, e) => {
    if (fixedCost === undefined || (Number.isSafeInteger(fixedCost) && fixedCost >= 0)) return;
    throw new PlanInputError([{ path: `edges[${e}].fixedCost`, message: `must be a whole number from 0 to 2^53, not ${fixedCost}` }]);
  });
}
