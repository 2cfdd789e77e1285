import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Double, EJSON, Long } from "bson";
import { MongoBulkWriteError, MongoClient, MongoServerError, type Collection, type Document } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbeddedStore, type OpenedStore } from "../../../server/database/embedded/open-embedded-store.ts";
import { Random, randomDocument, randomFilter, randomIndex, randomSort } from "../../../server/database/embedded/testing/random-operations.ts";
import { randomPipeline } from "../../../server/database/embedded/testing/random-pipelines.ts";
import { randomPath, randomProjection, randomUpdate } from "../../../server/database/embedded/testing/random-writes.ts";
import { hasRealEngine, startRealEngine } from "./real-engine.ts";

/** The number of operations, and where their random numbers begin; more by `STORE_OPERATIONS`, others by `STORE_SEED`. */
const operations = Number(process.env.STORE_OPERATIONS ?? 5_000);
const firstSeed = Number(process.env.STORE_SEED ?? 1);
const perRound = 100;

type Records = Collection<Document & { _id: string }>;

interface Operation {
  name: string;
  given: unknown;
  writes: boolean;
  run: (records: Records, client: MongoClient) => Promise<unknown>;
}

function randomBulkOperation(random: Random): Document {
  const _id = `id${random.below(30)}`;
  if (random.chance(0.4)) return { insert: 0, document: { _id, ...randomDocument(random) } };
  const updateMods = random.chance(0.8) ? randomUpdate(random) : randomDocument(random);
  return { update: 0, filter: { _id }, updateMods, multi: false, ...(random.chance(0.3) && { upsert: true }) };
}

function chooseOperation(random: Random): Operation {
  const id = () => `id${random.below(30)}`;
  const filter = randomFilter(random);
  const one = random.chance(0.6) ? { _id: id() } : { _id: id(), ...randomFilter(random, 0) };
  switch (random.below(24)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4: {
      const options = { sort: randomSort(random, true), ...(random.chance(0.3) && { limit: random.below(6), skip: random.below(4) }), ...(random.chance(0.5) && { projection: randomProjection(random) }) };
      return { name: "find", given: { filter, options }, writes: false, run: (records) => records.find(filter, options).toArray() };
    }
    case 5:
      return { name: "count", given: filter, writes: false, run: (records) => records.countDocuments(filter) };
    case 6: {
      const path = randomPath(random);
      return { name: "distinct", given: { path, filter }, writes: false, run: (records) => records.distinct(path, filter) };
    }
    case 7:
    case 8:
    case 9: {
      const pipeline = randomPipeline(random);
      return { name: "aggregate", given: pipeline, writes: false, run: (records) => records.aggregate(pipeline).toArray() };
    }
    case 10: {
      const doc = { _id: id(), ...randomDocument(random) };
      return { name: "insert", given: doc, writes: true, run: (records) => records.insertOne(doc) };
    }
    case 11:
    case 12:
    case 13: {
      const update = randomUpdate(random);
      const upsert = random.chance(0.3);
      return { name: "updateOne", given: { one, update, upsert }, writes: true, run: (records) => records.updateOne(one, update, { upsert }) };
    }
    case 14: {
      const update = randomUpdate(random);
      return { name: "updateMany", given: { filter, update }, writes: true, run: (records) => records.updateMany(filter, update) };
    }
    case 15:
    case 16: {
      const update = randomUpdate(random);
      const options = { sort: randomSort(random, true), returnDocument: random.pick(["before", "after"] as const), upsert: random.chance(0.2), ...(random.chance(0.4) && { projection: randomProjection(random) }) };
      const which = random.chance(0.5) ? one : filter;
      return { name: "findOneAndUpdate", given: { which, update, options }, writes: true, run: (records) => records.findOneAndUpdate("_id" in which ? which : { ...which, _id: { $type: "string" } }, update, { ...options, upsert: options.upsert && "_id" in which }) };
    }
    case 17: {
      const doc = randomDocument(random);
      return { name: "replaceOne", given: { one, doc }, writes: true, run: (records) => records.replaceOne(one, doc, { upsert: random.chance(0) }) };
    }
    case 18: {
      const docs = Array.from({ length: 1 + random.below(4) }, () => ({ _id: id(), ...randomDocument(random) }));
      const ordered = random.chance(0.5);
      return { name: "insertMany", given: { docs, ordered }, writes: true, run: (records) => records.insertMany(docs, { ordered }) };
    }
    case 19: {
      const { key, options } = randomIndex(random);
      const unique = random.chance(0.5);
      const name = `extra${random.below(3)}`;
      return { name: "createIndex", given: { key, options, unique, name }, writes: false, run: (records) => records.createIndex(key, { ...options, unique, name }) };
    }
    case 20: {
      const name = `extra${random.below(3)}`;
      return { name: "dropIndex", given: name, writes: false, run: async (records) => (await records.indexes()).some((index) => index.name === name) && (await records.dropIndex(name)) !== undefined };
    }
    case 21: {
      const options = { sort: randomSort(random, true), ...(random.chance(0.4) && { projection: randomProjection(random) }) };
      return { name: "findOneAndDelete", given: { one, options }, writes: true, run: (records) => records.findOneAndDelete(one, options) };
    }
    case 22: {
      const [ordered, errorsOnly] = [random.chance(0.5), random.chance(0.3)];
      const ops = Array.from({ length: 1 + random.below(4) }, () => randomBulkOperation(random));
      return {
        name: "bulkWrite",
        given: { ops, ordered, errorsOnly },
        writes: true,
        run: async ({ namespace }, client) => {
          const { operationTime: _time, $clusterTime: _cluster, ...answer } = await client.db("admin").command({ bulkWrite: 1, ops, nsInfo: [{ ns: namespace }], ordered, errorsOnly });
          // The words of an error are each side's own.
          for (const result of answer.cursor.firstBatch) delete result.errmsg;
          return answer;
        },
      };
    }
    default:
      return { name: "deleteMany", given: { one }, writes: true, run: (records) => records.deleteMany(one) };
  }
}

