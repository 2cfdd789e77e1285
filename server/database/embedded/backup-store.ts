import { chmodSync, copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MongoClient } from "mongodb";
import { makePrivateDirectory } from "../../private-directory.ts";
import type { CollectionCount } from "../backup-list.ts";
import { exportCollections } from "../export-collections.ts";
import { addressOf, checkEmpty, fileNames } from "./data-files.ts";
import { countFile } from "./inspect-file.ts";
import { lockDirectory } from "./lock-directory.ts";
import { serveStore } from "./serve-store.ts";
import { checkSound } from "./store/check-sound.ts";

/**
 * Takes a consistent copy of the data of a directory, whether a store is running on it or not.
 * @param to a new directory; gets `store.mdb`
 * @returns what the copy holds
 * @throws Error when `dataDir` holds no data, `to` is not empty, or the store cannot be opened
 */
export async function backupStore(dataDir: string, to: string): Promise<CollectionCount[]> {
  // Else a wrong DATA_DIR would give a copy of nothing, and that would be noticed on the day it is needed.
  if (!existsSync(join(dataDir, fileNames.data))) throw new Error(`DATA_DIR: ${dataDir} holds no data`);
  checkEmpty(to);
  makePrivateDirectory(to);
  return withStore(dataDir, async (client) => {
    const copy = join(resolve(to), fileNames.data);
    await client.db("admin").command({ lianmengBackup: `${copy}.part` });
    const counted = await countFile(`${copy}.part`);
    chmodSync(`${copy}.part`, 0o600);
    renameSync(`${copy}.part`, copy);
    return counted.map(({ namespace, documents }) => ({ name: namespace, documents }));
  });
}

/** As {@link backupStore}, but readable: one JSON-lines file a collection, as `mongoimport` takes it. */
export async function exportStore(dataDir: string, to: string): Promise<CollectionCount[]> {
  checkEmpty(to);
  const scratch = mkdtempSync(join(tmpdir(), "store-export-"));
  try {
    const copy = join(scratch, "copy");
    await backupStore(dataDir, copy);
    return await withStore(copy, (client) => exportCollections(client, to));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Puts a backup's `store.mdb` into a data directory that has no data.
 * @throws Error when there is data already, a store runs there, or the backup is damaged
 */
export async function restoreStore(from: string, dataDir: string): Promise<void> {
  const copy = join(from, fileNames.data);
  makePrivateDirectory(dataDir);
  const unlock = await lockDirectory(dataDir);
  try {
    const data = join(dataDir, fileNames.data);
    if (existsSync(data)) throw new Error(`${dataDir} holds data already: nothing was overwritten`);
    checkSound(copy);
    copyFileSync(copy, `${data}.part`);
    chmodSync(`${data}.part`, 0o600);
    renameSync(`${data}.part`, data);
  } finally {
    unlock();
  }
}

/** Runs something on the store of a directory: the one that is running, or one of its own for as long, by the clock given. */
export async function withStore<T>(dataDir: string, run: (client: MongoClient) => Promise<T>, now?: () => number): Promise<T> {
  const address = addressOf(dataDir);
  const running = address === undefined ? undefined : await connect(address).catch(() => undefined);
  const own = running ? undefined : await serveStore({ dataDir, ...(now && { now }) });
  const client = running ?? (await connect(own!.uri));
  try {
    return await run(client);
  } finally {
    await client.close();
    await own?.close();
  }
}

function connect(uri: string): Promise<MongoClient> {
  return new MongoClient(uri, { serverSelectionTimeoutMS: 2_000 }).connect();
}
