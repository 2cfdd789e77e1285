import type { Market, MarketSolution } from "../types.ts";
import { dropSmallLots } from "./drop-small-lots.ts";
import type { SolveProgram } from "./solve-program.ts";
import { serveChosenEdges } from "./serve-chosen-edges.ts";
import { type EdgeTerms, writeProgram } from "./write-program.ts";

/** Parts with more edges than this are not given to the mixed-integer solver: it would not close them in seconds (`DESIGN.md`). */
const LARGEST_PROGRAM = 400;

/** A connected market with its lots kept, and how: without any in its way, by the solver, or by dropping small lots with only a bound. */
export interface SettledPart {
  how: "free" | "solved" | "bounded";
  edgeFlow: Float64Array;
  primal: number;
  dual: number;
}

/**
 * Keeps the lots and fixed costs of one connected market whose optimum without them is known: where that keeps them already it stays;
 * a small market goes to `solveProgram`, a large one is settled by dropping small lots, with the value without lots as bound.
 * Pure but for the port.
 */
export async function settlePart(
  market: Market,
  relaxed: MarketSolution & { dual: number },
  terms: EdgeTerms,
  solveProgram: SolveProgram,
): Promise<SettledPart> {
  const { edgeFlow, dual } = relaxed;
  if (edgeFlow.every((units, e) => units === 0 || (units >= terms.lot[e]! && terms.fixedCost[e] === 0))) {
    return { how: "free", edgeFlow, primal: dual, dual };
  }
  const dropped = dropSmallLots(market, relaxed, terms);
  const best: SettledPart = { how: "bounded", edgeFlow: dropped, primal: valueOf(market, terms, dropped), dual };
  if (market.edgeProfit.length > LARGEST_PROGRAM) return best;
  const answer = await solveProgram(writeProgram(market, terms));
  if (!answer) return best;
  const open = Uint8Array.from(terms.lot, (lot, e) =>
    (lot <= 1 && terms.fixedCost[e] === 0) || answer.chosen.has(`y${e}`) ? 1 : 0,
  );
  const lower = terms.lot.map((lot, e) => (open[e] && lot > 1 ? lot : 0));
  const chosen = serveChosenEdges(market, open, lower);
  if (!chosen) return best;
  const primal = valueOf(market, terms, chosen);
  if (answer.proven) return { how: "solved", edgeFlow: chosen, primal, dual: primal };
  return primal > best.primal ? { ...best, edgeFlow: chosen, primal } : best;
}

function valueOf(market: Market, { fixedCost }: EdgeTerms, edgeFlow: Float64Array): number {
  let value = 0;
  edgeFlow.forEach((units, e) => {
    if (units > 0) value += units * market.edgeProfit[e]! - fixedCost[e]!;
  });
  return value;
}
