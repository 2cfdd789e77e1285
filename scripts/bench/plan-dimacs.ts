import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { isAssignment, parseAssignment } from "./parse-assignment.ts";
import { parseDimacs } from "./parse-dimacs.ts";
import { solveFlow } from "../../server/matching/engine/plan/flow/solve-flow.ts";

/** Solves one DIMACS `.min` file or one assignment problem of OR-Library (also gzipped) and tells its optimum, or that it has none, with the solver's milliseconds. */
export async function solveDimacsFile(file: string): Promise<object> {
  const bytes = await readFile(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const { network, hugeBounds } = isAssignment(text) ? { network: parseAssignment(text), hugeBounds: 0 } : parseDimacs(text);
  const from = performance.now();
  const answer = solveFlow(network);
  const ms = Math.round((performance.now() - from) * 1000) / 1000;
  if (answer.kind === "infeasible") return { infeasible: true, ms };
  if (answer.kind === "unbounded") {
    if (hugeBounds > 0) throw new Error("a cheaper and cheaper flow passes 2^53 before it meets a capacity of this file");
    return { unbounded: true, ms };
  }
  const optimum = Number(answer.value);
  return { optimum: Number.isSafeInteger(optimum) ? optimum : String(answer.value), ms, certified: answer.certified };
}
