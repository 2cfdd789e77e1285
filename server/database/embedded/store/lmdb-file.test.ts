import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "lmdb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Random } from "../testing/random-operations.ts";
import { checkSound } from "./check-sound.ts";
import { LmdbFile } from "./lmdb-file.ts";

describe("LmdbFile", () => {
  const directory = mkdtempSync(join(tmpdir(), "file-"));
  const path = join(directory, "store.mdb");
  let file: LmdbFile;
  beforeEach(async () => {
    file = await LmdbFile.open(path);
  });
  afterEach(async () => {
    await file.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it("uses the pages again that changes set free, those of long values too", { timeout: 30_000 }, async () => {
    const random = new Random(1);
    const stored = new Map<string, Buffer>();
    const write = async (keys: number, count: number, longest: number) => {
      const changes = new Map(Array.from({ length: count }, () => [`key${random.below(keys)}`.padEnd(40, "-"), Buffer.alloc(random.below(longest), random.below(256))]));
      for (const [key, value] of changes) stored.set(key, value);
      await file.write(changes);
    };
    for (let round = 0; round < 5; round++) await write(5_000, 5_000, 400);
    for (let round = 0; round < 1_000; round++) {
      await write(20, 1, 40_000);
      await write(5_000, 7, 400);
    }
    // If no page were used twice, these commits would make it more than 100 MB.
    expect(statSync(path).size).toBeLessThan(15_000_000);
    const snapshot = file.snapshot();
    const found = [...file.range("", "\xff", false, snapshot)];
    snapshot.done();
    expect(found.map(([key]) => key)).toEqual([...stored.keys()].toSorted());
    expect(found.filter(([key, value]) => !stored.get(key)!.equals(value))).toEqual([]);
  });

  it("goes on in a file whose pages are of another size", async () => {
    const old = join(directory, "old.mdb");
    const made = open<Buffer, Buffer>({ path: old, noSubdir: true, keyEncoding: "binary", encoding: "binary", pageSize: 4_096 });
    await made.put(Buffer.from("before"), Buffer.from("1"));
    await made.close();
    const reopened = await LmdbFile.open(old);
    await reopened.write(new Map([["after", Buffer.alloc(100_000, "2")]]));
    await reopened.close();
    checkSound(old);
    expect(readFileSync(old).readUInt32LE(48)).toBe(4_096);
    const again = await LmdbFile.open(old);
    const snapshot = again.snapshot();
    expect([...again.range("", "\xff", false, snapshot)].map(([key, value]) => [key, value.length])).toEqual([["after", 100_000], ["before", 1]]);
    snapshot.done();
    await again.close();
  });
});
