import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs a program to its end, on the same terminal and with the same environment and what `environment` adds.
 * @throws Error when it ends with anything but success
 */
export async function runProgram(command: string, args: readonly string[], environment: Record<string, string> = {}): Promise<void> {
  const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...environment } });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${[command, ...args].join(" ")} did not succeed`);
}
