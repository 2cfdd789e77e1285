import type { SolveProgram } from "../lots/solve-program.ts";
import { settlePart, type SettledPart } from "../lots/settle-part.ts";
import { pickValues } from "../pick-values.ts";
import { type MarketPart, splitMarket } from "../split-market.ts";
import type { Market, MarketSolution } from "../types.ts";

/** A market with every lot kept: units per edge, their value, and a bound. */
export interface KeptLots {
  edgeFlow: Float64Array;
  primal: number;
  dual: number;
  parts: { free: number; solved: number; bounded: number };
}

/**
 * Keeps the lots of a market that is planned without them, connected part by connected part. What was settled for a part is used
 * again as long as the part is the same, so that a change elsewhere costs no solver.
 */
export class KeepLots {
  private settled = new Map<string, SettledPart>();

  async keep(market: Market, relaxed: MarketSolution, lot: Float64Array, solveProgram: SolveProgram): Promise<KeptLots> {
    const edgeFlow = new Float64Array(market.edgeProfit.length);
    const parts = { free: 0, solved: 0, bounded: 0 };
    const again = new Map<string, SettledPart>();
    let primal = 0;
    let dual = 0;
    for (const part of splitMarket(market)) {
      const settled = await this.settle(part, relaxed, lot, solveProgram, again);
      parts[settled.how]++;
      primal += settled.primal;
      dual += settled.dual;
      part.edges.forEach((edge, e) => (edgeFlow[edge] = settled.edgeFlow[e]!));
    }
    this.settled = again;
    return { edgeFlow, primal, dual, parts };
  }

  private async settle(
    part: MarketPart,
    relaxed: MarketSolution,
    lot: Float64Array,
    solveProgram: SolveProgram,
    again: Map<string, SettledPart>,
  ): Promise<SettledPart> {
    const solution = solutionOf(part, relaxed);
    const terms = { lot: pickValues(lot, part.edges), fixedCost: new Float64Array(part.edges.length) };
    const dual = boundOf(part, relaxed);
    const whole = solution.edgeFlow.every((units, e) => units === 0 || units >= terms.lot[e]!);
    const key = whole ? "" : contentOf(part.market, terms.lot);
    const settled = this.settled.get(key) ?? (await settlePart(part.market, { ...solution, dual }, terms, solveProgram));
    if (!whole) again.set(key, settled);
    return settled;
  }
}

/** The whole's solution as one of a part. */
const solutionOf = ({ needs, resources, edges }: MarketPart, { edgeFlow, needPrice, resourcePrice }: MarketSolution): MarketSolution => ({
  edgeFlow: pickValues(edgeFlow, edges),
  needPrice: pickValues(needPrice, needs),
  resourcePrice: pickValues(resourcePrice, resources),
});

/** The value that the prices of a part prove. */
function boundOf({ market, needs, resources }: MarketPart, { needPrice, resourcePrice }: MarketSolution): number {
  let bound = 0;
  needs.forEach((need, i) => (bound += market.needQuantity[i]! * needPrice[need]!));
  resources.forEach((resource, j) => (bound += market.resourceCapacity[j]! * resourcePrice[resource]!));
  return bound;
}

const contentOf = ({ needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit }: Market, lot: Float64Array): string =>
  [needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit, lot].map((column) => column.join()).join(";");
