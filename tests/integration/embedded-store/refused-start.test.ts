import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, closeSync, cpSync, existsSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LmdbFile, pageSize } from "../../../server/database/embedded/store/lmdb-file.ts";
import { prefixes } from "../../../server/database/embedded/store/layout.ts";
import { startStore, StoreRefused } from "../../setup/start-store.ts";

const nobody = 65_534;

/** Whether a process of another user can be started here and read this repository. */
function canBeAnother(): boolean {
  return process.getuid?.() === 0 && spawnSync(process.execPath, ["-e", "fs.readdirSync('node_modules')"], { uid: nobody, gid: nobody }).status === 0;
}

describe("a data directory that cannot be used", () => {
  const root = mkdtempSync(join(tmpdir(), "refused-"));
  const sound = join(root, "sound");

  beforeAll(async () => {
    const store = await startStore(sound);
    const client = await new MongoClient(store.uri).connect();
    const items = client.db("hub").collection("items");
    await items.createIndex({ n: 1 });
    await items.insertMany(Array.from({ length: 3_000 }, (_none, n) => ({ n, text: "年产五千台".repeat(20) })));
    await items.insertOne({ n: -1, text: "长".repeat(10_000) });
    await client.close();
    await store.end("SIGTERM");
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** A copy of the sound directory whose data file was changed. */
  function damaged(name: string, change: (file: number, size: number) => void): string {
    const directory = join(root, name);
    mkdirSync(directory);
    cpSync(join(sound, "store.mdb"), join(directory, "store.mdb"));
    const file = openSync(join(directory, "store.mdb"), "r+");
    change(file, readFileSync(join(directory, "store.mdb")).length);
    closeSync(file);
    return directory;
  }

  /** How a start ended that was refused. */
  async function refusalOf(start: Promise<unknown>): Promise<{ code: number | null; said: string }> {
    const error = await start.then(() => undefined, (refused: unknown) => refused);
    if (!(error instanceof StoreRefused)) throw new Error("the store started", { cause: error });
    return { code: error.code, said: error.said };
  }

  /** One line that says so. */
  function oneLine(text: RegExp): object {
    return { code: 1, said: expect.stringMatching(new RegExp(`^store: .*${text.source}.*\n$`)) };
  }

  it.each<[string, (file: number, size: number) => void, RegExp]>([
    ["empty", (file) => ftruncateSync(file, 0), /is damaged and was left as it is: it is empty/],
    ["cut off after its head", (file) => ftruncateSync(file, 2 * pageSize), /cut off: page \d+ is missing/],
    ["cut off within a page", (file) => ftruncateSync(file, 5_000), /damaged/],
    ["without its head", (file) => writeSync(file, Buffer.alloc(2 * pageSize), 0, 2 * pageSize, 0), /does not begin as a data file does/],
    ["without its second page", (file) => writeSync(file, Buffer.alloc(pageSize), 0, pageSize, pageSize), /second page is damaged/],
    ["something else", (file, size) => writeSync(file, Buffer.alloc(size, "MongoDB"), 0, size, 0), /does not begin as a data file does/],
    ["with garbage in the middle", (file, size) => writeSync(file, Buffer.alloc(100 * pageSize, 0xa5), 0, 100 * pageSize, Math.floor(size / pageSize / 4) * pageSize), /page \d+ is damaged/],
  ])("refuses a file that is %s, and leaves it as it is", async (name, change, said) => {
    const directory = damaged(name.replaceAll(" ", "-"), change);
    const before = readFileSync(join(directory, "store.mdb"));
    expect(await refusalOf(startStore(directory))).toEqual(oneLine(said));
    expect(readFileSync(join(directory, "store.mdb")).equals(before)).toBe(true);
    expect(existsSync(join(directory, "store.lock"))).toBe(false);
  });

  it("refuses a file of another layout, and leaves it as it is", async () => {
    const directory = join(root, "layout");
    mkdirSync(directory);
    const file = await LmdbFile.open(join(directory, "store.mdb"));
    await file.write(new Map([[`${prefixes.about}layout`, Buffer.from("99")]]));
    await file.close();
    const before = readFileSync(join(directory, "store.mdb"));
    expect(await refusalOf(startStore(directory))).toEqual(oneLine(/has layout 99, and this version of the store knows 1 only/));
    expect(readFileSync(join(directory, "store.mdb")).equals(before)).toBe(true);
  });

  it("names the process that holds the directory to a second start, which does no harm", async () => {
    const directory = join(root, "held");
    const store = await startStore(directory);
    const client = await new MongoClient(store.uri).connect();
    await client.db("hub").collection("items").insertOne({ n: 1 });
    expect(await refusalOf(startStore(directory))).toEqual(oneLine(new RegExp(`in use by process ${store.process.pid}`)));
    expect(await refusalOf(startStore(directory, { args: ["--port", "0"] }))).toEqual(oneLine(new RegExp(`in use by process ${store.process.pid}`)));
    expect(await client.db("hub").collection("items").countDocuments()).toBe(1);
    await client.close();
    await store.end("SIGTERM");
  });

  it("takes over what a killed store has left: its lock, socket and address", async () => {
    const directory = join(root, "killed");
    const first = await startStore(directory);
    await first.end("SIGKILL");
    for (const name of ["store.lock", "store.sock", "store.uri"]) expect(existsSync(join(directory, name))).toBe(true);
    const second = await startStore(directory);
    const client = await new MongoClient(second.uri).connect();
    expect(await client.db("hub").command({ ping: 1 })).toMatchObject({ ok: 1 });
    await client.close();
    await second.end("SIGTERM");
    for (const name of ["store.lock", "store.sock", "store.uri"]) expect(existsSync(join(directory, name))).toBe(false);
  });

  it("says that a port is taken", async () => {
    const first = await startStore(join(root, "port1"), { args: ["--port", "0"] });
    expect(await refusalOf(startStore(join(root, "port2"), { args: ["--port", new URL(first.uri).port] }))).toEqual(oneLine(/EADDRINUSE/));
    await first.end("SIGTERM");
  });

  describe("of another user", () => {
    const another = canBeAnother();
    if (!another) console.info("directories of another user: not tested, since this process cannot become another one");

    it.skipIf(!another)("says that the directory cannot be written", async () => {
      const directory = join(root, "foreign");
      mkdirSync(directory, { mode: 0o755 });
      chmodSync(root, 0o755);
      expect(await refusalOf(startStore(directory, { uid: nobody }))).toEqual(oneLine(/the directory .*foreign cannot be used: EPERM/));
      expect(await refusalOf(startStore(join(directory, "within"), { uid: nobody }))).toEqual(oneLine(/the directory .*within cannot be used: EACCES/));
      expect(existsSync(join(directory, "store.mdb"))).toBe(false);
    });

    it.skipIf(!another).each([0o600, 0o644])("says that the data file cannot be opened (mode %o)", async (mode) => {
      const directory = join(root, `file-${mode}`);
      mkdirSync(directory);
      chownSync(directory, nobody, nobody);
      cpSync(join(sound, "store.mdb"), join(directory, "store.mdb"));
      chmodSync(join(directory, "store.mdb"), mode);
      chmodSync(root, 0o755);
      expect(await refusalOf(startStore(directory, { uid: nobody }))).toEqual(oneLine(/the data file .*store\.mdb cannot be opened: .*(EACCES|Permission denied)/));
    });
  });

  it("says that a file stands where the directory should be", async () => {
    writeFileSync(join(root, "file"), "");
    expect(await refusalOf(startStore(join(root, "file")))).toEqual(oneLine(/the directory .*file cannot be used: EEXIST/));
  });
});