const insert = (...documents: Document[]) => ({ insert: "cases", documents });
const sums = { aggregate: "cases", cursor: {}, pipeline: [{ $group: { _id: null, sum: { $sum: "$n" } } }] };

/** Differences that random operations of other seeds have found, as commands. */
const onceDifferent: Record<string, Document[]> = {
  "an `_id` that is null": [
    insert({ a: 1, _id: null }),
    insert({ _id: null, a: 2 }),
    { update: "cases", updates: [{ q: { _id: null }, u: { a: 3 } }] },
    { update: "cases", updates: [{ q: { _id: null }, u: { $set: { b: 4 } } }] },
    { findAndModify: "cases", query: { _id: null }, update: { c: 5 }, new: true },
    { delete: "cases", deletes: [{ q: { _id: null }, limit: 1 }] },
    { update: "cases", updates: [{ q: { _id: null }, u: { d: 6 }, upsert: true }] },
  ],
  "sums of longs beyond a double's precision, with fractions": [
    insert(...[Long.fromNumber(2 ** 53), Long.ONE, new Double(2.5), Long.fromNumber(2 ** 53), Long.ONE, new Double(0.5)].map((n, _id) => ({ _id, n }))),
    sums,
    insert({ _id: 6, n: Long.MAX_VALUE }, { _id: 7, n: new Double(-1e300) }, { _id: 8, n: new Double(1e300) }),
    sums,
    insert({ _id: 9, n: new Double(Infinity) }),
    sums,
    insert({ _id: 10, n: new Double(-Infinity) }),
    sums,
  ],
  "sums of longs that no long can hold": [
    insert({ _id: 1, n: Long.MAX_VALUE }, { _id: 2, n: -1 }),
    sums,
    insert({ _id: 3, n: Long.MAX_VALUE }),
    sums,
    insert({ _id: 4, n: Long.MIN_VALUE }, { _id: 5, n: Long.MIN_VALUE }),
    sums,
  ],
  "sums of ints that no int can hold, and of those that can again": [
    insert({ _id: 1, n: 2 ** 31 - 1 }, { _id: 2, n: 1 }),
    sums,
    insert({ _id: 3, n: -1 }),
    sums,
    insert({ _id: 4, n: Long.fromNumber(-5) }),
    sums,
  ],
  "a document that can have no keys in a unique index, after two that have the same": [
    insert({ _id: 1, a: 1 }, { _id: 2, a: 1 }, { _id: 3, a: [1], b: [2] }),
    { createIndexes: "cases", indexes: [{ key: { a: 1, b: 1 }, name: "both", unique: true }] },
    { delete: "cases", deletes: [{ q: { _id: 3 }, limit: 1 }] },
    { createIndexes: "cases", indexes: [{ key: { a: 1, b: 1 }, name: "both", unique: true }] },
  ],
};

const target = { ns: "hub.cases" };
const bulk = (ops: unknown[], nsInfo: unknown[] = [target]) => ({ bulkWrite: 1, ops, nsInfo });

