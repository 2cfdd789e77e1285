import { existsSync } from "node:fs";
import { join } from "node:path";
import { MongoClient, MongoServerError } from "mongodb";
import { backupCollection, type BackupRecord } from "../../models/backup.ts";
import { drillCollection, type DrillRecord } from "../../models/drill.ts";
import { outgoingHoldCollection, type OutgoingHoldRecord } from "../../models/outgoing-hold.ts";
import type { Environment } from "../env.ts";
import { backupListName, compareFiles, readBackupList, writeBackupList, type CollectionCount } from "./backup-list.ts";
import { databaseName } from "./database-name.ts";
import { backupStore, exportStore, restoreStore, withStore } from "./embedded/backup-store.ts";
import { checkEmpty, fileNames } from "./embedded/data-files.ts";
import { exportCollections, importCollections, isExport } from "./export-collections.ts";

/** Which database: the one that `MONGODB_URI` names, else the hub's own in `DATA_DIR`. */
type Place = Pick<Environment, "MONGODB_URI" | "DATA_DIR">;

/**
 * Takes a consistent copy of all data, also while a hub is running: of the hub's own store its data file, or JSON lines where that is
 * asked for; of MongoDB always the latter. Beside it stands a list of what there is (`backup-list.ts`), by which it can be tried.
 * @param to a new directory
 * @param at when it is taken
 * @returns the number of documents of JSON lines; undefined for a copied file
 * @throws Error with a text for the operator when there is no data, or `to` is not empty
 */
export async function backUp({ MONGODB_URI, DATA_DIR }: Place, to: string, asLines: boolean, at: Date): Promise<number | undefined> {
  if (!MONGODB_URI && !asLines) {
    const collections = await backupStore(DATA_DIR, to);
    await writeBackupList(to, { at, form: "file", collections });
    return undefined;
  }
  const collections = MONGODB_URI ? await exportFromMongo(MONGODB_URI, to) : await exportStore(DATA_DIR, to);
  await writeBackupList(to, { at, form: "lines", collections });
  return collections.reduce((sum, { documents }) => sum + documents, 0);
}

/**
 * Brings a backup of either kind back to where there is no data yet, and has the hub that starts on it tell nobody outside until an
 * administrator says that it is the one that goes on.
 * @param at when
 * @returns the number of documents of JSON lines; undefined for a copied file
 * @throws Error with a text for the operator when there is data, `from` is no backup or one for another database, or its files are
 * not those that were written
 */
export async function restore(place: Place, from: string, at: Date): Promise<number | undefined> {
  const list = readBackupList(from);
  const [fault] = list ? await compareFiles(from, list) : [];
  if (fault) throw new Error(`${from} is damaged: ${fault.line}. Nothing was restored; what there is comes back once ${backupListName} is taken away`);
  const count = await bringBack(place, from);
  const held: OutgoingHoldRecord = { _id: "restored", at, backupAt: list ? new Date(list.at) : null };
  await note(place, outgoingHoldCollection, held);
  return count;
}

/**
 * Brings back what a folder holds, without a look at its list.
 * @param now the clock of an embedded store that lines are brought back into: what has ended by it is taken away
 * @throws Error as {@link restore}
 */
export async function bringBack({ MONGODB_URI, DATA_DIR }: Place, from: string, now?: () => number): Promise<number | undefined> {
  if (existsSync(join(from, fileNames.data))) {
    if (MONGODB_URI) throw new Error("this backup is a data file of the embedded store: make one with --format jsonl to move to MongoDB");
    await restoreStore(from, DATA_DIR);
    return undefined;
  }
  if (!isExport(from)) throw new Error(`${from} is no backup: it has neither ${fileNames.data} nor JSON-lines files`);
  const bringIn = (client: MongoClient) => importCollections(client, from);
  return MONGODB_URI ? withMongo(MONGODB_URI, bringIn) : withStore(DATA_DIR, bringIn, now);
}

/** Writes down, where the hub reads it, when a backup was taken and of which kind. */
export const noteBackup = (place: Place, record: BackupRecord): Promise<void> => note(place, backupCollection, record);

/** Writes down, where the hub reads it, what a drill found; nothing where there is no hub's data, as on a machine for drills alone. */
export async function noteDrill(place: Place, record: DrillRecord): Promise<void> {
  if (place.MONGODB_URI || existsSync(join(place.DATA_DIR, fileNames.data))) await note(place, drillCollection, record);
}

/** Replaces the one record of a collection. */
async function note({ MONGODB_URI, DATA_DIR }: Place, collection: string, { _id, ...record }: BackupRecord | DrillRecord | OutgoingHoldRecord): Promise<void> {
  const write = async (client: MongoClient, uri: string) => {
    await client.db(databaseName(uri)).collection<{ _id: string }>(collection).updateOne({ _id }, { $set: record }, { upsert: true });
  };
  await (MONGODB_URI ? withMongo(MONGODB_URI, (client) => write(client, MONGODB_URI)) : withStore(DATA_DIR, (client) => write(client, "")));
}

async function exportFromMongo(uri: string, to: string): Promise<CollectionCount[]> {
  checkEmpty(to);
  return withMongo(uri, (client) => exportAtOneMoment(client, to));
}

/** By a snapshot, which MongoDB keeps for five minutes; on the embedded store as a process of its own, which has none, by a transaction. */
async function exportAtOneMoment(client: MongoClient, to: string): Promise<CollectionCount[]> {
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
