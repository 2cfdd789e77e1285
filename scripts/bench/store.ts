import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { MongoClient, type ClientSession, type Collection } from "mongodb";
import { createWriteTogether } from "../../server/database/write-together.ts";
import type { BenchOptions } from "../bench.ts";
import { connectHubChanges, type HubChanges } from "./hub-change.ts";

const realEngine = join(import.meta.dirname, "../../../shared/real-engine/start");

interface Listing {
  readonly _id: string;
  readers: string[];
  open: boolean;
  kind: string;
  owner: string;
  title: string;
  quantity: number;
  order: { published: Date; due: Date };
  words: string;
}

/** What is measured of each: operations a second. */
interface Rates {
  pointRead: number;
  indexedFind: number;
  insertSequential: number;
  insertConcurrent32: number;
  insertMany: number;
  update: number;
  /** Three writes to three collections in one message, as the hub ends a change, and the commit. */
  transaction: number;
  transactionConcurrent32: number;
  /** The same in three messages, as on MongoDB before 8.0. */
  transactionApart: number;
  transactionApartConcurrent32: number;
  /** A ping and an insert: the least that such a transaction can be on the wire. */
  twoRoundTrips: number;
  twoRoundTripsConcurrent32: number;
  /** What a change of the hub is: a document, an audit record and three events of three streams, four round trips. */
  hubChange: number;
  hubChangeConcurrent32: number;
}

interface Subject {
  client: MongoClient;
  listings: Collection<Listing>;
  /** Of a database that has transactions. */
  changes: HubChanges | undefined;
  startMs: number;
  pid: number;
  close: () => Promise<void>;
}

