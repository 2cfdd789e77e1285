import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { LmdbFile } from "./lmdb-file.ts";
import { Store } from "./store.ts";

let directory: string;
let store: Store;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "lianmeng-store-"));
  store = new Store(await LmdbFile.open(join(directory, "data.lmdb")), () => 0);
});
afterEach(async () => {
  await store.shutDown();
  await rm(directory, { recursive: true, force: true });
});

it("keeps for a snapshot what was committed before it and reached the disk after it", async () => {
  const write = store.openWrite();
  write.put("key", Buffer.from("new"));
  const committed = store.commit(write);
  const snapshot = store.openTransaction();
  await committed;
  expect(snapshot.get("key")?.toString()).toBe("new");
  store.rollback(snapshot);
});