/** Messages of several writes that are wrong as a whole: nothing of them is done. */
const wrongBulks: Record<string, Document> = {
  "no operation": bulk([]),
  "no collection": bulk([{ insert: 0, document: {} }], []),
  "a collection that is not named": bulk([{ insert: 0, document: {} }, { insert: 1, document: {} }]),
  "a negative number": bulk([{ insert: 0, document: {} }, { insert: -1, document: {} }]),
  "a number that is text": bulk([{ insert: "0", document: {} }]),
  "no database": bulk([{ insert: 0, document: {} }], [{ ns: "cases" }]),
  "an empty database": bulk([{ insert: 0, document: {} }], [{ ns: ".cases" }]),
  "an empty collection": bulk([{ insert: 0, document: {} }], [{ ns: "hub." }]),
  "a namespace without a name": bulk([{ insert: 0, document: {} }], [{}]),
  "a namespace that is a number": bulk([{ insert: 0, document: {} }], [{ ns: 1 }]),
  "no document": bulk([{ insert: 0, document: {} }, { insert: 0 }]),
  "a document that is a number": bulk([{ insert: 0, document: {} }, { insert: 0, document: 1 }]),
  "no filter": bulk([{ update: 0, updateMods: { $set: { a: 1 } } }]),
  "a filter that is a number": bulk([{ update: 0, filter: 1, updateMods: { $set: { a: 1 } } }]),
  "no update": bulk([{ insert: 0, document: {} }, { update: 0, filter: {} }]),
  "a field that nobody knows": bulk([{ insert: 0, document: {}, foo: 1 }]),
};

/** Of documents that cannot be stored no collection is made. */
const unsound: Record<string, Document> = {
  "insert": insert({ _id: [1] }, { _id: { $a: 1 } }),
  "several writes in one message": bulk([{ insert: 0, document: { _id: [1] } }, { insert: 0, document: { _id: [2] } }]),
};

/** What an operation answered, with every type to be seen; of an error its code. */
async function answerOf(operation: Operation, records: Records, client: MongoClient): Promise<string> {
  try {
    const answer = await operation.run(records, client);
    // Of equal numbers `distinct` shows any, by an index it adds null for a missing field; groups have no order.
    if (operation.name === "distinct") return EJSON.stringify((answer as unknown[]).filter((value) => value !== null && value !== undefined).map(plainNumber));
    if (operation.name === "aggregate" && (operation.given as Document[]).some((stage) => stage.$group)) return EJSON.stringify((answer as unknown[]).map((group) => EJSON.stringify(group, { relaxed: false })).toSorted());
    return EJSON.stringify(answer, { relaxed: false });
  } catch (error) {
    if (error instanceof MongoBulkWriteError) return `error ${error.code}, ${error.insertedCount} inserted, failed: ${[error.writeErrors].flat().map(({ index }) => index).join(", ")}`;
    // Which duplicate is met first is the builder's affair.
    if (error instanceof MongoServerError && operation.name === "createIndex") return `error ${error.code}`;
    if (error instanceof MongoServerError) return `error ${error.code} ${JSON.stringify([error.keyPattern, error.keyValue])}`;
    throw error;
  }
}

function plainNumber(value: unknown): unknown {
  const type = (value as { _bsontype?: string })._bsontype;
  return ["Int32", "Double", "Long", "Decimal128"].includes(type ?? "") ? Number(String(value)) : value;
}

function inNameOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inNameOrder);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, inNameOrder(inner)]));
}

async function contents(records: Records): Promise<string> {
  return EJSON.stringify(await records.find().sort({ _id: 1 }).toArray(), { relaxed: false });
}