/** Starts a database as a process of its own, on a directory of its own. */
async function start(command: string, args: string[], options: string, transactions: boolean): Promise<Subject> {
  const directory = mkdtempSync(join(tmpdir(), "bench-store-"));
  const began = performance.now();
  const child = spawn(command, [...args, directory], { stdio: ["ignore", "pipe", "inherit"] });
  const uri = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`${command} ended with ${code}`)));
  });
  const client = await new MongoClient(`${uri}${options}`, { maxPoolSize: 32 }).connect();
  await client.db("hub").command({ ping: 1 });
  const startMs = performance.now() - began;
  const changes = transactions ? await connectHubChanges(uri) : undefined;
  return {
    client,
    listings: client.db("hub").collection<Listing>("listings"),
    changes,
    startMs,
    pid: child.pid!,
    close: async () => {
      await changes?.close();
      await client.close();
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function listing(at: number): Listing {
  const day = 86_400_000;
  return {
    _id: `${at}`.padStart(24, "0"),
    readers: [`alliance:${at % 7}`, `county:${at % 3}`],
    open: at % 5 !== 0,
    kind: ["need", "resource", "policy"][at % 3]!,
    owner: `organization${Math.floor(at / 10)}`,
    title: `喷涂 ${at} 台套`,
    quantity: at % 1_000,
    order: { published: new Date(1_750_000_000_000 + ((at * 7_919) % 100_000) * 60_000), due: new Date(1_760_000_000_000 + (at % 365) * day) },
    words: "静电喷涂 底盘 配套 ".repeat(6),
  };
}

async function fill({ listings }: Subject, n: number): Promise<void> {
  await listings.createIndexes([{ key: { owner: 1, _id: 1 } }, { key: { readers: 1, open: 1, kind: 1, "order.published": 1 } }]);
  for (let from = 0; from < n; from += 5_000) {
    await listings.insertMany(Array.from({ length: Math.min(5_000, n - from) }, (_none, at) => listing(from + at)));
  }
}

/** How often a second something can be done, by `callers` at once. */
async function rate(seconds: number, callers: number, once: (at: number) => Promise<unknown>): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  const began = performance.now();
  let done = 0;
  let next = 0;
  const caller = async () => {
    while (performance.now() < until) {
      await once(next++);
      done++;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (done / (performance.now() - began)) * 1_000;
}

let fresh = 0;
function freshListing(): Listing {
  return { ...listing(fresh), _id: `fresh${(fresh++).toString(16).padStart(19, "0")}` };
}

async function measure({ listings, client, changes }: Subject, n: number, seconds: number): Promise<Rates> {
  const id = (at: number) => `${(at * 7_919) % n}`.padStart(24, "0");
  const pointRead = await rate(seconds, 1, (at) => listings.findOne({ _id: id(at) }));
  const indexedFind = await rate(seconds, 1, (at) => listings.find({ owner: `organization${(at * 7_919) % Math.floor(n / 10)}` }).toArray());
  const insertSequential = await rate(seconds, 1, () => listings.insertOne(freshListing()));
  const insertConcurrent32 = await rate(seconds, 32, () => listings.insertOne(freshListing()));
  const insertMany = 1_000 * (await rate(seconds, 1, () => listings.insertMany(Array.from({ length: 1_000 }, freshListing))));
  const update = await rate(seconds, 1, (at) => listings.updateOne({ _id: id(at) }, { $inc: { quantity: 1 } }));
  const audits = client.db("hub").collection<{ readonly _id: string }>("audits");
  const events = client.db("hub").collection<{ readonly _id: string }>("events");
  const writeTogether = createWriteTogether({ getClient: () => client });
  const inTransaction = (work: (session: ClientSession) => Promise<unknown>) => client.withSession((session) => session.withTransaction(() => work(session)));
  const together = (at: number) =>
    inTransaction((session) =>
      writeTogether(
        [
          { namespace: "hub.listings", name: "updateOne", filter: { _id: id(at) }, update: { $inc: { quantity: 1 } } },
          { namespace: "hub.audits", name: "insertOne", document: { _id: `a${fresh++}` } },
          { namespace: "hub.events", name: "insertOne", document: { _id: `e${fresh++}` } },
        ],
        session,
      ),
    );
  const apart = (at: number) =>
    inTransaction(async (session) => {
      await listings.updateOne({ _id: id(at) }, { $inc: { quantity: 1 } }, { session });
      await audits.insertOne({ _id: `a${fresh++}` }, { session });
      await events.insertOne({ _id: `e${fresh++}` }, { session });
    });
  const twoTrips = async () => {
    await client.db("hub").command({ ping: 1 });
    await listings.insertOne(freshListing());
  };
  const of = async (callers: number, once: (at: number) => Promise<unknown>) => (changes ? rate(seconds, callers, once) : 0);
  const [transaction, transactionConcurrent32] = [await of(1, together), await of(32, together)];
  const [transactionApart, transactionApartConcurrent32] = [await of(1, apart), await of(32, apart)];
  const [twoRoundTrips, twoRoundTripsConcurrent32] = [await of(1, twoTrips), await of(32, twoTrips)];
  const hubChange = await of(1, () => changes!.make(fresh++));
  const hubChangeConcurrent32 = await of(32, () => changes!.make(fresh++));
  await listings.deleteMany({ _id: { $gte: "fresh", $lt: "frest" } });
  return { pointRead, indexedFind, insertSequential, insertConcurrent32, insertMany, update, transaction, transactionConcurrent32, transactionApart, transactionApartConcurrent32, twoRoundTrips, twoRoundTripsConcurrent32, hubChange, hubChangeConcurrent32 };
}

/** The slowest of the hub's list queries, the best of three tries each, in milliseconds. */
async function slowestList({ listings }: Subject): Promise<number> {
  const last = new Date(1_750_000_000_000 + 50_000 * 60_000);
  const queries = [
    () => listings.find({ readers: { $in: ["alliance:1", "county:2"] }, open: true, kind: "need" }).sort({ "order.published": -1 }).limit(21).toArray(),
    () => listings.find({ readers: { $in: ["alliance:1", "county:2"] }, open: true, kind: "need", "order.published": { $lt: last } }).sort({ "order.published": -1 }).limit(21).toArray(),
    () => listings.find({ owner: { $in: ["organization1", "organization500"] } }).sort({ "order.published": -1 }).limit(21).toArray(),
    () => listings.countDocuments({ readers: "county:1", open: true, kind: "need" }),
  ];
  const slowest: number[] = [];
  for (const query of queries) {
    const times: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      const began = performance.now();
      await query();
      times.push(performance.now() - began);
    }
    slowest.push(Math.min(...times));
  }
  return Math.max(...slowest);
}

/** The memory that is the process's own, without the pages of the data file that the system keeps for it. */
function residentBytes(pid: number): number {
  if (!existsSync(`/proc/${pid}/status`)) return 0;
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return 1_024 * Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0);
}

function best(rounds: readonly Rates[]): Rates {
  const names = Object.keys(rounds[0]!) as (keyof Rates)[];
  return Object.fromEntries(names.map((name) => [name, Math.round(Math.max(...rounds.map((rates) => rates[name])))])) as unknown as Rates;
}

/** Measures the embedded store, beside MongoDB's own engine with its journal where that is at hand, in turns. */
export async function run({ n = 100_000, seconds = 2, say }: BenchOptions): Promise<object> {
  const ours = await start(process.execPath, ["--max-semi-space-size=32", "--heap-growing-percent=30", "--import", "tsx", "scripts/store.ts", "--data"], "", true);
  const peer = existsSync(realEngine) ? await start(realEngine, [], "&w=1&journal=true", false) : undefined;
  try {
    const subjects = [ours, ...(peer ? [peer] : [])];
    for (const subject of subjects) await fill(subject, n);
    say(`${n} listings on each`);
    const rounds: Rates[][] = subjects.map(() => []);
    for (let round = 0; round < 2; round++) {
      for (const [at, subject] of subjects.entries()) rounds[at]!.push(await measure(subject, n, seconds));
      say(`round ${round + 1} of 2 measured`);
    }
    const [mine, theirs] = rounds.map(best) as [Rates, Rates | undefined];
    const toInsert = (name: keyof Rates) => Math.round((100 * mine[name]) / mine.insertSequential) / 100;
    const ratio = theirs && Object.fromEntries(Object.entries(mine).filter(([name]) => theirs[name as keyof Rates] > 0).map(([name, value]) => [name, Math.round((100 * value) / theirs[name as keyof Rates]) / 100]));
    return {
      listings: n,
      ours: mine,
      peer: theirs ?? null,
      ratio: ratio ?? null,
      transactionToInsert: toInsert("transaction"),
      concurrentTransactionToInsert: toInsert("transactionConcurrent32"),
      transactionApartToInsert: toInsert("transactionApart"),
      concurrentTransactionApartToInsert: toInsert("transactionApartConcurrent32"),
      twoRoundTripsToInsert: toInsert("twoRoundTrips"),
      concurrentTwoRoundTripsToInsert: toInsert("twoRoundTripsConcurrent32"),
      slowestListMs: Math.round(10 * (await slowestList(ours))) / 10,
      startMs: Math.round(ours.startMs),
      residentBytes: residentBytes(ours.pid),
    };
  } finally {
    await ours.close();
    await peer?.close();
  }
}
