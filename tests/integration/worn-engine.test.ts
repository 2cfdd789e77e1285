import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { connectDatabase, type Database } from "../../server/database/connect.ts";
import { createModels, type Models } from "../../server/database/models.ts";
import { createLog } from "../../server/log.ts";
import { generateRecords, recordsDay } from "../../server/matching/candidates/testing/generate-records.ts";
import { startEngineHost, type EngineHost } from "../../server/matching/engine-host.ts";
import { dayNumber, toEngineListing } from "../../server/matching/engine-listing.ts";
import { Market } from "../../server/matching/market.ts";
import { createMatchingLoop, type MatchingLoop } from "../../server/matching/matching-loop.ts";
import { noMeanings } from "../../server/matching/meanings/create-meanings.ts";
import type { MatchingDependencies } from "../../server/matching/ports.ts";
import { loadReference } from "../../server/reference/load-reference.ts";

const LINES = 1_200;
const market = generateRecords(loadReference(), 12);
const log = createLog("silent");
const records = Array.from({ length: LINES }, (_, number) => market.record(number, number % 3 === 0 ? "need" : "resource"));

const dataDir = mkdtempSync(join(tmpdir(), "lianmeng-"));
let database: Database;
let models: Models;
let engine: EngineHost;
let held: Market;
let loop: MatchingLoop;

beforeAll(async () => {
  database = await connectDatabase({ dataDir, log });
  models = createModels(database.connection);
  await models.listings.insertMany(records, { lean: true });
  await models.matchRuns.insertMany(records.map(({ _id }) => ({ _id, revision: 1_000_000 })), { lean: true });
  engine = startEngineHost(log);
  held = new Market(engine, Infinity, LINES);
  const planKeeper = { onListing() {}, onUnknown() {} };
  // Nothing is published here: what suggestions ask for besides is not needed.
  loop = createMatchingLoop({ engine, market: held, models, meanings: noMeanings, planKeeper, log } as unknown as MatchingDependencies);
}, 60_000);
afterAll(async () => {
  await loop?.close();
  await engine?.close();
  await database?.close();
  rmSync(dataDir, { recursive: true });
});

/** Every line changes once, and the loop reads them anew. */
async function changeAll(): Promise<void> {
  await models.listings.updateMany({}, { $inc: { revision: 1 } });
  loop.resync();
  await loop.whenIdle();
}

const asked = Array.from({ length: 10 }, (_, number) => toEngineListing(market.record(LINES + number, number % 2 === 0 ? "need" : "resource")));
const answers = () => Promise.all(asked.map((listing) => engine.match({ listing, today: dayNumber(recordsDay), visible: null })));

it("is built anew by itself once more of its lines are dead than live, and answers as one that never had them", async () => {
  loop.resync();
  await loop.whenIdle();
  const fresh = await answers();
  await changeAll();
  expect(await engine.stats()).toMatchObject({ withdrawn: LINES });
  expect(held.isWorn).toBe(false);
  await changeAll();
  expect(await engine.stats()).toMatchObject({ withdrawn: 0, needs: LINES / 3, resources: (LINES / 3) * 2 });
  expect(held.isWorn).toBe(false);
  expect(await answers()).toEqual(fresh);
}, 60_000);

it("is built anew from the beginning after a step failed", async () => {
  const fill = vi.spyOn(held, "fill").mockImplementationOnce(() => {
    throw new Error("no engine");
  });
  const begin = vi.spyOn(held, "beginRebuilding");
  await changeAll();
  await changeAll();
  expect(begin).toHaveBeenCalledTimes(2);
  expect(fill.mock.calls.slice(1).flatMap(([batch]) => batch)).toHaveLength(LINES);
  expect(await engine.stats()).toMatchObject({ withdrawn: 0, needs: LINES / 3, resources: (LINES / 3) * 2 });
}, 60_000);

it("forgets what was withdrawn", async () => {
  const gone = records.slice(0, LINES / 2).map(({ _id }) => _id);
  await models.listings.updateMany({ _id: { $in: gone } }, { $set: { open: false } });
  await changeAll();
  const { withdrawn, needs, resources } = await engine.stats();
  expect(withdrawn).toBe(0);
  expect(needs + resources).toBe(LINES / 2);
  const left = new Set(records.slice(LINES / 2).map(({ _id }) => _id));
  const told = (await answers()).flatMap(({ suggestions }) => suggestions.map(({ id }) => id));
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((id) => !left.has(id))).toEqual([]);
}, 60_000);
