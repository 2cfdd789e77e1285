import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, expect, it } from "vitest";
import { countFile, inspectFile } from "./inspect-file.ts";
import { afterPrefix } from "./keys/encode-key.ts";
import { serveStore } from "./serve-store.ts";
import { Catalog } from "./store/catalog.ts";

const dataDir = mkdtempSync(join(tmpdir(), "inspect-"));
const file = join(dataDir, "store.mdb");
afterAll(() => rmSync(dataDir, { recursive: true }));

it("counts and reads a file, and finds where an index was not kept with its documents", async () => {
  const store = await serveStore({ dataDir });
  const client = await new MongoClient(store.uri).connect();
  const items = client.db("hub").collection("items");
  await items.createIndex({ tags: 1 }, { name: "tags" });
  await items.createIndex({ code: 1 }, { name: "code", unique: true });
  await items.createIndex({ only: 1 }, { name: "only", sparse: true });
  await items.insertMany(Array.from({ length: 20 }, (_none, at) => ({ _id: `i${at}` as never, code: at, tags: ["a", `t${at}`], ...(at % 2 === 0 && { only: at }) })));
  await client.db("hub").createCollection("empty");
  await client.close();
  await store.close();
  const namespaces = ["hub.empty", "hub.items"];
  expect((await countFile(file)).map(({ namespace, documents }) => [namespace, documents])).toEqual([[namespaces[0], 0], [namespaces[1], 20]]);
  const seen: unknown[] = [];
  const sound = await inspectFile(file, (namespace, document) => void seen.push(`${namespace} ${String(document.get("_id"))}`));
  expect(sound.flatMap(({ faults }) => faults)).toEqual([]);
  expect(seen.toSorted()).toEqual(Array.from({ length: 20 }, (_none, at) => `hub.items i${at}`).toSorted());

  // Spoilt as only a fault of the store could do it.
  const spoilt = await serveStore({ dataDir });
  const view = spoilt.engine.store.openWrite();
  const { indexes } = new Catalog().find(view, "hub", "items")!;
  const entries = (name: string) => {
    const { prefix } = indexes.find((index) => index.name === name)!;
    return [...view.range(prefix, afterPrefix(prefix))];
  };
  for (const [key] of entries("tags").slice(0, 3)) view.remove(key);
  const [first, second] = entries("code");
  view.put(first![0], second![1]);
  view.put(`${entries("only")[0]![0].slice(0, -1)}\xff`, Buffer.alloc(0));
  await spoilt.engine.store.commit(view);
  await spoilt.close();
  const [, found] = await inspectFile(file, () => {});
  expect(found!.faults).toEqual([
    { index: "tags", missing: 3, surplus: 0 },
    { index: "code", missing: 1, surplus: 1 },
    { index: "only", missing: 0, surplus: 1 },
  ]);
  expect(readdirSync(dataDir).filter((name) => name.endsWith("-lock"))).toEqual([]);
});

it("says of a file that is none", async () => {
  await expect(countFile(join(dataDir, "nothing"))).rejects.toThrow("cannot be opened");
});