describe.skipIf(!hasRealEngine)("the embedded store beside MongoDB's own engine", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "differential-"));
  let store: OpenedStore;
  let engine: Awaited<ReturnType<typeof startRealEngine>>;
  let clients: [ours: MongoClient, theirs: MongoClient];

  beforeAll(async () => {
    [store, engine] = await Promise.all([openEmbeddedStore({ dataDir }), startRealEngine()]);
    const options = { promoteValues: false, retryWrites: false, ignoreUndefined: true } as const;
    clients = [await new MongoClient(store.uri, options).connect(), await new MongoClient(engine.uri, options).connect()];
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await Promise.all([store.close(), engine.close()]);
    rmSync(dataDir, { recursive: true });
  });

  async function prepare(random: Random, name: string): Promise<[Records, Records]> {
    const docs = Array.from({ length: 25 }, (_none, at) => ({ _id: `id${at}`, ...randomDocument(random) }));
    const others = Array.from({ length: 8 }, (_none, at) => ({ _id: `other${at}`, ...randomDocument(random) }));
    const indexes = Array.from({ length: 3 }, () => randomIndex(random));
    const both = clients.map((client) => client.db("hub").collection<Document & { _id: string }>(name)) as [Records, Records];
    for (const [at, records] of both.entries()) {
      await clients[at]!.db("hub").dropDatabase();
      for (const { key, options } of indexes) await records.createIndex(key, options).catch(() => {});
      await records.insertMany(structuredCloneOf(docs));
      await clients[at]!.db("hub").collection<Document & { _id: string }>("others").insertMany(structuredCloneOf(others));
    }
    return both;
  }

  it.each(Array.from({ length: Math.ceil(operations / perRound) }, (_none, at) => firstSeed + at))("answers the same, operation by operation (seed %i)", async (seed) => {
    const random = new Random(seed);
    const [ours, theirs] = await prepare(random, `round${seed}`);
    const differences: object[] = [];
    for (let at = 0; at < perRound; at++) {
      const operation = chooseOperation(random);
      const [mine, right] = [await answerOf(operation, ours, clients[0]), await answerOf(operation, theirs, clients[1])];
      const [after, rightAfter] = operation.writes ? [await contents(ours), await contents(theirs)] : ["", ""];
      if (mine === right && after === rightAfter) continue;
      // MongoDB keeps no certain order of the fields that an upsert takes from its filter.
      if (EJSON.stringify(operation.given).includes('"upsert":true') && sameInNameOrder(mine, right) && sameInNameOrder(after, rightAfter)) break;
      // Where many documents are changed and one fails, which came before it depends on the index that was used.
      if (operation.name === "updateMany" && mine === right && mine.startsWith("error")) break;
      differences.push({ name: operation.name, given: EJSON.stringify(operation.given, { relaxed: false }), mine, right, ...(after !== rightAfter && firstDifference(after, rightAfter)) });
      if (after !== rightAfter) break;
    }
    expect(differences).toEqual([]);
  });

  it.each(Object.entries(onceDifferent))("answers the same to what once differed: %s", async (_name, commands) => {
    const [mine, right] = await Promise.all(
      clients.map(async (client) => {
        const db = client.db("hub");
        await db.collection("cases").drop();
        const states: string[] = [];
        for (const command of commands) {
          const answer: unknown = await db.command(command).then(({ cursor }) => cursor?.firstBatch, ({ code }) => code);
          states.push(EJSON.stringify({ answer, after: await db.collection("cases").find().toArray() }, { relaxed: false }));
        }
        return states;
      }),
    );
    expect(mine).toEqual(right);
  });

  it.each(Object.entries(wrongBulks))("refuses several writes in one message as MongoDB does: %s", async (_name, command) => {
    const [mine, right] = await Promise.all(
      clients.map(async (client) => {
        await client.db("hub").collection("cases").drop();
        const code: unknown = await client.db("admin").command(command).catch((error: MongoServerError) => error.code);
        return { code, left: await client.db("hub").collection("cases").countDocuments() };
      }),
    );
    expect(mine).toEqual(right);
    expect(mine).toEqual({ code: expect.any(Number), left: 0 });
  });

  it.each(Object.entries(unsound))("makes no collection for documents that cannot be stored: %s", async (_name, command) => {
    for (const client of clients) {
      await client.db("hub").collection("cases").drop();
      await client.db(command.bulkWrite ? "admin" : "hub").command(command).catch(() => {});
      expect(await client.db("hub").listCollections({ name: "cases" }).toArray()).toEqual([]);
    }
  });
});

/** The first document that is not the same after an operation. */
function firstDifference(after: string, rightAfter: string): object {
  const [mine, right] = [EJSON.parse(after, { relaxed: false }) as Document[], EJSON.parse(rightAfter, { relaxed: false }) as Document[]];
  const at = mine.findIndex((doc, place) => EJSON.stringify(doc) !== EJSON.stringify(right[place]));
  return { after: EJSON.stringify(mine[at], { relaxed: false }), rightAfter: EJSON.stringify(right[at], { relaxed: false }), at };
}

function sameInNameOrder(a: string, b: string): boolean {
  return a === b || (!a.startsWith("error") && !b.startsWith("error") && JSON.stringify(inNameOrder(JSON.parse(a))) === JSON.stringify(inNameOrder(JSON.parse(b))));
}

/** The driver adds to what it sends; each side gets documents of its own. */
function structuredCloneOf<T extends object>(docs: T[]): T[] {
  return docs.map((doc) => ({ ...doc }));
}
