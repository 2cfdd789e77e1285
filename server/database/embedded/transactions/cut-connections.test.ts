import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Binary } from "bson";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Doc, Value } from "../bson/values.ts";
import { serveStore, type RunningStore } from "../serve-store.ts";
import { Random } from "../testing/random-operations.ts";
import { WireClient } from "../testing/wire-client.ts";

const ids = ["a", "b", "c", "d"];
/** Where the random numbers begin. */
const firstSeed = Number(process.env.STORE_SEED ?? 0);

/** One client with a session of its own; its connection is made anew whenever it was cut. */
interface Client {
  lsid: Doc;
  txnNumber: bigint;
  connection: WireClient | undefined;
  /** What its open transaction has added to each record. */
  added: Map<string, number> | undefined;
}

describe("clients whose connections are cut", () => {
  let dataDir: string;
  let store: RunningStore;
  let now: () => number;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "cut-"));
    now = Date.now;
    store = await serveStore({ dataDir, now: () => now() });
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  function newClient(number: number): Client {
    return { lsid: new Map([["id", new Binary(Buffer.alloc(16, number), 4)]]), txnNumber: 0n, connection: undefined, added: undefined };
  }

  async function send(client: Client, body: [string, Value][]): Promise<Doc> {
    client.connection ??= await WireClient.connect(store.uri);
    return client.connection.send([...body, ["$db", String(body[0]![0]).endsWith("Transaction") ? "admin" : "hub"]]);
  }

  function cut(client: Client): void {
    client.connection?.cut();
    client.connection = undefined;
  }

  /** Sends a command that is cut off before its reply, at a moment of chance; whether it has arrived nobody knows. */
  async function sendAndCut(client: Client, body: [string, Value][], random: Random): Promise<void> {
    const reply = send(client, body).catch(() => {});
    await wait(random.below(3));
    cut(client);
    await reply;
  }

  const numbered = (client: Client): [string, Value][] => [["lsid", client.lsid], ["txnNumber", client.txnNumber]];
  const inTransaction = (client: Client, starts: boolean): [string, Value][] => [...numbered(client), ["autocommit", false], ...(starts ? [["startTransaction", true] as [string, Value]] : [])];

  function addTo(id: string, n: number): [string, Value][] {
    return [["update", "records"], ["updates", [new Map<string, Value>([["q", new Map([["_id", id]])], ["u", new Map([["$inc", new Map([["n", n]])]])], ["upsert", true]])]]];
  }

  function insert(id: string): [string, Value][] {
    return [["insert", "log"], ["documents", [new Map([["_id", id]])]]];
  }

  async function records(client: Client): Promise<Record<string, number>> {
    const reply = await send(client, [["find", "records"]]);
    const docs = (reply.get("cursor") as Doc).get("firstBatch") as Doc[];
    return Object.fromEntries(docs.map((doc) => [doc.get("_id") as string, doc.get("n") as number]));
  }

  /** The inserts that a stream tells from a token on, and the token after them. */
  async function follow(client: Client, token: Value | undefined): Promise<{ seen: string[]; token: Value }> {
    const start = new Map(token === undefined ? [] : [["resumeAfter", token]]);
    const opened = await send(client, [["aggregate", "log"], ["pipeline", [new Map([["$changeStream", start]]), new Map([["$match", new Map([["operationType", "insert"]])]])]], ["cursor", new Map()]]);
    const cursor = opened.get("cursor") as Doc;
    const seen = (cursor.get("firstBatch") as Doc[]).map((event) => (event.get("documentKey") as Doc).get("_id") as string);
    cut(client);
    return { seen, token: cursor.get("postBatchResumeToken")! };
  }

  it.each(Array.from({ length: 10 }, (_none, at) => firstSeed + at))("agree with a naive model, also over restarts of the store (seed %i)", { timeout: 60_000 }, async (seed) => {
    const random = new Random(seed);
    const clients = Array.from({ length: 3 }, (_none, at) => newClient(at + 1));
    const reader = newClient(9);
    const model: Record<string, number> = {};
    const log: string[] = [];
    const seen: string[] = [];
    // Made beforehand: a transaction that makes a collection holds all of it.
    await send(reader, [["create", "records"]]);
    let { token } = await follow(reader, undefined);
    const commitTo = (added: ReadonlyMap<string, number>) => {
      for (const [id, n] of added) model[id] = (model[id] ?? 0) + n;
    };
    const isClaimed = (id: string, except?: Client) => clients.some((client) => client !== except && client.added?.has(id));

    /** A write that is sent until it is answered, the first times cut off: executed once. */
    async function retryableWrite(client: Client): Promise<void> {
      client.txnNumber++;
      const id = random.pick(ids);
      // A record that a transaction holds would let it wait.
      const logs = random.chance(0.5) || isClaimed(id);
      const entry = `${seed}-${log.length}`;
      const body = [...(logs ? insert(entry) : addTo(id, 1)), ...numbered(client)];
      for (let times = random.below(3); times > 0; times--) await sendAndCut(client, body, random);
      const reply = await send(client, body);
      expect([reply.get("ok"), reply.get("n"), reply.get("writeErrors")]).toEqual([1, 1, undefined]);
      if (logs) log.push(entry);
      else commitTo(new Map([[id, 1]]));
    }

    async function statement(client: Client): Promise<void> {
      const id = random.pick(ids);
      if (isClaimed(id, client)) return;
      const starts = client.added === undefined;
      if (starts) client.txnNumber++;
      const reply = await send(client, [...addTo(id, 10), ...inTransaction(client, starts)]);
      // A conflict: another one has changed the record since the transaction began.
      expect([undefined, 112]).toContain(reply.get("code"));
      if (reply.get("ok") === 0) return void (client.added = undefined);
      client.added ??= new Map();
      client.added.set(id, (client.added.get(id) ?? 0) + 10);
    }

    /** Commits, the first times cut off, so that nobody knows: sent again it has been done once. */
    async function commit(client: Client): Promise<void> {
      const body: [string, Value][] = [["commitTransaction", 1], ...inTransaction(client, false)];
      for (let times = random.below(3); times > 0; times--) await sendAndCut(client, body, random);
      expect((await send(client, body)).get("ok")).toBe(1);
      commitTo(client.added!);
      client.added = undefined;
    }

    /** A client that was cut off gives its transaction up, over a new connection or by beginning the next one. */
    async function giveUp(client: Client): Promise<void> {
      cut(client);
      client.added = undefined;
      if (random.chance(0.5)) return retryableWrite(client);
      expect((await send(client, [["abortTransaction", 1], ...inTransaction(client, false)])).get("ok")).toBe(1);
    }

    async function restart(): Promise<void> {
      for (const client of [...clients, reader]) cut(client);
      await store.close();
      store = await serveStore({ dataDir });
      for (const client of clients.filter(({ added }) => added)) {
        expect((await send(client, [...addTo("a", 10), ...inTransaction(client, false)])).get("code")).toBe(251);
        client.added = undefined;
      }
    }

    for (let step = 0; step < 80; step++) {
      const client = random.pick(clients);
      const action = random.below(20);
      if (action < 10) await statement(client);
      else if (action === 19) await restart();
      else if (client.added) await (action < 16 ? commit(client) : giveUp(client));
      else await retryableWrite(client);
      expect(await records(reader)).toEqual(model);
      if (random.chance(0.2)) {
        const more = await follow(reader, token);
        seen.push(...more.seen);
        token = more.token;
      }
    }
    seen.push(...(await follow(reader, token)).seen);
    expect(seen).toEqual(log);
    for (const client of [...clients, reader]) cut(client);
  });

  it("gives free what the transaction of a client holds that does not come back", { timeout: 30_000 }, async () => {
    const [gone, other] = [newClient(1), newClient(2)];
    await send(other, addTo("a", 1));
    await send(gone, [...addTo("a", 10), ...inTransaction(gone, true)]);
    cut(gone);
    const reply = send(other, addTo("a", 1));
    await wait(1_500);
    let skipped = 0;
    now = () => Date.now() + (skipped = 6_000);
    expect((await reply).get("n")).toBe(1);
    expect(skipped).toBe(6_000);
    expect(await records(other)).toEqual({ a: 2 });
    expect((await send(gone, [["commitTransaction", 1], ...inTransaction(gone, false)])).get("code")).toBe(251);
    for (const client of [gone, other]) cut(client);
  });

  it("keeps the transaction of a client that comes back in time", async () => {
    const client = newClient(1);
    await send(client, [...addTo("a", 10), ...inTransaction(client, true)]);
    cut(client);
    await wait(1_500);
    expect((await send(client, [...addTo("a", 5), ...inTransaction(client, false)])).get("n")).toBe(1);
    expect((await send(client, [["commitTransaction", 1], ...inTransaction(client, false)])).get("ok")).toBe(1);
    expect(await records(client)).toEqual({ a: 15 });
    cut(client);
  });
});
