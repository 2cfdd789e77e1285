import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient, type Collection } from "mongodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startStore, type StoreProcess } from "../../setup/start-store.ts";

interface Note {
  readonly _id: string;
  n: number;
  text: string;
}

const full: unknown = expect.objectContaining({ code: 14031, message: "the disk is full: nothing was written" });
const text = "字".repeat(8_000);

/** Lays a disk of 16 MB over a directory; false where this process may not do that. */
function mountSmallDisk(directory: string): boolean {
  return process.platform === "linux" && spawnSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", directory]).status === 0;
}

describe.skipIf(process.platform === "win32")("a store without room", () => {
  let directory: string;
  let store: StoreProcess | undefined;
  let client: MongoClient;
  let notes: Collection<Note>;

  async function start(limits?: string): Promise<void> {
    store = await startStore(join(directory, "data"), limits === undefined ? {} : { limits });
    client = await new MongoClient(store.uri).connect();
    notes = client.db("hub").collection<Note>("notes");
  }
  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (!store) return;
    await client.close();
    await store.end(signal);
    store = undefined;
  }
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "full-"));
  });
  afterEach(async () => {
    await stop("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  });

  /** Writes until it is refused; returns what was acknowledged, and the refusal. */
  async function fill(): Promise<{ acknowledged: string[]; refusal: unknown }> {
    await notes.createIndex({ n: 1 });
    const acknowledged: string[] = [];
    for (let n = 0; ; n++) {
      try {
        await notes.insertOne({ _id: `note${n}`, n, text });
      } catch (refusal) {
        return { acknowledged, refusal };
      }
      acknowledged.push(`note${n}`);
    }
  }

  /** What many writes at once and a transaction are answered that do not fit. */
  async function writeMore(): Promise<unknown[]> {
    const together = Array.from({ length: 8 }, (_none, at) => notes.insertMany(Array.from({ length: 20 }, (_other, n) => ({ _id: `more${at}-${n}`, n, text }))));
    const transaction = client.withSession((session) =>
      session.withTransaction(async () => {
        await notes.updateOne({ _id: "note0" }, { $set: { n: -1 } }, { session });
        await notes.insertMany(Array.from({ length: 100 }, (_none, n) => ({ _id: `torn${n}`, n, text })), { session });
      }),
    );
    return Promise.all([...together, transaction].map((write) => write.catch((error: unknown) => error)));
  }

  /** The documents that a scan finds, and those that the index finds. */
  async function contents(): Promise<[string[], string[]]> {
    const [scanned, indexed] = await Promise.all([notes.find().toArray(), notes.find({ n: { $gte: 0 } }).sort({ n: 1 }).toArray()]);
    return [scanned.map(({ _id }) => _id), indexed.map(({ _id }) => _id)];
  }

  it("says that the disk is full, takes nothing half, and goes on when there is room again", { timeout: 120_000 }, async ({ skip }) => {
    if (!mountSmallDisk(directory)) {
      console.info("full disk: a small one cannot be mounted here, so only a limit of the file's size is tested");
      return skip();
    }
    writeFileSync(join(directory, "ballast"), Buffer.alloc(8 * 1024 * 1024));
    await start();
    try {
      const { acknowledged, refusal } = await fill();
      expect([refusal, ...(await writeMore())]).toEqual(Array(10).fill(full));
      expect(await contents()).toEqual([acknowledged, acknowledged]);
      rmSync(join(directory, "ballast"));
      await notes.insertOne({ _id: "after", n: 1_000_000, text });
      expect(await contents()).toEqual([[...acknowledged, "after"], [...acknowledged, "after"]]);
      await stop("SIGKILL");
      await start();
      expect(await contents()).toEqual([[...acknowledged, "after"], [...acknowledged, "after"]]);
    } finally {
      await stop("SIGKILL");
      spawnSync("umount", [directory]);
    }
  });

  it("says the same where its file may not grow, and is whole when it starts without that limit", { timeout: 120_000 }, async () => {
    // In blocks of 512 or 1,024 bytes, as the shell has it.
    await start("ulimit -f 6000");
    const { acknowledged, refusal } = await fill();
    expect([refusal, ...(await writeMore())]).toEqual(Array(10).fill(full));
    expect(await contents()).toEqual([acknowledged, acknowledged]);
    await stop("SIGTERM");
    await start();
    expect(await contents()).toEqual([acknowledged, acknowledged]);
    await notes.insertOne({ _id: "after", n: 1_000_000, text });
    expect(await contents()).toEqual([[...acknowledged, "after"], [...acknowledged, "after"]]);
  });
});
