import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Double, EJSON, Long } from "bson";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backupStore, exportStore, restoreStore, withStore } from "./backup-store.ts";
import { importCollections } from "../export-collections.ts";
import { serveStore, type RunningStore } from "./serve-store.ts";

describe("backups", () => {
  const root = mkdtempSync(join(tmpdir(), "backup-"));
  const source = join(root, "source");
  let store: RunningStore;
  let client: MongoClient;

  const fill = { _id: "a" as never, whole: new Double(1), long: Long.fromNumber(7), at: new Date(5), list: [{ x: 1 }] };

  beforeAll(async () => {
    store = await serveStore({ dataDir: source });
    client = await new MongoClient(store.uri).connect();
    await client.db("hub").collection("items").createIndex({ "list.x": 1 }, { unique: true, name: "x" });
    await client.db("hub").collection("items").insertOne(fill);
    // As a command: the driver gives a document whose `_id` is null one of its own.
    await client.db("hub").command({ insert: "items", documents: [{ list: [{ x: 2 }], _id: null }] });
    await client.db("hub").collection("others").insertMany(Array.from({ length: 500 }, (_none, at) => ({ _id: `o${at}` as never, at })));
  });
  afterAll(async () => {
    await client.close();
    await store.close();
    rmSync(root, { recursive: true });
  });

  async function contentsOf(dataDir: string): Promise<string> {
    return withStore(dataDir, async (other) => {
      const db = other.db("hub");
      const items = await db.collection("items", { promoteValues: false }).find().toArray();
      return EJSON.stringify({ items, indexes: await db.collection("items").indexes(), others: await db.collection("others").countDocuments() }, { relaxed: false });
    });
  }

  it("copies a running store while it is written to, and brings it back elsewhere", async () => {
    const expected = await contentsOf(source);
    const writing = Promise.all(Array.from({ length: 50 }, (_none, at) => client.db("hub").collection("later").insertOne({ at })));
    const held = await backupStore(source, join(root, "copy"));
    expect(held).toEqual(expect.arrayContaining([{ name: "hub.items", documents: 2 }, { name: "hub.others", documents: 500 }]));
    await writing;
    await restoreStore(join(root, "copy"), join(root, "restored"));
    expect(await contentsOf(join(root, "restored"))).toBe(expected);
    expect(statSync(join(root, "copy")).mode & 0o777).toBe(0o700);
    expect(statSync(join(root, "copy", "store.mdb")).mode & 0o777).toBe(0o600);
  });

  it("overwrites neither a backup nor data", async () => {
    await expect(backupStore(source, source)).rejects.toThrow("is not empty");
    await backupStore(source, join(root, "second"));
    await expect(restoreStore(join(root, "second"), source)).rejects.toThrow("in use by process");
    await restoreStore(join(root, "second"), join(root, "place"));
    await expect(restoreStore(join(root, "second"), join(root, "place"))).rejects.toThrow("holds data already");
  });

  it("exports readable lines and imports them with every type and index", async () => {
    const expected = await contentsOf(source);
    expect(await exportStore(source, join(root, "lines"))).toEqual(expect.arrayContaining([{ name: "hub.items", documents: 2 }, { name: "hub.others", documents: 500 }]));
    const lines = readFileSync(join(root, "lines", "hub", "items.jsonl"), "utf8").trim().split("\n");
    expect(lines.map((line) => EJSON.parse(line, { relaxed: false }))).toMatchObject([{ whole: new Double(1) }, { _id: null, list: [{}] }]);
    await withStore(join(root, "imported"), (other) => importCollections(other, join(root, "lines")));
    expect(await contentsOf(join(root, "imported"))).toBe(expected);
    await expect(withStore(join(root, "imported"), (other) => importCollections(other, join(root, "lines")))).rejects.toThrow("nothing was overwritten");
  });
});
