import { spawn } from "node:child_process";
import { onEnd } from "./on-end.ts";

/** Runs the hub as a child with these variables, hands signals on, and ends as it ends. */
export function runHub(command: string, args: string[], environment: Record<string, string>): void {
  const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...environment } });
  onEnd((signal) => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
