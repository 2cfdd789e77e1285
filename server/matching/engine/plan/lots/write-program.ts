import type { Market } from "../types.ts";

/** What an edge demands: at least `lot` units when it is used (1: nothing special) and `fixedCost` for using it. */
export interface EdgeTerms {
  lot: Float64Array;
  fixedCost: Float64Array;
}

/**
 * A market with lots as a mixed-integer program in CPLEX LP text: `xE` units on edge E, `yE` whether it is used, for edges that have
 * a lot or a fixed cost. Amounts are divided by what they have in common, because the solver's tolerances are those of floating point.
 * Pure.
 */
export function writeProgram(market: Market, { lot, fixedCost }: EdgeTerms): string {
  const { needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit } = market;
  const share = commonDivisor([...needQuantity, ...resourceCapacity, ...lot.filter((units) => units > 1)]);
  const objective: string[] = [];
  const rows: string[] = [];
  const binaries: string[] = [];
  const ofResource: string[][] = Array.from({ length: resourceCapacity.length }, () => []);
  for (let i = 0; i < needQuantity.length; i++) {
    const ofNeed: string[] = [];
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      const j = edgeResource[e]!;
      objective.push(`+ ${edgeProfit[e]} x${e}`);
      ofNeed.push(`+ x${e}`);
      ofResource[j]!.push(`+ x${e}`);
      if (lot[e]! <= 1 && fixedCost[e] === 0) continue;
      binaries.push(`y${e}`);
      if (fixedCost[e]! > 0) objective.push(`- ${fixedCost[e]! / share} y${e}`);
      rows.push(` most${e}: x${e} - ${Math.min(needQuantity[i]!, resourceCapacity[j]!) / share} y${e} <= 0`);
      if (lot[e]! > 1) rows.push(` least${e}: x${e} - ${lot[e]! / share} y${e} >= 0`);
    }
    rows.push(` need${i}: ${ofNeed.join("\n ")} <= ${needQuantity[i]! / share}`);
  }
  ofResource.forEach((terms, j) => rows.push(` resource${j}: ${terms.join("\n ")} <= ${resourceCapacity[j]! / share}`));
  return `Maximize\n obj: ${objective.join("\n ")}\nSubject To\n${rows.join("\n")}\nBinary\n ${binaries.join("\n ")}\nEnd\n`;
}

function commonDivisor(amounts: readonly number[]): number {
  let share = 0;
  for (let amount of amounts) {
    while (amount > 0) [share, amount] = [amount, share % amount];
    if (share === 1) break;
  }
  return Math.max(1, share);
}
