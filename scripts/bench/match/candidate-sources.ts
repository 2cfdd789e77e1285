import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mongoose from "mongoose";
import { createModels, type Models } from "../../../server/database/models.ts";
import { createLog } from "../../../server/log.ts";
import { ensureCandidateIndex } from "../../../server/matching/candidates/candidate-index.ts";
import { createDatabaseEngine } from "../../../server/matching/candidates/database-engine.ts";
import { generateRecords, recordsDay } from "../../../server/matching/candidates/testing/generate-records.ts";
import { dayNumber, noPromises, toEngineListing } from "../../../server/matching/engine-listing.ts";
import { startEngineHost, type EngineHost } from "../../../server/matching/engine-host.ts";
import type { EngineQuery, Suggestion } from "../../../server/matching/engine/types.ts";
import { loadMarket } from "../../../server/matching/load-market.ts";
import { Market } from "../../../server/matching/market.ts";
import { noMeanings } from "../../../server/matching/meanings/create-meanings.ts";
import { loadReference } from "../../../server/reference/load-reference.ts";
import { hasRealEngine, startRealEngine } from "../../../tests/integration/embedded-store/real-engine.ts";
import { startStore } from "../../../tests/setup/start-store.ts";
import { percentile, rounded } from "./percentiles.ts";

const queryCount = 40;
const rounds = 2;
const batch = 2_000;

/** One kind of question, and what it is asked with. */
type Ask = (number: number) => EngineQuery;

/**
 * The two sources of candidates over the same listings, on the embedded store and on MongoDB's own engine where that is at hand: time to
 * start, growth of the process, latency of a match, and how much of the true ten best the database finds.
 */
export async function compareSources(n: number, say: (line: string) => void): Promise<object> {
  const figures: Record<string, object> = { items: { n } };
  const dataDir = mkdtempSync(join(tmpdir(), "bench-candidates-"));
  const embedded = await startStore(dataDir);
  try {
    figures.embedded = await compareOn(embedded.uri, n, say);
  } finally {
    await embedded.end("SIGTERM");
    rmSync(dataDir, { recursive: true, force: true });
  }
  if (!hasRealEngine) return figures;
  const engine = await startRealEngine();
  try {
    figures.engine = await compareOn(`${engine.uri}&w=1&journal=true`, n, say);
  } finally {
    await engine.close();
  }
  return figures;
}

async function compareOn(uri: string, n: number, say: (line: string) => void): Promise<object> {
  const market = generateRecords(loadReference(), 1);
  const connection = await mongoose.createConnection(uri, { dbName: "bench", autoIndex: false, autoCreate: false }).asPromise();
  const models = createModels(connection);
  await models.listings.createIndexes();
  await ensureCandidateIndex(models);
  for (let from = 0; from < n; from += batch) {
    await models.listings.insertMany(Array.from({ length: Math.min(batch, n - from) }, (_, at) => market.record(from + at, "resource")), { lean: true, ordered: false });
  }
  say(`${n} listings stored`);

  const log = createLog("silent");
  const thread = startEngineHost(log);
  const counted = createDatabaseEngine({ thread, models, meanings: noMeanings, reliabilityOf: () => noPromises });
  const database = await load(counted, undefined, models);
  const memory = await load(startEngineHost(log), Infinity, models);
  say("both sources loaded");

  const query = (number: number, changes: Partial<EngineQuery["listing"]> = {}, more: Partial<EngineQuery> = {}): EngineQuery => {
    return { listing: { ...toEngineListing(market.record(number, "need")), ...changes }, today: dayNumber(recordsDay), visible: null, ...more };
  };
  const kinds: Record<string, Ask> = {
    everything: (number) => query(number),
    withoutCategory: (number) => query(number, { category: null }),
    oneAlliance: (number) => query(number, {}, { visible: ["alliance:a2"] }),
  };
  const asked: Record<string, object> = {};
  for (const [kind, ask] of Object.entries(kinds)) asked[kind] = await compareAnswers(database.engine, memory.engine, ask);
  await database.engine.close();
  await memory.engine.close();
  await connection.close();
  const loaded = ({ startMs, grownBytes }: typeof memory) => ({ startMs: rounded(startMs), grownBytesPerItem: rounded(grownBytes / n) });
  return { database: loaded(database), memory: loaded(memory), asked };
}

async function load(engine: EngineHost, mostLines: number | undefined, models: Models) {
  await new Promise<void>((resolve) => engine.onEmpty(resolve));
  const before = ownBytes();
  const started = performance.now();
  const market = new Market(engine, mostLines);
  await loadMarket({ models, market, meanings: noMeanings, log: createLog("silent") });
  // The thread answers once it has taken in everything that came before.
  await engine.stats();
  return { engine, startMs: performance.now() - started, grownBytes: ownBytes() - before };
}

/** Memory that is the process's own. */
function ownBytes(): number {
  return 1_024 * Number(/RssAnon:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]);
}

async function compareAnswers(database: EngineHost, memory: EngineHost, ask: Ask): Promise<object> {
  const queries = Array.from({ length: queryCount }, (_, number) => ask(number));
  let [common, best, equal] = [0, 0, true];
  for (const each of queries) {
    const [ours, all] = [await database.match(each), await memory.match({ ...each, limit: 200 })];
    const known = new Map(all.suggestions.map((suggestion) => [suggestion.id, suggestion]));
    const isSame = (suggestion: Suggestion) => !known.has(suggestion.id) || JSON.stringify(known.get(suggestion.id)) === JSON.stringify(suggestion);
    equal &&= ours.suggestions.every(isSame);
    const ten = new Set(all.suggestions.slice(0, 10).map(({ id }) => id));
    best += ten.size;
    common += ours.suggestions.filter(({ id }) => ten.has(id)).length;
  }
  const [slow, quick] = [await latency(database, queries), await latency(memory, queries)];
  return { overlapAt10: rounded(common / best), scoresEqual: equal, database: slow, memory: quick };
}

/** From the question to the explained ten best, messages to and from the thread included: of each query the least of some rounds. */
async function latency(engine: EngineHost, queries: readonly EngineQuery[]): Promise<{ p50Ms: number; p99Ms: number }> {
  const least = queries.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [at, each] of queries.entries()) {
      // Another object each time: of one, the candidates would be read once.
      const query = { ...each, listing: { ...each.listing } };
      const started = performance.now();
      await engine.match(query);
      least[at] = Math.min(least[at]!, performance.now() - started);
    }
  }
  return { p50Ms: rounded(percentile(least, 0.5)), p99Ms: rounded(percentile(least, 0.99)) };
}
