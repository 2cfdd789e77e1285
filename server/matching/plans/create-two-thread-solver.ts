import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import { startWorker } from "../../start-worker.ts";
import { type SolveParts, solvePartsHere } from "../engine/plan/solve-market.ts";
import type { Market, MarketSolution } from "../engine/plan/types.ts";

/** Edges from which a second thread gains more than the parts' way there and back takes. */
const LEAST_EDGES = 100_000;

/**
 * Solves the parts of large markets in this thread and a second one, which starts with the first large market and is kept. The same
 * answer as in one thread. One call at a time. The calls' effect: the second thread; they throw what it died of, and the next starts another.
 */
export function createTwoThreadSolver(start: () => Worker = () => startWorker("matching/plans/market-parts.worker.ts")): SolveParts {
  let second: Worker | undefined;
  const begin = (): Worker => {
    const worker = start();
    // It ends some time after it failed, when another may be at work already.
    const forget = () => {
      if (second === worker) second = undefined;
    };
    for (const end of ["error", "exit"]) worker.once(end, forget);
    return worker;
  };
  return async (parts) => {
    const { here, away } = halve(parts);
    if (away.length === 0) return solvePartsHere(parts);
    const pick = (places: readonly number[]) => places.map((k) => parts[k]!);
    const worker = (second ??= begin());
    // It keeps the process alive only while it works.
    worker.ref();
    const answer = once(worker, "message").finally(() => worker.unref());
    worker.postMessage(pick(away), []);
    const solutions: MarketSolution[] = [];
    solvePartsHere(pick(here)).forEach((solution, at) => (solutions[here[at]!] = solution));
    const [others]: MarketSolution[][] = await answer;
    others!.forEach((solution, at) => (solutions[away[at]!] = solution));
    return solutions;
  };
}

/** Places of the parts for either thread: the largest first, each to the one that has less to do so far. All here where they are few. */
function halve(parts: readonly Market[]): { here: number[]; away: number[] } {
  const edges = parts.reduce((sum, { edgeProfit }) => sum + edgeProfit.length, 0);
  if (edges < LEAST_EDGES) return { here: [...parts.keys()], away: [] };
  // Time grows with edges × needs to a power that lies near a half (`engine/plan/DESIGN.md`, figures).
  const work = parts.map(({ edgeProfit, needQuantity }) => edgeProfit.length * Math.sqrt(needQuantity.length));
  const here = { places: [] as number[], work: 0 };
  const away = { places: [] as number[], work: 0 };
  for (const k of [...parts.keys()].toSorted((a, b) => work[b]! - work[a]! || a - b)) {
    const thread = away.work < here.work ? away : here;
    thread.places.push(k);
    thread.work += work[k]!;
  }
  return { here: here.places, away: away.places };
}
