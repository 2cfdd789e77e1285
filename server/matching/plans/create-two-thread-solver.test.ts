import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { generateMarket } from "../../../scripts/bench/plan-market.ts";
import { solveMarket, solveMarketBy } from "../engine/plan/solve-market.ts";
import { verifyCertificate } from "../engine/plan/verify-certificate.ts";
import { startWorker } from "../../start-worker.ts";
import { createTwoThreadSolver } from "./create-two-thread-solver.ts";

const sectors = () => generateMarket(7_200, 5, 3);

describe("a market solved in two threads", { timeout: 60_000 }, () => {
  it("has the certified answer of one thread, whichever part is solved where", async () => {
    let started = 0;
    const solveParts = createTwoThreadSolver(() => {
      started++;
      return startWorker("matching/plans/market-parts.worker.ts");
    });
    const market = sectors();
    for (let run = 0; run < 2; run++) {
      const solution = await solveMarketBy(solveParts, market);
      expect(solution).toEqual(solveMarket(market));
      const { feasible, primal, dual } = verifyCertificate(market, solution);
      expect({ feasible, dual }).toEqual({ feasible: true, dual: primal });
    }
    expect(started).toBe(1);
  });

  it("stays in one thread where it is small or of one piece", async () => {
    const solveParts = createTwoThreadSolver(() => {
      throw new Error("no thread is needed");
    });
    for (const market of [generateMarket(500, 5), generateMarket(7_200, 1)]) {
      expect(await solveMarketBy(solveParts, market)).toEqual(solveMarket(market));
    }
  });

  it("tells that the second thread died and starts another for the next market", async () => {
    let started = 0;
    const solveParts = createTwoThreadSolver(() => {
      if (started++ > 0) return startWorker("matching/plans/market-parts.worker.ts");
      return new Worker('require("node:worker_threads").parentPort.once("message", () => { throw new Error("out of memory"); });', { eval: true });
    });
    const market = sectors();
    await expect(solveMarketBy(solveParts, market)).rejects.toThrow("out of memory");
    expect(await solveMarketBy(solveParts, market)).toEqual(solveMarket(market));
  });
});
