import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serveStore, type RunningStore } from "../serve-store.ts";

const dataDir = mkdtempSync(join(tmpdir(), "connection-"));
let store: RunningStore;
beforeAll(async () => {
  store = await serveStore({ dataDir });
});
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

it("does what nobody waits for before what comes after it on the same connection", async () => {
  const client = await new MongoClient(store.uri, { writeConcern: { w: 0 }, maxPoolSize: 1 }).connect();
  const records = client.db("hub").collection<{ _id: number; n?: number }>("records");
  for (let _id = 0; _id < 20; _id++) {
    await records.insertOne({ _id });
    await records.updateOne({ _id }, { $set: { n: 1 } });
    await records.updateOne({ _id }, { $inc: { n: 1 } });
    expect(await records.findOne({ _id })).toEqual({ _id, n: 2 });
  }
  await client.close();
});
