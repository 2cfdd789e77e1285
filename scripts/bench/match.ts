import { fileURLToPath } from "node:url";
import { createEngine } from "../../server/matching/engine/create-engine.ts";
import { ExhaustiveStore } from "../../server/matching/engine/index/exhaustive-store.ts";
import { generateMarket, marketDay } from "../../server/matching/engine/testing/generate-market.ts";
import type { Engine, EngineListing, EngineQuery } from "../../server/matching/engine/types.ts";
import { createMarketVocabulary } from "../../server/matching/testing/create-market-vocabulary.ts";
import type { BenchOptions } from "../bench.ts";
import { startChild } from "./child.ts";
import { FloatStore } from "./match/float-store.ts";
import { percentile, rounded, timeQueries } from "./match/percentiles.ts";
import type { TextFigures } from "./match/text-peers.ts";
import type { UpdateFigures } from "./match/updates-child.ts";

const queryCount = 200;
const queryRounds = 10;

/** Queries compared with reading every line; at most this many lines are read in all. */
const exactQueries = 40;

/** Lines with which the floating-point score is compared. */
const mostFloatLines = 100_000;

/**
 * Latency, exactness, updates and memory of the engine on a generated market, beside three libraries; or its two sources of candidates
 * beside one another.
 */
export async function run({ n = 100_000, source, say }: BenchOptions): Promise<object> {
  if (source === "database") return (await import("./match/candidate-sources.ts")).compareSources(n, say);
  const { vocabulary } = createMarketVocabulary();
  const market = generateMarket(1);
  const needs = Array.from({ length: queryCount }, (_, number) => market.line(number, "need"));
  const query = (listing: EngineListing, changes: Partial<EngineQuery> = {}): EngineQuery => {
    return { listing, today: marketDay, visible: null, ...changes };
  };

  say(`inserting ${n} lines`);
  const engine = createEngine(vocabulary);
  const build = timeInserts(engine, n, (number) => market.line(number, "resource"));
  const { bytes } = engine.stats();
  say(`${n} lines ready after ${rounded(build.totalMs)} ms of engine time`);

  const times = timeQueries(needs, queryRounds, (need) => engine.match(query(need)));
  const sector = timeQueries(needs, queryRounds, (need) => engine.match(query(need, { ownSectorOnly: true })));

  const exact = Math.max(4, Math.min(exactQueries, Math.floor(4_000_000 / n)));
  say(`comparing ${exact} queries with reading every line`);
  const isExact = answersLikeReading(exact);

  say("inserts and withdrawals");
  const updates = await inChild<UpdateFigures>("updates", String(n));
  const floatLines = Math.min(n, mostFloatLines);
  say(`comparing with the same score in floating point over ${floatLines} lines`);
  const overlap = overlapWithFloat(floatLines);

  say("text only, with the hub's terms");
  const text = await inChild<TextFigures>("text", String(n), "terms");
  say("text only, with words");
  const byWords = await inChild<TextFigures>("text", String(n), "words");

  return {
    items: n,
    p50Ms: rounded(percentile(times, 0.5)),
    p99Ms: rounded(percentile(times, 0.99)),
    sectorP50Ms: rounded(percentile(sector, 0.5)),
    sectorP99Ms: rounded(percentile(sector, 0.99)),
    textP50Ms: text.p50Ms,
    textP99Ms: text.p99Ms,
    ...updates,
    bytesPerItem: rounded(bytes / n),
    readyMs: rounded(build.totalMs),
    exact: isExact,
    exactQueries: exact,
    overlapAt10: rounded(overlap),
    overlapItems: floatLines,
    peers: text.peers,
    words: byWords,
  };

  function answersLikeReading(asked: number): boolean {
    const oracle = createEngine(vocabulary, { createStore: (_need, table) => new ExhaustiveStore(table) });
    for (let number = 0; number < n; number++) oracle.insert(market.line(number, "resource"));
    const answer = (engine: Engine, need: EngineListing): string =>
      JSON.stringify(engine.match(query(need)).suggestions.map(({ id, milliScore }) => [id, milliScore]));
    return needs.slice(0, asked).every((need) => answer(engine, need) === answer(oracle, need));
  }

  function overlapWithFloat(lines: number): number {
    const integer = createEngine(vocabulary);
    const float = createEngine(vocabulary, { createStore: (_need, table) => new FloatStore(table) });
    for (let number = 0; number < lines; number++) {
      integer.insert(market.line(number, "resource"));
      float.insert(market.line(number, "resource"));
    }
    const asked = needs.slice(0, exactQueries);
    let common = 0;
    for (const need of asked) {
      const ids = new Set(float.match(query(need)).suggestions.map(({ id }) => id));
      common += integer.match(query(need)).suggestions.filter(({ id }) => ids.has(id)).length / Math.max(1, ids.size);
    }
    return common / asked.length;
  }
}

/** In a process of its own, without the bench's other engines. */
async function inChild<Figures>(name: string, ...args: string[]): Promise<Figures> {
  const script = fileURLToPath(new URL(`match/${name}-child.ts`, import.meta.url));
  return (await startChild<Figures>(script, args)).ready;
}

/** Inserts lines made in batches outside the clock. */
function timeInserts(engine: Engine, count: number, line: (number: number) => EngineListing): { totalMs: number } {
  let totalMs = 0;
  for (let from = 0; from < count; from += 5_000) {
    const batch = Array.from({ length: Math.min(5_000, count - from) }, (_, at) => line(from + at));
    const start = performance.now();
    for (const listing of batch) engine.insert(listing);
    totalMs += performance.now() - start;
  }
  return { totalMs };
}
