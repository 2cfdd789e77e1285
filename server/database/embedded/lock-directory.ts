import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes sure that one process at a time serves a data directory; returns how to give it free.
 * The lock is a file with the number of the process; one that a killed process left behind is taken over.
 * @throws Error that names the process which holds the directory
 */
export async function lockDirectory(dataDir: string): Promise<() => void> {
  const path = join(dataDir, "store.lock");
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      const file = openSync(path, "wx", 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
        throw new Error(`the data directory ${dataDir} cannot be written: ${(error as Error).message}`, { cause: error });
      }
    }
    const holder = Number(readFileSync(path, "utf8"));
    if (holder && isRunning(holder)) throw new Error(`the data directory ${dataDir} is in use by process ${holder}`);
    rmSync(path, { force: true });
  }
  throw new Error(`the data directory ${dataDir} could not be locked`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
