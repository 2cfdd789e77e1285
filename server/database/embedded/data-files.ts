import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

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

/** @throws Error when the directory holds anything already */
export function checkEmpty(path: string): void {
  if (existsSync(path) && (!statSync(path).isDirectory() || readdirSync(path).length > 0)) {
    throw new Error(`${path} is not empty: name a new directory`);
  }
}
