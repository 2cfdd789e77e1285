import loadHighs from "highs";
import type { Market } from "../../server/matching/engine/plan/types.ts";
import { rounded } from "./percentile.ts";

const TIME_LIMIT_SECONDS = 300;

/** What `highs` (WASM) needs for the same market with its faster method here (interior point), from the text of the program to the value. */
export async function solveWithHighs(market: Market): Promise<{ ms: number; optimum: number | null; status: string }> {
  const highs = await loadHighs();
  const from = performance.now();
  const { Status, ObjectiveValue } = highs.solve(programText(market), { solver: "ipm", time_limit: TIME_LIMIT_SECONDS });
  const ms = performance.now() - from;
  return { ms: rounded(ms), optimum: Status === "Optimal" ? Math.round(ObjectiveValue) : null, status: Status };
}

/** The market as a linear program in CPLEX LP text. */
function programText({ needQuantity, resourceCapacity, needStart, edgeResource, edgeProfit }: Market): string {
  const objective: string[] = [];
  const rows: string[] = [];
  const columns: string[][] = Array.from({ length: resourceCapacity.length }, () => []);
  for (let i = 0; i < needQuantity.length; i++) {
    const terms: string[] = [];
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      objective.push(`${edgeProfit[e]} x${e}`);
      terms.push(`x${e}`);
      columns[edgeResource[e]!]!.push(`x${e}`);
    }
    if (terms.length > 0) rows.push(` n${i}: ${terms.join("\n + ")} <= ${needQuantity[i]}`);
  }
  columns.forEach((terms, j) => {
    if (terms.length > 0) rows.push(` r${j}: ${terms.join("\n + ")} <= ${resourceCapacity[j]}`);
  });
  return `Maximize\n obj: ${objective.join("\n + ")}\nSubject To\n${rows.join("\n")}\nEnd\n`;
}
