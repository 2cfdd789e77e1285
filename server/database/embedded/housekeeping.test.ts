import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { expect, it } from "vitest";
import { removeExpired } from "./housekeeping.ts";
import { serveStore } from "./serve-store.ts";

it("removes of what has expired only the documents that the index holds", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "expiry-"));
  const store = await serveStore({ dataDir });
  const client = await new MongoClient(store.uri).connect();
  const drafts = client.db("hub").collection<{ _id: string; endsAt: Date | Date[]; sent?: boolean }>("drafts");
  await drafts.createIndex({ endsAt: 1 }, { expireAfterSeconds: 60, partialFilterExpression: { sent: true } });
  const [past, now] = [new Date(Date.now() - 61_000), new Date()];
  await drafts.insertMany([{ _id: "over", endsAt: past, sent: true }, { _id: "by one of several", endsAt: [now, past], sent: true }, { _id: "not sent", endsAt: past }, { _id: "not over", endsAt: now, sent: true }]);
  expect(await removeExpired(store.engine)).toBe(2);
  expect(await drafts.distinct("_id")).toEqual(["not over", "not sent"]);
  await client.close();
  await store.close();
  rmSync(dataDir, { recursive: true });
});
