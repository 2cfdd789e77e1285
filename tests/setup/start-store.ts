import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface StoreProcess {
  uri: string;
  process: ChildProcess;
  /** Ends the process by a signal and waits until it is gone; returns its exit code, null of one that was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** A store that would not start: how it ended and what it said. */
export class StoreRefused extends Error {
  constructor(
    readonly code: number | null,
    readonly said: string,
  ) {
    super(`the store ended with ${code}: ${said}`);
  }
}

/**
 * Starts the store as `npm run store` does, as a process of its own, and waits for the line that says where it serves.
 * @param options.limits shell commands that run before it, such as `ulimit -f 8192`
 * @throws StoreRefused when it ends instead
 */
export async function startStore(dataDir: string, options: { args?: string[]; limits?: string; uid?: number } = {}): Promise<StoreProcess> {
  const command = [process.execPath, "--import", "tsx", "scripts/store.ts", "--data", dataDir, ...(options.args ?? [])];
  const [program, ...args] = options.limits === undefined ? command : ["sh", "-c", `${options.limits}; exec "$@"`, "sh", ...command];
  const child = spawn(program!, args, { stdio: ["ignore", "pipe", "pipe"], ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }) });
  let said = "";
  child.stderr.on("data", (bytes: Buffer) => (said += bytes.toString()));
  const uri = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("close", (code) => reject(new StoreRefused(code, said)));
  });
  return {
    uri,
    process: child,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        const exit = once(child, "exit");
        child.kill(signal);
        await exit;
      }
      return child.exitCode;
    },
  };
}
