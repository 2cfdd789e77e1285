import { chmodSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

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
