import type { BenchOptions } from "../bench.ts";
import { solveDimacsFile } from "./plan-dimacs.ts";

/** Measures the allocation: one DIMACS file, or a generated market beside `highs`. */
export async function run({ dimacs }: BenchOptions): Promise<object> {
  if (dimacs !== undefined) return solveDimacsFile(dimacs);
  throw new Error("not measured yet");
}
