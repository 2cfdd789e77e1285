import loadHighs from "highs";
import type { SolveProgram } from "./engine/plan/lots/solve-program.ts";

/** How long one program may take; it blocks the thread it runs on. */
const TIME_LIMIT_SECONDS = 5;

/**
 * The mixed-integer solver of plans with lots: HiGHS as WebAssembly, loaded on first use, to a gap of 0. Call it in a worker thread:
 * it blocks for up to `timeLimitSeconds` a program.
 */
export function createHighsSolver(timeLimitSeconds = TIME_LIMIT_SECONDS): SolveProgram {
  let loading: ReturnType<typeof loadHighs> | undefined;
  return async (program) => {
    loading ??= loadHighs();
    const highs = await loading;
    const result = highs.solve(program, { mip_rel_gap: 0, mip_abs_gap: 0, time_limit: timeLimitSeconds });
    const columns = Object.values(result.Columns);
    if (columns.length === 0 || columns.some((column) => !("Primal" in column))) return null;
    const chosen = columns.filter((column) => column.Name.startsWith("y") && "Primal" in column && column.Primal > 0.5);
    return { proven: result.Status === "Optimal", chosen: new Set(chosen.map((column) => column.Name)) };
  };
}
