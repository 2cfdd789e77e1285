import { isDeepStrictEqual } from "node:util";
import { anytimeSolutions } from "../../server/matching/engine/plan/anytime-solutions.ts";
import { solveMarket, solveMarketBy } from "../../server/matching/engine/plan/solve-market.ts";
import type { Market, MarketSolution } from "../../server/matching/engine/plan/types.ts";
import { verifyCertificate } from "../../server/matching/engine/plan/verify-certificate.ts";
import { createTwoThreadSolver } from "../../server/matching/plans/create-two-thread-solver.ts";
import type { BenchOptions } from "../bench.ts";
import { percentile, rounded } from "./percentile.ts";
import { solveDimacsFile } from "./plan-dimacs.ts";
import { measureInHub } from "./plan-in-hub.ts";
import { generateMarket } from "./plan-market.ts";
import { solveWithHighs } from "./plan-peer.ts";
import { replanOneByOne } from "./plan-replan.ts";

const DEFAULT_NEEDS = 10_000;
const SECTORS = 20;
const GAP_GOAL = 0.005;
/** Beyond this the peer does not finish in minutes (native HiGHS: 232 s at 100,000). */
const PEER_LIMIT = 20_000;

/** Measures the allocation: one DIMACS file, or a generated market beside `highs`. Milliseconds are the least of the repeats. */
export async function run({ n = DEFAULT_NEEDS, dimacs, say }: BenchOptions): Promise<object> {
  if (dimacs !== undefined) return solveDimacsFile(dimacs);
  const market = generateMarket(n);
  const exact = await measureExact(market, n);
  say(`one market of ${n}: ${exact.ms} ms, optimum ${exact.optimum}`);
  const inSectors = generateMarket(n, SECTORS);
  const sectors = await measureExact(inSectors, n);
  const solveParts = createTwoThreadSolver();
  const twoThreads = await measureExact(inSectors, n, (sector) => solveMarketBy(solveParts, sector));
  const same = isDeepStrictEqual(twoThreads.solution, sectors.solution);
  say(`the same size in ${SECTORS} sectors: ${sectors.ms} ms, as the hub's plans do it on two threads ${twoThreads.ms} ms, same answer ${same}`);
  const anytime = measureAnytime(market, n);
  say(`within ${anytime.gap * 100} %: ${anytime.ms} ms`);
  const inHub = await measureInHub(market);
  say(`in the hub's thread, first answer and plan: ${inHub.plain.firstMs} ms (${inHub.plain.gap * 100} %), ${inHub.plain.planMs} ms`);
  const { ms, exact: replanExact } = replanOneByOne(market, exact.solution, n > PEER_LIMIT ? 300 : 900);
  say(`re-plan after one change: p50 ${rounded(percentile(ms, 0.5))} ms, exact ${replanExact}`);
  const highs = n <= PEER_LIMIT ? await solveWithHighs(market) : { ms: null, optimum: null, status: `not run above ${PEER_LIMIT}` };
  return {
    needs: n,
    edges: market.edgeProfit.length,
    optimum: exact.optimum,
    ms: exact.ms,
    cpuMs: exact.cpuMs,
    certified: exact.certified,
    sectors: {
      count: SECTORS,
      ms: sectors.ms,
      cpuMs: sectors.cpuMs,
      certified: sectors.certified,
      twoThreads: { ms: twoThreads.ms, certified: twoThreads.certified, same },
    },
    replanP50Ms: rounded(percentile(ms, 0.5)),
    replanP99Ms: rounded(percentile(ms, 0.99)),
    replanExact,
    anytime,
    inHub,
    peers: { highs },
    timesFaster: highs.ms === null ? null : rounded(highs.ms / exact.ms),
  };
}

/** Small markets are over before the compiler has warmed up, large ones take seconds. */
function repeats(n: number): number {
  return Math.max(2, Math.min(25, Math.round(40_000 / n)));
}

async function measureExact(market: Market, n: number, solve: (market: Market) => MarketSolution | Promise<MarketSolution> = solveMarket) {
  let ms = Infinity;
  let cpuMs = Infinity;
  let solution: MarketSolution | undefined;
  for (let k = 0; k < repeats(n); k++) {
    const cpu = process.cpuUsage();
    const from = performance.now();
    solution = await solve(market);
    ms = Math.min(ms, performance.now() - from);
    const { user, system } = process.cpuUsage(cpu);
    cpuMs = Math.min(cpuMs, (user + system) / 1000);
  }
  if (!solution) throw new Error("nothing was measured");
  const { feasible, primal, dual } = verifyCertificate(market, solution);
  const certified = feasible && primal === dual;
  return { ms: rounded(ms), cpuMs: rounded(cpuMs), optimum: certified ? primal : null, certified, solution };
}

/** The time until an answer is proven to be within the goal, greedy and the proof included. */
function measureAnytime(market: Market, n: number) {
  let measured = { ms: Infinity, gap: 1, greedyGap: 1 };
  for (let k = 0; k < repeats(n); k++) {
    const from = performance.now();
    let greedyGap = 1;
    for (const { method, gap } of anytimeSolutions(market)) {
      if (method === "greedy") greedyGap = gap;
      const ms = performance.now() - from;
      if (gap <= GAP_GOAL) {
        if (ms < measured.ms) measured = { ms, gap, greedyGap };
        break;
      }
    }
  }
  return { ms: rounded(measured.ms), gap: Number(measured.gap.toFixed(5)), greedyGap: Number(measured.greedyGap.toFixed(5)) };
}
