import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient, type ClientSession, type Db } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openEmbeddedStore, type OpenedStore } from "./open-embedded-store.ts";

interface Item {
  readonly _id: string;
  n?: number;
  tags?: string[];
  owner?: { name: string };
}

describe("the embedded store behind the unmodified driver", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "store-"));
  let store: OpenedStore;
  let client: MongoClient;
  let db: Db;

  beforeAll(async () => {
    store = await openEmbeddedStore({ dataDir });
    client = await new MongoClient(store.uri).connect();
  });
  beforeEach(async () => {
    db = client.db("hub");
    await db.dropDatabase();
  });
  afterAll(async () => {
    await client.close();
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  const items = () => db.collection<Item>("items");

  it("shows a transaction the same version from beginning to end, also when it begins while commits wait for the disk", async () => {
    await items().insertOne({ _id: "a", n: 0 });
    const sawTwo: unknown[] = [];
    const countUp = () =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const first = await items().findOne({ _id: "a" }, { session });
          const { matchedCount } = await items().updateOne({ _id: "a", n: first!.n! }, { $inc: { n: 1 } }, { session });
          if (matchedCount === 0) sawTwo.push([first, await items().findOne({ _id: "a" }, { session })]);
        }),
      );
    await Promise.all(Array.from({ length: 20 }, countUp));
    expect(sawTwo).toEqual([]);
    expect(await items().findOne({ _id: "a" })).toEqual({ _id: "a", n: 20 });
  });

  it("stores, finds, changes and removes documents", async () => {
    await items().insertMany([{ _id: "a", n: 1, tags: ["x"] }, { _id: "b", n: 2 }, { _id: "c", n: 3, owner: { name: "甲" } }]);
    expect(await items().find({ n: { $gte: 2 } }).sort({ n: -1 }).toArray()).toEqual([{ _id: "c", n: 3, owner: { name: "甲" } }, { _id: "b", n: 2 }]);
    expect(await items().findOneAndUpdate({ _id: "a" }, { $inc: { n: 5 }, $push: { tags: "y" } }, { returnDocument: "after" })).toEqual({ _id: "a", n: 6, tags: ["x", "y"] });
    expect(await items().updateOne({ _id: "d" }, { $set: { n: 9 } }, { upsert: true })).toMatchObject({ upsertedCount: 1, upsertedId: "d" });
    expect(await items().deleteMany({ n: { $gt: 5 } })).toMatchObject({ deletedCount: 2 });
    expect(await items().countDocuments()).toBe(2);
    expect(await items().aggregate([{ $group: { _id: null, sum: { $sum: "$n" } } }]).toArray()).toEqual([{ _id: null, sum: 5 }]);
  });

  it("pulls the elements that one of several conditions meets", async () => {
    const lists = db.collection<{ _id: string; rows: { x: number; y: number }[] }>("lists");
    await lists.insertOne({ _id: "a", rows: [{ x: 1, y: 1 }, { x: 2, y: 2 }, { x: 3, y: 3 }] });
    await lists.updateOne({ _id: "a" }, { $pull: { rows: { $or: [{ x: 1 }, { y: 3 }] } } } as never);
    expect(await lists.findOne({ _id: "a" })).toEqual({ _id: "a", rows: [{ x: 2, y: 2 }] });
  });

  it("refuses a second document under a unique key", async () => {
    await items().createIndex({ "owner.name": 1 }, { unique: true, name: "owner" });
    await items().insertOne({ _id: "a", owner: { name: "甲" } });
    await expect(items().insertOne({ _id: "b", owner: { name: "甲" } })).rejects.toMatchObject({ code: 11000, keyPattern: { "owner.name": 1 }, keyValue: { "owner.name": "甲" } });
  });

  it("commits a transaction as a whole, or not at all", async () => {
    await items().insertOne({ _id: "a", n: 1 });
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await items().updateOne({ _id: "a" }, { $inc: { n: 1 } }, { session });
        await items().insertOne({ _id: "b", n: 1 }, { session });
        expect(await items().countDocuments({}, { session })).toBe(2);
        expect(await items().countDocuments()).toBe(1);
      }),
    );
    expect(await items().findOne({ _id: "a" })).toEqual({ _id: "a", n: 2 });
    const failed = client.withSession((session) =>
      session.withTransaction(async () => {
        await items().deleteMany({}, { session });
        throw new Error("changed my mind");
      }),
    );
    await expect(failed).rejects.toThrow("changed my mind");
    expect(await items().countDocuments()).toBe(2);
  });

  it("indexes in a transaction only what that has made itself and not filled", async () => {
    await items().insertOne({ _id: "a" });
    const inTransaction = (run: (name: string, session: ClientSession) => Promise<unknown>, name: string) => client.withSession((session) => session.withTransaction(() => run(name, session)));
    const index = (name: string, session: ClientSession) => db.collection(name).createIndex({ n: 1 }, { session });
    const fillAndIndex = async (name: string, session: ClientSession) => {
      await db.collection(name).insertOne({}, { session });
      await index(name, session);
    };
    await expect(inTransaction(index, "items")).rejects.toMatchObject({ code: 263 });
    await expect(inTransaction(fillAndIndex, "filled")).rejects.toMatchObject({ code: 263 });
    await inTransaction(index, "fresh");
    await inTransaction(index, "fresh");
    expect(await db.collection("fresh").indexes()).toHaveLength(2);
  });

  it("counts right when many transactions change one record", async () => {
    await items().insertOne({ _id: "counter", n: 0 });
    const once = () => client.withSession((session) => session.withTransaction(() => items().updateOne({ _id: "counter" }, { $inc: { n: 1 } }, { session })));
    await Promise.all(Array.from({ length: 20 }, once));
    expect(await items().findOne({ _id: "counter" })).toEqual({ _id: "counter", n: 20 });
  });

  it("tells of inserts, and goes on after a token", async () => {
    const pipeline = [{ $match: { operationType: "insert" } }];
    const stream = items().watch(pipeline);
    const first = stream.next();
    await expect.poll(async () => (await items().insertOne({ _id: `x${Math.random()}` })).acknowledged).toBe(true);
    const event = await first;
    expect(event.operationType).toBe("insert");
    await stream.close();
    await items().insertOne({ _id: "later" });
    const resumed = items().watch(pipeline, { resumeAfter: event._id });
    expect(await resumed.next()).toMatchObject({ fullDocument: { _id: "later" } });
    await resumed.close();
  });

  it("ends a stream whose collection is dropped, when it has told of everything before", async () => {
    const watch = { aggregate: "items", pipeline: [{ $changeStream: {} }, { $match: { operationType: "insert" } }], cursor: {} };
    const { cursor: { id } } = await db.command(watch);
    const more = () => db.command({ getMore: id, collection: "items", maxTimeMS: 60_000 }).then(({ cursor }) => cursor);
    await items().insertOne({ _id: "before" });
    await items().drop();
    expect((await more()).nextBatch).toMatchObject([{ fullDocument: { _id: "before" } }]);
    await expect(more()).rejects.toMatchObject({ code: 43 });
    const { cursor: { id: waiting } } = await db.command(watch);
    const last = db.command({ getMore: waiting, collection: "items", maxTimeMS: 60_000 });
    await db.dropDatabase();
    expect((await last).cursor).toMatchObject({ id: 0, nextBatch: [] });
  });

  it("has everything again after a restart", async () => {
    await items().insertOne({ _id: "kept", n: 1 });
    await store.close();
    store = await openEmbeddedStore({ dataDir });
    expect(await items().findOne({ _id: "kept" })).toEqual({ _id: "kept", n: 1 });
  });
});
