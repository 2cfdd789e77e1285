import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** The files in a data directory. */
export const fileNames = {
  /** The LMDB file: the data. A backup of it has the same name. */
  data: "store.mdb",
  socket: "store.sock",
  /** Where a running store can be reached. */
  uri: "store.uri",
} as const;

/** The address of the store that runs on a directory, as it wrote it down; undefined when none does. */
export function addressOf(dataDir: string): string | undefined {
  const path = join(dataDir, fileNames.uri);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** Makes a directory that only its owner can enter. @throws Error with a text for the operator */
export function makePrivateDirectory(path: string): void {
  try {
    makeDirectory(path);
    chmodSync(path, 0o700);
  } catch (error) {
    throw new Error(`the directory ${path} cannot be used: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Makes a directory and those above it, trying each twice at most. Node's own `recursive` tries for ever, and holds its thread,
 * where a directory that is there takes none (`/proc` says ENOENT of it).
 */
function makeDirectory(path: string, lastTry = false): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (existsSync(path) && statSync(path).isDirectory()) return;
    if (lastTry || (error as NodeJS.ErrnoException).code !== "ENOENT" || dirname(path) === path) throw error;
    makeDirectory(dirname(path));
    makeDirectory(path, true);
  }
}

/** @throws Error when the directory holds anything already */
export function checkEmpty(path: string): void {
  if (existsSync(path) && (!statSync(path).isDirectory() || readdirSync(path).length > 0)) {
    throw new Error(`${path} is not empty: name a new directory`);
  }
}
