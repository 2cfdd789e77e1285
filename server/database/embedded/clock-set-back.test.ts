import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient, type ChangeStreamInsertDocument, type ResumeToken } from "mongodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeExpired } from "./housekeeping.ts";
import { serveStore, type RunningStore } from "./serve-store.ts";

interface Item {
  readonly _id: string;
  endsAt?: Date;
}

const hourMs = 3_600_000;
const pipeline = [{ $match: { operationType: "insert" } }];

describe("a store whose machine's clock is set back", () => {
  let dataDir: string;
  let now: number;
  let store: RunningStore;
  let client: MongoClient;

  async function start(): Promise<void> {
    store = await serveStore({ dataDir, now: () => now });
    client = await new MongoClient(store.uri).connect();
  }
  async function stop(): Promise<void> {
    await client.close();
    await store.close();
  }
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "clock-"));
    now = Date.parse("2026-11-28T08:00:00Z");
    await start();
  });
  afterEach(async () => {
    await stop();
    rmSync(dataDir, { recursive: true });
  });

  const items = () => client.db("hub").collection<Item>("items");

  /** What a stream tells that goes on after a token, and the token of its end. */
  async function follow(resumeAfter?: ResumeToken): Promise<{ ids: string[]; token: ResumeToken }> {
    const stream = items().watch<Item, ChangeStreamInsertDocument<Item>>(pipeline, { maxAwaitTimeMS: 20, ...(resumeAfter ? { resumeAfter } : {}) });
    const ids: string[] = [];
    for (let event = await stream.tryNext(); event; event = await stream.tryNext()) ids.push(event.documentKey._id);
    const token = stream.resumeToken;
    await stream.close();
    return { ids, token };
  }

  it("keeps the order of a change stream, while it runs and over a restart", async () => {
    const { token } = await follow();
    await items().insertOne({ _id: "before" });
    now -= hourMs;
    await items().insertOne({ _id: "after" });
    await stop();
    now -= hourMs;
    await start();
    await items().insertOne({ _id: "last" });
    expect((await follow(token)).ids).toEqual(["before", "after", "last"]);
  });

  it("lets a stream begin and go on that was first opened at a later hour", async () => {
    const { token } = await follow();
    await stop();
    now -= hourMs;
    await start();
    expect((await follow()).ids).toEqual([]);
    await items().insertOne({ _id: "a" });
    expect((await follow(token)).ids).toEqual(["a"]);
  });

  it("does not let a transaction hold its records for that hour", async () => {
    await items().insertOne({ _id: "a" });
    const session = client.startSession();
    session.startTransaction();
    await items().updateOne({ _id: "a" }, { $set: { endsAt: new Date(now) } }, { session });
    now -= hourMs;
    expect(await items().deleteOne({ _id: "a" }, { maxTimeMS: 10_000 })).toMatchObject({ deletedCount: 1 });
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    await session.endSession();
  });

  it("answers a retry and keeps what has not expired", async () => {
    await items().createIndex({ endsAt: 1 }, { expireAfterSeconds: 0 });
    await items().insertMany([{ _id: "soon", endsAt: new Date(now + 1_000) }, { _id: "past", endsAt: new Date(now - 2 * hourMs) }]);
    now -= hourMs;
    expect(await removeExpired(store.engine)).toBe(1);
    now += 2 * hourMs;
    expect(await removeExpired(store.engine)).toBe(1);
    expect(await items().countDocuments()).toBe(0);
  });
});
