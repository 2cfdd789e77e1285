import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EJSON, type Document } from "bson";
import type { ClientSession, Db, IndexDescription, MongoClient } from "mongodb";
import { makePrivateDirectory } from "../private-directory.ts";
import type { CollectionCount } from "./backup-list.ts";

const systemDatabases = ["admin", "local", "config"];
const batchSize = 1_000;

/** What stands beside a collection's documents. */
interface Metadata {
  indexes: IndexDescription[];
}

/**
 * Writes every collection as `DATABASE/COLLECTION.jsonl` (one document a line, canonical extended JSON, every type kept)
 * and `DATABASE/COLLECTION.metadata.json` (its indexes). Returns how many documents each has.
 * @param session reads all collections as of one moment, where the server can do that
 */
export async function exportCollections(client: MongoClient, to: string, session?: ClientSession): Promise<CollectionCount[]> {
  const { databases } = await client.db("admin").admin().listDatabases();
  const names = databases.map(({ name }) => name).filter((name) => !systemDatabases.includes(name));
  const counts: CollectionCount[] = [];
  for (const name of names) {
    const db = client.db(name);
    makePrivateDirectory(join(to, name));
    for (const collection of await db.listCollections({ type: "collection" }, { nameOnly: true }).toArray()) {
      if (collection.name.startsWith("system.")) continue;
      counts.push({ name: `${name}.${collection.name}`, documents: await exportCollection(db, collection.name, join(to, name), session) });
    }
  }
  return counts;
}

async function exportCollection(db: Db, name: string, folder: string, session?: ClientSession): Promise<number> {
  const collection = db.collection(name, { promoteValues: false });
  const indexes = (await collection.indexes()).filter((index) => index.name !== "_id_").map(({ v: _version, ...index }) => index);
  writeFileSync(join(folder, `${name}.metadata.json`), EJSON.stringify({ indexes } satisfies Metadata, { relaxed: false }), { mode: 0o600 });
  let count = 0;
  const cursor = collection.find({}, { ...(session && { session }) });
  const lines = async function* () {
    for await (const doc of cursor) {
      count++;
      yield `${EJSON.stringify(doc, { relaxed: false })}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(join(folder, `${name}.jsonl`), { mode: 0o600 }));
  return count;
}

/** The databases of an export: the folders with JSON-lines files. */
function databasesOf(from: string): string[] {
  const folders = readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => readdirSync(join(from, name)).some((file) => file.endsWith(".jsonl")));
}

/** Whether a directory holds what {@link exportCollections} writes. */
export function isExport(from: string): boolean {
  return existsSync(from) && databasesOf(from).length > 0;
}

/**
 * Reads what {@link exportCollections} wrote into a server that has none of these collections, the indexes last.
 * Returns the number of documents.
 * @throws Error when a collection has documents already: nothing is written then; or when a line is no document
 */
export async function importCollections(client: MongoClient, from: string): Promise<number> {
  const found = databasesOf(from).flatMap((name) => readdirSync(join(from, name)).filter((file) => file.endsWith(".jsonl")).map((file) => ({ db: client.db(name), name: file.slice(0, -".jsonl".length), path: join(from, name, file) })));
  for (const { db, name } of found) {
    if (await db.collection(name).findOne({})) throw new Error(`${db.databaseName}.${name} has documents already: nothing was overwritten`);
  }
  let count = 0;
  for (const { db, name, path } of found) count += await importCollection(db, name, path);
  return count;
}

async function importCollection(db: Db, name: string, path: string): Promise<number> {
  const collection = db.collection(name);
  let batch: Document[] = [];
  let count = 0;
  const send = async () => {
    // The driver would take an `_id` that is null for one that is missing; only the server tells them apart.
    if (batch.length > 0) await collection.insertMany(batch, { forceServerObjectId: true });
    count += batch.length;
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    batch.push(readLine(line, path, count + batch.length + 1));
    if (batch.length === batchSize) await send();
  }
  await send();
  const { indexes } = EJSON.parse(readFileSync(path.replace(/\.jsonl$/, ".metadata.json"), "utf8"), { relaxed: false }) as Metadata;
  if (indexes.length > 0) await collection.createIndexes(indexes);
  return count;
}

function readLine(line: string, path: string, number: number): Document {
  try {
    return EJSON.parse(line, { relaxed: false }) as Document;
  } catch (error) {
    throw new Error(`${path}, document ${number}: ${(error as Error).message}`, { cause: error });
  }
}
