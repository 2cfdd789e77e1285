import { readEnvironment } from "../server/env.ts";

/** Ends the command with the hub's own complaint about its environment, before a minute of building rather than after it. */
export function checkEnvironment(more: Record<string, string> = {}): void {
  try {
    readEnvironment({ ...process.env, ...more });
  } catch (error) {
    console.error(`lianmeng: ${(error as Error).message}`);
    process.exit(1);
  }
}
