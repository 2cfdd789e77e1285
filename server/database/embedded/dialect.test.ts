import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Code, Decimal128, MaxKey, MongoClient, Timestamp, type Document } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stages } from "./aggregate/stages.ts";
import { bsonTypes } from "./bson/values.ts";
import { commands } from "./commands/all-commands.ts";
import { dialect } from "./dialect.ts";
import { serveStore, type RunningStore } from "./serve-store.ts";
import { fieldOperators } from "./update/field-operators.ts";

describe("the dialect", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "dialect-"));
  let store: RunningStore;
  let client: MongoClient;
  beforeAll(async () => {
    store = await serveStore({ dataDir });
    client = await new MongoClient(store.uri).connect();
    await client.db("hub").collection("items").insertOne({ a: 1, list: [1] });
  });
  afterAll(async () => {
    await client.close();
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  const db = () => client.db("hub");
  const items = () => db().collection("items");

  it("names what the code knows, and the code knows what it names", () => {
    const ofSessions = ["commitTransaction", "abortTransaction", "endSessions", "killAllSessions"];
    expect(Object.keys(dialect.commands).toSorted()).toEqual([...Object.keys(commands), ...ofSessions].toSorted());
    expect([...dialect.stages]).toEqual(Object.keys(stages));
    expect([...dialect.updateOperators]).toEqual(Object.keys(fieldOperators));
    expect([...dialect.types]).toEqual(bsonTypes.map(({ name }) => name));
  });

  it("gathers by every accumulator that it names", async () => {
    for (const accumulator of dialect.accumulators) expect(await items().aggregate([{ $group: { _id: null, all: { [accumulator]: "$a" } } }]).toArray()).toEqual([{ _id: null, all: 1 }]);
  });

  it("finds by every query operator that it names", async () => {
    const conditions: Document[] = [
      { a: { $eq: 1 } }, { a: { $ne: 2 } }, { a: { $gt: 0 } }, { a: { $gte: 1 } }, { a: { $lt: 2 } }, { a: { $lte: 1 } }, { a: { $in: [1] } }, { a: { $nin: [2] } },
      { a: { $exists: true } }, { a: { $type: "int" } }, { list: { $size: 1 } }, { list: { $all: [1] } }, { list: { $elemMatch: { $gt: 0 } } },
      { b: { $not: { $regex: "x", $options: "i" } } }, { $and: [{ a: 1 }] }, { $or: [{ a: 1 }] }, { $nor: [{ a: 2 }] },
    ];
    expect(new Set(JSON.stringify(conditions).match(/\$\w+/g))).toEqual(new Set(dialect.queryOperators));
    for (const condition of conditions) expect(await items().countDocuments(condition), JSON.stringify(condition)).toBe(1);
  });

  it.each<[string, () => Promise<unknown>, number]>([
    ["a text search", () => items().find({ $text: { $search: "x" } }).toArray(), 238],
    ["JavaScript in a filter", () => items().find({ $where: "true" }).toArray(), 238],
    ["an expression in a filter", () => items().find({ $expr: { $eq: ["$a", 1] } }).toArray(), 238],
    ["a modulo", () => items().find({ a: { $mod: [2, 1] } }).toArray(), 238],
    ["a collation", () => items().find({}, { collation: { locale: "zh" } }).toArray(), 40415],
    ["a sort by the place on the disk", () => items().find().sort({ $natural: -1 }).toArray(), 238],
    ["a hint", () => items().find({}, { hint: "_id_" }).toArray(), 40415],
    ["explain", () => items().find().explain(), 59],
    ["a computed field of a projection", () => items().find({}, { projection: { b: "$a" } }).toArray(), 238],
    ["a slice of a projection", () => items().find({}, { projection: { list: { $slice: 1 } } }).toArray(), 238],
    ["the element that matched", () => items().find({ list: 1 }, { projection: { "list.$": 1 } }).toArray(), 238],
    ["a stage", () => items().aggregate([{ $lookup: { from: "b", as: "c", localField: "a", foreignField: "a" } }]).toArray(), 238],
    ["a deletion among other writes", () => client.bulkWrite([{ namespace: "hub.items", name: "deleteOne", filter: {} }]).catch(({ cause }) => Promise.reject(cause)), 238],
    ["a document for each element", () => items().aggregate([{ $unwind: "$list" }]).toArray(), 238],
    ["an accumulator", () => items().aggregate([{ $group: { _id: null, a: { $stdDevPop: "$a" } } }]).toArray(), 15952],
    ["an expression", () => items().aggregate([{ $group: { _id: { $add: ["$a", 1] } } }]).toArray(), 238],
    ["an update of elements by position", () => items().updateOne({ list: 1 }, { $set: { "list.$": 2 } }), 238],
    ["an update of elements by filter", () => items().updateOne({}, { $set: { "list.$[x]": 2 } }, { arrayFilters: [{ x: 1 }] }), 40415],
    ["an update of a field whose name begins with $", () => items().updateOne({}, { $unset: { "list.$x": 1 } }), 238],
    ["a replacement with such a field", () => db().command({ update: "items", updates: [{ q: {}, u: { a: 1, $x: 1 } }] }).then(({ writeErrors: [{ code, errmsg }] }) => Promise.reject(Object.assign(new Error(errmsg), { code }))), 238],
    ["a field of a reference", () => items().find({ list: { $elemMatch: { $id: 1 } } }).toArray(), 238],
    ["an update by a pipeline", () => items().updateOne({}, [{ $set: { a: 2 } }]), 238],
    ["a multiplication", () => items().updateOne({}, { $mul: { a: 2 } }), 238],
    ["a modifier of $push", () => items().updateOne({}, { $push: { list: { $each: [2], $sort: 1 } } } as Document), 238],
    ["a decimal", () => items().insertOne({ a: Decimal128.fromString("1.5") }), 238],
    ["code", () => items().insertOne({ a: new Code("x") }), 238],
    ["the greatest key", () => items().find({ a: { $lt: new MaxKey() } }).toArray(), 238],
    ["a text index", () => items().createIndex({ a: "text" }), 238],
    ["a wildcard index", () => items().createIndex({ "$**": 1 }), 238],
    ["a hidden index", () => items().createIndex({ a: 1 }, { hidden: true }), 40415],
    ["a capped collection", () => db().createCollection("capped", { capped: true, size: 100 }), 40415],
    ["a view", () => db().createCollection("view", { viewOn: "items" }), 40415],
    ["a change stream of everything", () => items().watch([]).tryNext(), 238],
    ["a change stream of a whole database", () => db().watch([]).tryNext(), 238],
    ["another command of MongoDB", () => db().command({ collMod: "items" }), 59],
  ])("refuses %s, and says that it is outside", async (_name, run, code) => {
    await expect(run()).rejects.toMatchObject({ code, message: expect.stringContaining("outside the dialect of the embedded store") });
  });

  it.each<[string, () => Promise<unknown>, number]>([
    ["a query operator", () => items().find({ a: { $foo: 1 } }).toArray(), 2],
    ["an option of a command", () => db().command({ find: "items", foo: 1 }), 40415],
    ["a stage", () => items().aggregate([{ $foo: {} }]).toArray(), 40324],
    ["an update operator", () => items().updateOne({}, { $foo: { a: 1 } } as Document), 9],
    ["a command", () => db().command({ foo: 1 }), 59],
    ["a change stream from before anything was kept", () => db().collection("fresh").watch([{ $match: { operationType: "insert" } }], { startAtOperationTime: new Timestamp({ t: 1, i: 1 }) }).tryNext(), 286],
    ["a snapshot that lasts longer than one command", () => client.withSession({ snapshot: true }, (session) => items().find({}, { session }).toArray()), 238],
    ["a write concern of three servers", () => items().insertOne({}, { writeConcern: { w: 3 } }), 100],
  ])("answers to %s that it cannot know as MongoDB does", async (_name, run, code) => {
    await expect(run()).rejects.toMatchObject({ code });
  });
});
