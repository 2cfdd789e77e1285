import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Binary } from "bson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBson } from "../bson/read-bson.ts";
import type { Doc, Value } from "../bson/values.ts";
import { writeBson, type Writable } from "../bson/write-bson.ts";
import { serveStore, type RunningStore } from "../serve-store.ts";
import { Random } from "../testing/random-operations.ts";
import { runCommand } from "./run-command.ts";
import { Sessions } from "./sessions.ts";

const ids = ["a", "b", "c", "d", "e"];

/** A naive database: what is committed, when each record was changed last, and the inserts in their order. */
class Model {
  committed = new Map<string, number>();
  changedAt = new Map<string, number>();
  inserts: string[] = [];
  time = 0;

  commit(changes: ReadonlyMap<string, number | undefined>, inserts: readonly string[]): void {
    this.time++;
    for (const [id, n] of changes) {
      if (n === undefined) this.committed.delete(id);
      else this.committed.set(id, n);
      this.changedAt.set(id, this.time);
    }
    this.inserts.push(...inserts);
  }
}

interface ModelTransaction {
  snapshot: Map<string, number>;
  startedAt: number;
  changes: Map<string, number | undefined>;
  inserts: string[];
}

interface Client {
  lsid: Doc;
  txnNumber: bigint;
  open: ModelTransaction | undefined;
  /** The last retryable write and what it was answered. */
  last: { body: [string, Value][]; reply: string } | undefined;
}

function seen({ snapshot, changes }: ModelTransaction, id: string): number | undefined {
  return changes.has(id) ? changes.get(id) : snapshot.get(id);
}

function command(kind: string, id: string): [string, Value][] {
  if (kind === "insert") return [["insert", "records"], ["documents", [new Map<string, Value>([["_id", id], ["n", 0]])]]];
  const q = new Map([["_id", id]]);
  if (kind === "delete") return [["delete", "records"], ["deletes", [new Map<string, Value>([["q", q], ["limit", 1]])]]];
  return [["update", "records"], ["updates", [new Map<string, Value>([["q", q], ["u", new Map([["$inc", new Map([["n", 1]])]])]])]]];
}

/** What a write does to a state: the new value, an error, or nothing. */
function effect(kind: string, n: number | undefined): { n?: number | undefined; code?: number } | undefined {
  if (kind === "insert") return n === undefined ? { n: 0 } : { code: 11000 };
  if (n === undefined) return undefined;
  return kind === "delete" ? { n: undefined } : { n: n + 1 };
}

function agree(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected);
}

/** Where the random numbers begin. */
const firstSeed = Number(process.env.STORE_SEED ?? 0);

