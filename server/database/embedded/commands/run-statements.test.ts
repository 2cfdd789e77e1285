import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoBulkWriteError, MongoClient } from "mongodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serveStore, type RunningStore } from "../serve-store.ts";

const dataDir = mkdtempSync(join(tmpdir(), "statements-"));
let store: RunningStore;
let client: MongoClient;
beforeAll(async () => {
  store = await serveStore({ dataDir });
  client = await new MongoClient(store.uri).connect();
});
afterAll(async () => {
  await client.close();
  await store.close();
  rmSync(dataDir, { recursive: true });
});

const records = () => client.db("hub").collection<{ _id: number }>("records");
const threeOfWhichOneFails = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];

it("goes on after an error where the statements are not ordered", async () => {
  await expect(records().insertMany(threeOfWhichOneFails, { ordered: false })).rejects.toMatchObject({ code: 11000, insertedCount: 2 });
  expect(await records().countDocuments()).toBe(2);
  await records().deleteMany({});
});

it("ends at the first error in a transaction, which it ends too", async () => {
  await client.withSession(async (session) => {
    session.startTransaction();
    const failed = await records().insertMany(threeOfWhichOneFails, { session, ordered: false }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(MongoBulkWriteError);
    expect(failed).toMatchObject({ code: 11000, insertedCount: 1 });
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
  });
  expect(await records().countDocuments()).toBe(0);
});
