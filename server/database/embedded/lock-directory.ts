import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { threadId } from "node:worker_threads";

/**
 * Makes sure that one store at a time serves a data directory; returns how to give it free.
 * The lock is a file with the number of the process and when that began, so that a lock left by a killed process is
 * recognized also after its number was given to another one (as it always is in a container).
 * @throws Error that names the process which holds the directory
 */
export async function lockDirectory(dataDir: string): Promise<() => void> {
  const path = join(dataDir, "store.lock");
  const own = `${process.pid} ${startOf(process.pid)}`;
  const draft = `${path}.${process.pid}.${threadId}`;
  try {
    writeFileSync(draft, own, { mode: 0o600 });
  } catch (error) {
    throw new Error(`the data directory ${dataDir} cannot be written: ${(error as Error).message}`, { cause: error });
  }
  try {
    if (!createLock(draft, path)) {
      const found = readLock(path);
      if (found && isHeld(found)) throw new Error(`the data directory ${dataDir} is in use by process ${found.split(" ")[0]}`);
      // Of several that take over a lock left behind, the last to do so keeps it.
      if (readLock(path) === found) renameSync(draft, path);
      await wait(50);
      if (readLock(path) !== own) throw new Error(`the data directory ${dataDir} was just taken by process ${readLock(path)?.split(" ")[0]}`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (readLock(path) === own) rmSync(path, { force: true });
  };
}

/** A link fails where there is a file already, so one of many succeeds. */
function createLock(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function isHeld(lock: string): boolean {
  const [pid, ...start] = lock.split(" ");
  const now = startOf(Number(pid));
  return now !== undefined && now === start.join(" ");
}

/** When a running process began, in whatever form the system says it; undefined when there is none. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ")[19];
    return process.platform === "win32" ? "running" : execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}
