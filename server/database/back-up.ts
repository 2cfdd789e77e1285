import { existsSync } from "node:fs";
import { join } from "node:path";
import { MongoClient, MongoServerError } from "mongodb";
import { backupCollection, type BackupRecord } from "../../models/backup.ts";
import type { Environment } from "../env.ts";
import { databaseName } from "./database-name.ts";
import { backupStore, exportStore, restoreStore, withStore } from "./embedded/backup-store.ts";
import { checkEmpty, fileNames } from "./embedded/data-files.ts";
import { exportCollections, importCollections, isExport } from "./export-collections.ts";

/** Which database: the one that `MONGODB_URI` names, else the hub's own in `DATA_DIR`. */
type Place = Pick<Environment, "MONGODB_URI" | "DATA_DIR">;

/**
 * Takes a consistent copy of all data, also while a hub is running: of the hub's own store its data file, or JSON lines where that is
 * asked for; of MongoDB always the latter.
 * @param to a new directory
 * @returns the number of documents of JSON lines; undefined for a copied file
 * @throws Error with a text for the operator when there is no data, or `to` is not empty
 */
export async function backUp({ MONGODB_URI, DATA_DIR }: Place, to: string, asLines: boolean): Promise<number | undefined> {
  if (MONGODB_URI) return exportFromMongo(MONGODB_URI, to);
  if (asLines) return exportStore(DATA_DIR, to);
  await backupStore(DATA_DIR, to);
  return undefined;
}

/**
 * Brings a backup of either kind back to where there is no data yet.
 * @returns the number of documents of JSON lines; undefined for a copied file
 * @throws Error with a text for the operator when there is data, or `from` is no backup or one for another database
 */
export async function restore({ MONGODB_URI, DATA_DIR }: Place, from: string): Promise<number | undefined> {
  if (existsSync(join(from, fileNames.data))) {
    if (MONGODB_URI) throw new Error("this backup is a data file of the embedded store: make one with --format jsonl to move to MongoDB");
    await restoreStore(from, DATA_DIR);
    return undefined;
  }
  if (!isExport(from)) throw new Error(`${from} is no backup: it has neither ${fileNames.data} nor JSON-lines files`);
  const bringIn = (client: MongoClient) => importCollections(client, from);
  return MONGODB_URI ? withMongo(MONGODB_URI, bringIn) : withStore(DATA_DIR, bringIn);
}

/** Writes down, where the hub reads it, when a backup was taken and of which kind. */
export async function noteBackup({ MONGODB_URI, DATA_DIR }: Place, { _id, ...backup }: BackupRecord): Promise<void> {
  const note = async (client: MongoClient, uri: string) => {
    await client.db(databaseName(uri)).collection<BackupRecord>(backupCollection).updateOne({ _id }, { $set: backup }, { upsert: true });
  };
  await (MONGODB_URI ? withMongo(MONGODB_URI, (client) => note(client, MONGODB_URI)) : withStore(DATA_DIR, (client) => note(client, "")));
}

async function exportFromMongo(uri: string, to: string): Promise<number> {
  checkEmpty(to);
  return withMongo(uri, (client) => exportAtOneMoment(client, to));
}

/** By a snapshot, which MongoDB keeps for five minutes; on the embedded store as a process of its own, which has none, by a transaction. */
async function exportAtOneMoment(client: MongoClient, to: string): Promise<number> {
  try {
    return await client.withSession({ snapshot: true }, (session) => exportCollections(client, to, session));
  } catch (error) {
    // Values are exported as they are stored, and so comes the code: as a number of BSON's.
    const isOutsideDialect = error instanceof MongoServerError && Number(error.code) === 238;
    if (!isOutsideDialect) throw error;
    return client.withSession((session) => session.withTransaction(() => exportCollections(client, to, session)));
  }
}

async function withMongo<T>(uri: string, run: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect();
  try {
    return await run(client);
  } finally {
    await client.close();
  }
}
