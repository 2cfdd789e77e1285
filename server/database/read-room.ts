import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { fileNames } from "./embedded/data-files.ts";

/** What the hub's own data take up, and what is left for them, in bytes. */
export interface Room {
  bytes: number;
  freeBytes: number;
}

/** Room on the disk of the hub's own store. */
export async function readRoom(dataDir: string): Promise<Room> {
  const [{ size }, { bavail, bsize }] = await Promise.all([stat(join(dataDir, fileNames.data)), statfs(dataDir)]);
  return { bytes: size, freeBytes: bavail * bsize };
}