describe("random interleavings of transactions, writes and retries", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "model-"));
  let store: RunningStore;
  let sessions: Sessions;
  beforeAll(async () => {
    store = await serveStore({ dataDir });
    sessions = new Sessions(store.engine.store, Date.now);
  });
  afterAll(async () => {
    sessions.abortAll();
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  async function send(database: string, body: [string, Value][], more: Record<string, Value> = {}): Promise<Doc> {
    const wire = { requestId: 1, legacy: false, body: new Map<string, Value>([...body, ["$db", database], ...Object.entries(more)]), sequences: new Map(), silent: false };
    return readBson(writeBson((await runCommand(store.engine, sessions, wire)) as Writable));
  }

  function codeOf(reply: Doc): number | undefined {
    const [failed] = (reply.get("writeErrors") as Doc[] | undefined) ?? [];
    return (failed?.get("code") ?? reply.get("code")) as number | undefined;
  }

  async function readAll(database: string, more: Record<string, Value> = {}): Promise<Map<string, number>> {
    const reply = await send(database, [["find", "records"], ["sort", new Map([["_id", 1]])]], more);
    const docs = (reply.get("cursor") as Doc).get("firstBatch") as Doc[];
    return new Map(docs.map((doc) => [doc.get("_id") as string, doc.get("n") as number]));
  }

  function sorted(state: ReadonlyMap<string, number | undefined>): [string, number][] {
    return [...state].filter((entry): entry is [string, number] => entry[1] !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  it.each(Array.from({ length: 30 }, (_none, at) => firstSeed + at))("agree with a naive model (seed %i)", async (seed) => {
    const random = new Random(seed);
    const database = `model${seed}`;
    const model = new Model();
    const clients: Client[] = Array.from({ length: 4 }, (_none, at) => ({ lsid: new Map([["id", new Binary(Buffer.from(`${seed}.${at}`.padStart(16)), 4)]]), txnNumber: 0n, open: undefined, last: undefined }));
    await send(database, [["create", "records"]]);
    const stream = await send(database, [["aggregate", "records"], ["pipeline", [new Map([["$changeStream", new Map()]]), new Map([["$match", new Map([["operationType", "insert"]])]])]], ["cursor", new Map()]]);
    const cursor = (stream.get("cursor") as Doc).get("id") as bigint;
    const claimed = (id: string, except?: Client) => clients.some((client) => client !== except && client.open?.changes.has(id));

    const inTransaction = (client: Client, starts: boolean): Record<string, Value> => ({ lsid: client.lsid, txnNumber: client.txnNumber, autocommit: false, ...(starts && { startTransaction: true }) });

    async function statement(client: Client): Promise<void> {
      const starts = client.open === undefined;
      if (starts) client.txnNumber++;
      const transaction: ModelTransaction = (client.open ??= { snapshot: new Map(model.committed), startedAt: model.time, changes: new Map(), inserts: [] });
      if (random.chance(0.3)) {
        const expected = new Map([...transaction.snapshot, ...transaction.changes]);
        agree(sorted(await readAll(database, inTransaction(client, starts))), sorted(expected));
        return;
      }
      const [kind, id] = [random.pick<string>(["insert", "update", "update", "delete"]), random.pick(ids)];
      const outcome = effect(kind, seen(transaction, id));
      const conflicts = outcome !== undefined && !outcome.code && !transaction.changes.has(id) && (claimed(id, client) || (model.changedAt.get(id) ?? 0) > transaction.startedAt);
      const reply = await send(database, command(kind, id), inTransaction(client, starts));
      agree(codeOf(reply), conflicts ? 112 : outcome?.code);
      if (conflicts || outcome?.code) client.open = undefined;
      else if (outcome) {
        transaction.changes.set(id, outcome.n);
        if (kind === "insert") transaction.inserts.push(id);
      }
    }

    async function finish(client: Client): Promise<void> {
      const transaction = client.open;
      if (!transaction) return;
      client.open = undefined;
      const commits = random.chance(0.7);
      const end: [string, Value][] = [[commits ? "commitTransaction" : "abortTransaction", 1]];
      agree((await send("admin", end, inTransaction(client, false))).get("ok"), 1);
      if (!commits) {
        agree(codeOf(await send("admin", [["commitTransaction", 1]], inTransaction(client, false))), 251);
        return;
      }
      model.commit(transaction.changes, transaction.inserts);
      agree((await send("admin", end, inTransaction(client, false))).get("ok"), 1);
    }

    async function plainWrite(client: Client): Promise<void> {
      const [kind, id] = [random.pick<string>(["insert", "update", "delete"]), random.pick(ids)];
      if (client.open || claimed(id)) return;
      client.txnNumber++;
      const body = command(kind, id);
      const reply = await send(database, body, { lsid: client.lsid, txnNumber: client.txnNumber });
      const outcome = effect(kind, model.committed.get(id));
      agree(codeOf(reply), outcome?.code);
      if (outcome && !outcome.code) model.commit(new Map([[id, outcome.n]]), kind === "insert" ? [id] : []);
      client.last = { body, reply: JSON.stringify([reply.get("n"), codeOf(reply)]) };
    }

    async function retry(client: Client): Promise<void> {
      if (client.open || !client.last) return;
      const reply = await send(database, client.last.body, { lsid: client.lsid, txnNumber: client.txnNumber });
      agree(JSON.stringify([reply.get("n"), codeOf(reply)]), client.last.reply);
    }

    for (let step = 0; step < 150; step++) {
      const client = random.pick(clients);
      const action = random.below(10);
      if (action < 4) {
        client.last = undefined;
        await statement(client);
      } else if (action < 6) await finish(client);
      else if (action < 9) await plainWrite(client);
      else await retry(client);
      agree(sorted(await readAll(database)), sorted(model.committed));
    }
    for (const client of clients) await finish(client);
    const events = ((await send(database, [["getMore", cursor], ["collection", "records"], ["batchSize", 10_000], ["maxTimeMS", 1]])).get("cursor") as Doc).get("nextBatch") as Doc[];
    expect(events.map((event) => (event.get("documentKey") as Doc).get("_id"))).toEqual(model.inserts);
  });

  it("lets a plain write wait for the transaction in its way", async () => {
    const lsid = new Map([["id", new Binary(Buffer.alloc(16, 250), 4)]]);
    await send("waiting", command("insert", "a"));
    await send("waiting", command("update", "a"), { lsid, txnNumber: 1n, autocommit: false, startTransaction: true });
    let done = false;
    const write = send("waiting", command("update", "a")).then((reply) => {
      done = true;
      return reply;
    });
    expect(await readAll("waiting")).toEqual(new Map([["a", 0]]));
    expect(done).toBe(false);
    await send("admin", [["commitTransaction", 1]], { lsid, txnNumber: 1n, autocommit: false });
    expect((await write).get("n")).toBe(1);
    expect(await readAll("waiting")).toEqual(new Map([["a", 2]]));
  });

  it("loses none of many plain writes that wait for one transaction", async () => {
    const lsid = new Map([["id", new Binary(Buffer.alloc(16, 251), 4)]]);
    await send("crowd", command("insert", "a"));
    await send("crowd", command("update", "a"), { lsid, txnNumber: 1n, autocommit: false, startTransaction: true });
    const writes = Promise.all(Array.from({ length: 10 }, () => send("crowd", command("update", "a"))));
    await send("admin", [["commitTransaction", 1]], { lsid, txnNumber: 1n, autocommit: false });
    await writes;
    expect(await readAll("crowd")).toEqual(new Map([["a", 11]]));
  });

  it("does a write whose concern one server cannot fulfil, and says so beside its reply", async () => {
    const concernOf = (reply: Doc) => [reply.get("ok"), (reply.get("writeConcernError") as Doc | undefined)?.get("code")];
    const three = { writeConcern: new Map([["w", 3]]) };
    expect(concernOf(await send("concerns", command("insert", "a"), three))).toEqual([1, 100]);
    expect(concernOf(await send("concerns", command("insert", "b"), { writeConcern: new Map([["w", "everywhere"]]) }))).toEqual([1, 79]);
    const transaction = { lsid: new Map([["id", new Binary(Buffer.alloc(16, 252), 4)]]), txnNumber: 1n, autocommit: false };
    await send("concerns", command("insert", "c"), { ...transaction, startTransaction: true });
    for (const _time of ["first", "again"]) expect(concernOf(await send("admin", [["commitTransaction", 1]], { ...transaction, ...three }))).toEqual([1, 100]);
    expect([...(await readAll("concerns")).keys()].toSorted()).toEqual(["a", "b", "c"]);
  });

  it.each<[string, { [name: string]: Value }]>([
    ["a write concern", { writeConcern: new Map([["w", 1]]) }],
    ["a second read concern", { readConcern: new Map([["level", "majority"]]) }],
  ])("refuses %s at a statement of a transaction", async (_name, concern) => {
    const transaction = { lsid: new Map([["id", new Binary(Buffer.alloc(16, 253), 4)]]), txnNumber: concern.writeConcern ? 1n : 2n, autocommit: false };
    await send("refused", command("insert", "a"), { ...transaction, startTransaction: true });
    expect(codeOf(await send("refused", command("insert", "b"), { ...transaction, ...concern }))).toBe(72);
    await send("admin", [["abortTransaction", 1]], transaction);
  });
});
