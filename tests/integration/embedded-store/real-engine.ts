import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const start = join(import.meta.dirname, "../../../../shared/real-engine/start");

/** Whether MongoDB's own engine can be started beside the repository, as a yardstick. */
export const hasRealEngine = existsSync(start);

/** Starts the real engine on a new directory; it forgets everything when it is closed. */
export async function startRealEngine(): Promise<{ uri: string; close: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), "real-engine-"));
  const child = spawn(start, [directory], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const uri = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the real engine ended with ${code}`)));
  });
  return {
    uri,
    close: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
