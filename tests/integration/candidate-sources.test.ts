import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mongoose, { type Connection } from "mongoose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbeddedStore } from "../../server/database/embedded/open-embedded-store.ts";
import { createModels, type Models } from "../../server/database/models.ts";
import { createLog } from "../../server/log.ts";
import { ensureCandidateIndex } from "../../server/matching/candidates/candidate-index.ts";
import { createDatabaseEngine } from "../../server/matching/candidates/database-engine.ts";
import { generateRecords, recordsDay } from "../../server/matching/candidates/testing/generate-records.ts";
import { dayNumber, noPromises, toEngineListing } from "../../server/matching/engine-listing.ts";
import { startEngineHost, type EngineHost } from "../../server/matching/engine-host.ts";
import type { EngineQuery } from "../../server/matching/engine/types.ts";
import { Market } from "../../server/matching/market.ts";
import { noMeanings } from "../../server/matching/meanings/create-meanings.ts";
import { loadReference } from "../../server/reference/load-reference.ts";
import { hasRealEngine, startRealEngine } from "./embedded-store/real-engine.ts";

const LINES = 3_000;
const market = generateRecords(loadReference(), 11);
const log = createLog("silent");

/** A store as the hub uses it. */
interface Store {
  name: string;
  isThere: boolean;
  open(): Promise<{ uri: string; close(): Promise<void> }>;
}
const stores: Store[] = [
  {
    name: "the embedded store",
    isThere: true,
    async open() {
      const dataDir = mkdtempSync(join(tmpdir(), "lianmeng-"));
      const { uri, close } = await openEmbeddedStore({ dataDir, log });
      return { uri, close: () => close().finally(() => rmSync(dataDir, { recursive: true })) };
    },
  },
  { name: "MongoDB's own engine", isThere: hasRealEngine, open: startRealEngine },
];
if (!hasRealEngine) console.log("candidates from MongoDB's own engine skipped: it is not beside the repository");

/** An engine whose market holds everything. */
async function fill(engine: EngineHost, mostLines: number | undefined, records: Parameters<Market["put"]>[0]): Promise<Market> {
  await new Promise<void>((resolve) => engine.onEmpty(resolve));
  const held = new Market(engine, mostLines);
  held.startLoading();
  held.put(records, new Map());
  held.markReady();
  return held;
}

describe.each(stores.filter(({ isThere }) => isThere))("candidates from $name and from memory", ({ open }) => {
  let store: Awaited<ReturnType<typeof open>>;
  let connection: Connection;
  let models: Models;
  let [memory, database]: EngineHost[] = [];
  const records = Array.from({ length: LINES }, (_, number) => market.record(number, number % 3 === 0 ? "need" : "resource"));
  const asked = Array.from({ length: 40 }, (_, number) => market.record(LINES + number, number % 2 === 0 ? "need" : "resource"));

  beforeAll(async () => {
    store = await open();
    connection = await mongoose.createConnection(store.uri, { dbName: "candidates", autoIndex: false, autoCreate: false }).asPromise();
    models = createModels(connection);
    await ensureCandidateIndex(models);
    await models.listings.insertMany(records, { lean: true });
    memory = startEngineHost(log);
    const thread = startEngineHost(log);
    database = createDatabaseEngine({ thread, models, meanings: noMeanings, reliabilityOf: () => noPromises });
    await fill(memory, Infinity, records);
    await fill(database, undefined, records);
  }, 120_000);
  afterAll(async () => {
    await memory?.close();
    await database?.close();
    await connection?.close();
    await store?.close();
  });

  const query = (number: number, changes: Partial<EngineQuery> = {}): EngineQuery => ({
    listing: toEngineListing(asked[number]!),
    today: dayNumber(recordsDay),
    visible: null,
    ...changes,
  });

  it("have the same scores and reasons, and the ten best are the same", async () => {
    let [common, best] = [0, 0];
    for (let number = 0; number < asked.length; number++) {
      // Half of them see two alliances and what is public; some name no category.
      const listing = { ...query(number).listing, ...(number % 5 === 0 && { category: null }) };
      const each = query(number, { listing, visible: number % 4 < 2 ? null : ["alliance:a1", "alliance:a2", "public"] });
      const [ours, all] = [await database!.match(each), await memory!.match({ ...each, limit: 200 })];
      const known = new Map(all.suggestions.map((suggestion) => [suggestion.id, suggestion]));
      const told = ours.suggestions.filter(({ id }) => known.has(id));
      expect(told).toEqual(told.map(({ id }) => known.get(id)));
      const ten = all.suggestions.slice(0, 10).map(({ id }) => id);
      best += ten.length;
      common += ten.filter((id) => ours.suggestions.some((suggestion) => suggestion.id === id)).length;
    }
    expect(best).toBeGreaterThan(350);
    expect(common / best).toBeGreaterThanOrEqual(0.98);
  });

  it("answer every other question alike", async () => {
    for (const number of [0, 2, 4, 6]) {
      const each = query(number, { visible: ["alliance:a0", "public"] });
      expect(await database!.split(each)).toEqual(await memory!.split(each));
      expect((await database!.diagnose(each)).fits).toBe((await memory!.diagnose(each)).fits);
      const weights = { category: 5, text: 45, quantity: 12, time: 14, distance: 8, price: 6, qualification: 4, reliability: 3, urgency: 3 };
      expect((await database!.preview(each, weights)).after.suggestions.slice(0, 3)).toEqual((await memory!.preview(each, weights)).after.suggestions.slice(0, 3));
    }
    const again = toEngineListing({ ...records[3]!, _id: "again" });
    const [first] = await database!.similar({ ...query(0), listing: again });
    expect(first).toMatchObject({ id: records[3]!._id, duplicate: true });
    expect(first).toEqual((await memory!.similar({ ...query(0), listing: again }))[0]);
  });

  it("come from no audience but the reader's, and from no listing that is closed", async () => {
    const visible = ["alliance:a3"];
    const { suggestions } = await database!.match(query(0, { visible, limit: 200 }));
    const byId = new Map(records.map((record) => [record._id, record]));
    expect(suggestions.length).toBeGreaterThan(10);
    expect(new Set(suggestions.map(({ id }) => byId.get(id)!.readers.join()))).toEqual(new Set(visible));
    expect((await database!.match(query(0, { visible: [] }))).suggestions).toEqual([]);

    const [best] = suggestions;
    await models.listings.updateOne({ _id: best!.id }, { $set: { open: false } });
    const without = await database!.match(query(0, { visible, limit: 200 }));
    expect(without.suggestions.map(({ id }) => id)).toEqual(suggestions.slice(1).map(({ id }) => id));
  });

  it("are of what shares something with the asker alone", async () => {
    const { considered } = await database!.match(query(0, { visible: ["alliance:a3"] }));
    const mine = records.filter(({ kind, readers }) => kind === "resource" && readers[0] === "alliance:a3").length;
    expect(considered).toBeGreaterThan(0);
    expect(considered).toBeLessThan(mine);
  });
});
