/**
 * `updates-child.ts COUNT`: inserts and withdrawals beside COUNT lines, in a process that holds one engine, as the hub's thread does. Prints the
 * figures as a line of JSON.
 */
import { createEngine } from "../../../server/matching/engine/create-engine.ts";
import { generateMarket } from "../../../server/matching/engine/testing/generate-market.ts";
import type { EngineListing } from "../../../server/matching/engine/types.ts";
import { createMarketVocabulary } from "../../../server/matching/testing/create-market-vocabulary.ts";
import { collectGarbage } from "../collect-garbage.ts";
import { percentile, rounded } from "./percentiles.ts";

export interface UpdateFigures {
  insertP50Us: number;
  insertP99Us: number;
  withdrawP99Us: number;
  maxPauseMs: number;
}

/** Inserts, and withdrawals, of a round. */
const ROUND = 5_000;

const count = Number(process.argv[2]);
const market = generateMarket(1);
const line = (number: number): EngineListing => market.line(number, "resource");
const engine = createEngine(createMarketVocabulary().vocabulary);
for (let number = 0; number < count; number++) engine.insert(line(number));
console.log(JSON.stringify(timeUpdates()));

/**
 * Each insert and each withdrawal on its own; percentiles and pause are the least of three rounds. The collector runs before each, so
 * that it does not copy the lines that wait here while the engine is timed.
 */
function timeUpdates(): UpdateFigures {
  const rounds = [0, 1, 2].map((round) => {
    const lines = Array.from({ length: ROUND }, (_, at) => line(count + round * ROUND + at));
    collectGarbage();
    const inserts = lines.map((listing) => {
      const start = performance.now();
      engine.insert(listing);
      return performance.now() - start;
    });
    const withdrawals = lines.map(({ id }) => {
      const start = performance.now();
      engine.withdraw(id);
      return performance.now() - start;
    });
    return {
      insertP50Us: percentile(inserts, 0.5) * 1000,
      insertP99Us: percentile(inserts, 0.99) * 1000,
      withdrawP99Us: percentile(withdrawals, 0.99) * 1000,
      maxPauseMs: Math.max(...inserts),
    };
  });
  const least = (key: keyof (typeof rounds)[number]): number => rounded(Math.min(...rounds.map((round) => round[key])));
  return {
    insertP50Us: least("insertP50Us"),
    insertP99Us: least("insertP99Us"),
    withdrawP99Us: least("withdrawP99Us"),
    maxPauseMs: least("maxPauseMs"),
  };
}

