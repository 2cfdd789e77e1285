import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "lmdb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Random } from "../testing/random-operations.ts";
import { checkSound } from "./check-sound.ts";
import { LmdbFile } from "./lmdb-file.ts";
import { narrowPages } from "./narrow-pages.ts";

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

  /** Seventeen short entries and sixteen long ones that fill a page of this size, then one more among the long. */
  const uneven = (size: number): [key: string, value: Buffer][] => {
    const room = size - 24;
    const long = Math.floor((room - 17 * 24) / 16) & ~1;
    const key = (letter: string, number: number) => `${letter}${String(number).padStart(11, "0")}`;
    const short = Array.from({ length: 17 }, (_, number) => [key("a", number), Buffer.alloc(2)] as [string, Buffer]);
    const filling = Array.from({ length: 16 }, (_, number) => [key("b", 2 * number), Buffer.alloc(long - 24)] as [string, Buffer]);
    return [...short, ...filling, [key("b", 9), Buffer.alloc(Math.floor(room / 16) - 32)]];
  };

  it.each([4_096, 8_192])("halves a page of short and long entries, whatever fills %i bytes", async (size) => {
    for (const [key, value] of uneven(size)) await file.write(new Map([[key, value]]));
    const snapshot = file.snapshot();
    expect([...file.range("", "\xff", false, snapshot)]).toHaveLength(34);
    snapshot.done();
  });

  it("copies a file whose pages are greater into one whose are not, before it is used", async () => {
    const old = join(directory, "old.mdb");
    const made = open<Buffer, Buffer>({ path: old, noSubdir: true, keyEncoding: "binary", encoding: "binary", pageSize: 8_192 });
    const entries = new Map([["after", Buffer.alloc(100_000, "2")], ["before", Buffer.from("1")], ...Array.from({ length: 12_000 }, (_, number) => [`key${number}`, Buffer.from(`${number}`)] as const)]);
    for (const [key, value] of entries) void made.put(Buffer.from(key), value);
    await made.close();
    await (await narrowPages(await LmdbFile.open(old), old)).close();
    checkSound(old);
    expect(readFileSync(old).readUInt32LE(48)).toBe(4_096);
    expect(readdirSync(directory).filter((name) => name.includes("narrow"))).toEqual([]);
    const again = await LmdbFile.open(old);
    const snapshot = again.snapshot();
    const found = new Map(again.range("", "\xff", false, snapshot));
    snapshot.done();
    await again.close();
    expect(found).toEqual(new Map([...entries].toSorted(([one], [other]) => (one < other ? -1 : 1))));
  });
});
