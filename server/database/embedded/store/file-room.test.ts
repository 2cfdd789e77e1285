import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open, type RootDatabase } from "lmdb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Random } from "../testing/random-operations.ts";
import { pagesFor, type TreeSize } from "./file-room.ts";

describe("pagesFor", () => {
  const directory = mkdtempSync(join(tmpdir(), "room-"));
  let database: RootDatabase<Buffer, Buffer>;
  beforeEach(() => {
    database = open<Buffer, Buffer>({ path: join(directory, "store.mdb"), noSubdir: true, keyEncoding: "binary", encoding: "binary", noSync: true });
  });
  afterEach(async () => {
    await database.close();
    rmSync(directory, { recursive: true });
  });

  const treeSize = () => database.getStats() as TreeSize;

  /** Commits changes; returns how many pages that took of those foreseen. */
  async function commit(changes: ReadonlyMap<string, Buffer | undefined>): Promise<number> {
    const before = treeSize();
    await database.batch(() => {
      for (const [key, value] of changes) {
        if (value) void database.put(Buffer.from(key), value);
        else void database.remove(Buffer.from(key));
      }
    });
    return (treeSize().lastPageNumber - before.lastPageNumber) / pagesFor(changes, before);
  }

  it("is never less than what a commit takes", { timeout: 30_000 }, async () => {
    const random = new Random(1);
    for (let round = 0; round < 150; round++) {
      const changes = new Map<string, Buffer | undefined>();
      const longest = random.pick([10, 100, 1_000, 10_000]);
      for (let count = random.pick([1, 8, 100, 1_000]); count > 0; count--) {
        const key = `${random.pick(["a", "b", "c"])}${random.below(20_000)}`.padEnd(random.pick([4, 12, 200]), "-");
        changes.set(key, random.chance(0.2) ? undefined : Buffer.alloc(random.below(longest)));
      }
      expect(await commit(changes)).toBeLessThanOrEqual(1);
    }
  });

  it("counts the pages that a great removal sets free", async () => {
    const keys = Array.from({ length: 10_000 }, (_none, at) => `key${at}`);
    await commit(new Map(keys.map((key) => [key, Buffer.alloc(3_000)])));
    expect(await commit(new Map(keys.map((key) => [key, undefined])))).toBeLessThanOrEqual(1);
  });
});
