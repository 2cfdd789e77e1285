import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient, Timestamp, type Document } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accumulatorNames } from "./aggregate/accumulators.ts";
import { expressionOperators } from "./aggregate/compile-expression.ts";
import { stageNames } from "./aggregate/stages.ts";
import { commands } from "./commands/all-commands.ts";
import { dialect } from "./dialect.ts";
import { serveStore, type RunningStore } from "./serve-store.ts";
import { updateOperatorNames } from "./update/parse-update.ts";

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

  const items = () => client.db("hub").collection("items");

  it("names what the code knows, and the code knows what it names", () => {
    const aliases = ["ismaster", "buildinfo", "findandmodify"];
    expect([...dialect.commands].toSorted()).toEqual(Object.keys(commands).filter((name) => !aliases.includes(name)).toSorted());
    expect([...dialect.stages]).toEqual(stageNames);
    expect([...dialect.accumulators]).toEqual(accumulatorNames);
    expect([...dialect.expressions].toSorted()).toEqual([...expressionOperators].toSorted());
    expect([...dialect.updateOperators].toSorted()).toEqual([...updateOperatorNames].toSorted());
  });

  it.each<[string, () => Promise<unknown>, number]>([
    ["a text search", () => items().find({ $text: { $search: "x" } }).toArray(), 238],
    ["JavaScript in a filter", () => items().find({ $where: "true" }).toArray(), 238],
    ["an unknown operator", () => items().find({ a: { $foo: 1 } }).toArray(), 2],
    ["a collation", () => items().find({}, { collation: { locale: "zh" } }).toArray(), 238],
    ["an unknown option of a command", () => client.db("hub").command({ find: "items", foo: 1 }), 40415],
    ["a stage that MongoDB knows", () => items().aggregate([{ $bucket: { groupBy: "$a", boundaries: [0, 1] } }]).toArray(), 238],
    ["a stage that nobody knows", () => items().aggregate([{ $foo: {} }]).toArray(), 40324],
    ["an expression that MongoDB knows", () => items().aggregate([{ $project: { b: { $zip: { inputs: ["$list"] } } } }]).toArray(), 238],
    ["an expression that nobody knows", () => items().aggregate([{ $project: { b: { $foo: 1 } } }]).toArray(), 168],
    ["a bit update", () => items().updateOne({}, { $bit: { a: { and: 1 } } }), 238],
    ["an unknown update operator", () => items().updateOne({}, { $foo: { a: 1 } } as Document), 9],
    ["a text index", () => items().createIndex({ a: "text" }), 238],
    ["a wildcard index", () => items().createIndex({ "$**": 1 }), 238],
    ["a capped collection", () => client.db("hub").createCollection("capped", { capped: true, size: 100 }), 238],
    ["a change stream of everything", () => items().watch([]).tryNext(), 238],
    ["a change stream from before anything was kept", () => client.db("hub").collection("fresh").watch([{ $match: { operationType: "insert" } }], { startAtOperationTime: new Timestamp({ t: 1, i: 1 }) }).tryNext(), 286],
    ["an unknown command", () => client.db("hub").command({ mapReduce: "items" }), 59],
    ["a write concern of three servers", () => items().insertOne({}, { writeConcern: { w: 3 } }), 100],
  ])("answers %s with an error, never with a guess", async (_name, run, code) => {
    await expect(run()).rejects.toMatchObject({ code });
  });
});
