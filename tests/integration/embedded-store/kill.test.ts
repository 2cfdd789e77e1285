import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient, type Collection } from "mongodb";
import { afterAll, describe, expect, it } from "vitest";
import { startStore, type StoreProcess } from "../../setup/start-store.ts";

/** How often the store is killed; more by `STORE_KILLS`. */
const rounds = Number(process.env.STORE_KILLS ?? 20);
const writers = 4;

interface Entry {
  readonly _id: string;
  writer: number;
  n: number;
  tags: string[];
}
interface Account {
  readonly _id: string;
  balance: number;
}

/** What the clients were told is done, and what a stream has seen. */
const acknowledged = { entries: new Set<string>(), transfers: new Set<string>(), seen: [] as string[] };
let token: unknown;

async function writeUntilKilled(entries: Collection<Entry>, writer: number, round: number): Promise<void> {
  for (let n = 0; ; n++) {
    const _id = `r${round}-w${writer}-${n}`;
    await entries.insertOne({ _id, writer, n, tags: [`t${n % 7}`, `u${n % 3}`] });
    acknowledged.entries.add(_id);
    if (n % 5 === 4) await entries.updateOne({ _id }, { $push: { tags: "changed" }, $inc: { n: 1_000 } });
  }
}

async function transferUntilKilled(client: MongoClient, round: number): Promise<void> {
  const db = client.db("hub");
  const accounts = db.collection<Account>("accounts");
  for (let n = 0; ; n++) {
    const _id = `r${round}-${n}`;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await accounts.updateOne({ _id: "a" }, { $inc: { balance: -1 } }, { session });
        await accounts.updateOne({ _id: "b" }, { $inc: { balance: 1 } }, { session });
        await db.collection<Account>("transfers").insertOne({ _id, balance: n }, { session });
      }),
    );
    acknowledged.transfers.add(_id);
  }
}

async function followUntilKilled(client: MongoClient): Promise<void> {
  const stream = client.db("hub").collection("transfers").watch([{ $match: { operationType: "insert" } }], { maxAwaitTimeMS: 100, ...(token ? { resumeAfter: token } : {}) });
  for await (const event of stream) {
    token = event._id;
    acknowledged.seen.push(String((event as unknown as { documentKey: { _id: string } }).documentKey._id));
  }
}

describe("a store that is killed", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "kill-"));
  let last: StoreProcess | undefined;
  afterAll(async () => {
    await last?.end("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(`loses nothing that it has acknowledged, in ${rounds} rounds`, { timeout: rounds * 15_000 }, async () => {
    for (let round = 0; round < rounds; round++) {
      const store = await startStore(dataDir);
      last = store;
      const client = await new MongoClient(store.uri, { serverSelectionTimeoutMS: 300, heartbeatFrequencyMS: 500 }).connect();
      const db = client.db("hub");
      const entries = db.collection<Entry>("entries");
      if (round === 0) {
        await entries.createIndexes([{ key: { tags: 1 } }, { key: { writer: 1, n: -1 } }]);
        await db.collection<Account>("accounts").insertMany([{ _id: "a", balance: 0 }, { _id: "b", balance: 0 }]);
      }
      await expectWhole(client);
      const running = [
        ...Array.from({ length: writers }, (_none, writer) => writeUntilKilled(entries, writer, round)),
        transferUntilKilled(client, round),
        followUntilKilled(client),
      ];
      const before = acknowledged.entries.size;
      const over = Promise.allSettled(running);
      await expect.poll(() => acknowledged.entries.size, { timeout: 5_000, interval: 5 }).toBeGreaterThan(before + 20 + ((round * 37) % 150));
      await store.end("SIGKILL");
      await over;
      await client.close();
    }
    const store = await startStore(dataDir);
    last = store;
    const client = await new MongoClient(store.uri).connect();
    await expectWhole(client);
    await expectStream(client);
    await client.close();
    expect(await store.end("SIGTERM")).toBe(0);
  });
});

/** Everything acknowledged is there, the two accounts agree with the transfers, and every index finds what a scan finds. */
async function expectWhole(client: MongoClient): Promise<void> {
  const db = client.db("hub");
  const all = await db.collection<Entry>("entries").find().toArray();
  const stored = new Set(all.map(({ _id }) => _id));
  expect([...acknowledged.entries].filter((id) => !stored.has(id))).toEqual([]);
  const transfers = new Set((await db.collection<Account>("transfers").find().toArray()).map(({ _id }) => _id));
  expect([...acknowledged.transfers].filter((id) => !transfers.has(id))).toEqual([]);
  const [a, b] = await db.collection<Account>("accounts").find().sort({ _id: 1 }).toArray();
  expect([a?.balance, b?.balance]).toEqual([-transfers.size || 0, transfers.size]);
  for (const tag of ["t0", "t3", "u1", "changed"]) {
    expect(await db.collection<Entry>("entries").countDocuments({ tags: tag })).toBe(all.filter(({ tags }) => tags.includes(tag)).length);
  }
  for (let writer = 0; writer < writers; writer++) {
    const byIndex = await db.collection<Entry>("entries").find({ writer }).sort({ n: -1 }).map(({ _id }) => _id).toArray();
    expect(byIndex.toSorted()).toEqual(all.filter((entry) => entry.writer === writer).map(({ _id }) => _id).toSorted());
  }
}

/** A stream that was cut off each time has seen every transfer once and in order, up to where it was cut off last. */
async function expectStream(client: MongoClient): Promise<void> {
  const stored = (await client.db("hub").collection<Account>("transfers").find().toArray()).map(({ _id }) => _id);
  const stream = client.db("hub").collection("transfers").watch([{ $match: { operationType: "insert" } }], { maxAwaitTimeMS: 50, resumeAfter: token });
  for (let event = await stream.tryNext(); event; event = await stream.tryNext()) acknowledged.seen.push(String((event as unknown as { documentKey: { _id: string } }).documentKey._id));
  await stream.close();
  const first = stored.indexOf(acknowledged.seen[0]!);
  expect(acknowledged.seen).toEqual(stored.slice(first));
}
