import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

export interface Child<Ready> {
  /** What the child said in its first line, as JSON. */
  ready: Ready;
  process: ChildProcess;
  stop(): Promise<void>;
}

/**
 * Starts a script of the bench as a process of its own, so that what is measured does not share a thread with the
 * clients, and waits for its first line.
 * @throws Error when it ends before it is ready
 */
export async function startChild<Ready>(script: string, args: string[] = []): Promise<Child<Ready>> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout! });
  const ready = await new Promise<Ready>((resolve, reject) => {
    lines.once("line", (line) => resolve(JSON.parse(line) as Ready));
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code} before it was ready`)));
  });
  return {
    ready,
    process: child,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}
