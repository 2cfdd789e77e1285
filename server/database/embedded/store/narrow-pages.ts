import { renameSync, rmSync } from "node:fs";
import type { Key } from "../keys/encode-key.ts";
import { LmdbFile } from "./lmdb-file.ts";

/** Entries that are copied in one commit. */
const BATCH = 5_000;
/** Above every key: LMDB takes 1,978 bytes at most. */
const END: Key = "\xff".repeat(2_000);

/**
 * Copies a file into one whose pages have today's size, in its place, and opens that. Nothing else may have it open. A crash leaves the
 * old file as it was.
 * @throws Error with the system's code when there is no room for the copy
 */
export async function narrowPages(wide: LmdbFile, path: string): Promise<LmdbFile> {
  const copy = `${path}.narrow`;
  const drop = (...files: string[]) => files.forEach((file) => rmSync(file, { force: true }));
  drop(copy, `${copy}-lock`);
  const narrow = await LmdbFile.open(copy);
  try {
    await copyEntries(wide, narrow);
  } catch (error) {
    await Promise.all([wide.close(), narrow.close()]);
    drop(copy, `${copy}-lock`);
    throw error;
  }
  await Promise.all([wide.close(), narrow.close()]);
  renameSync(copy, path);
  drop(`${copy}-lock`, `${path}-lock`);
  return LmdbFile.open(path);
}

async function copyEntries(from: LmdbFile, to: LmdbFile): Promise<void> {
  const snapshot = from.snapshot();
  try {
    let batch = new Map<Key, Buffer>();
    for (const [key, value] of from.range("", END, false, snapshot)) {
      batch.set(key, Buffer.from(value));
      if (batch.size < BATCH) continue;
      await to.write(batch);
      batch = new Map();
    }
    await to.write(batch);
  } finally {
    snapshot.done();
  }
}
