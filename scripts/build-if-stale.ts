import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the build is made from. */
const sources = ["app", "server", "models", "public", "package-lock.json", "vite.config.ts", "remix.config.js"];

/** Whether the build is missing or older than a source file. */
export function isBuildStale(): boolean {
  const built = ["build/server.js", "build/app/server/index.js"].map(changedAt);
  return Math.min(...built) <= Math.max(...sources.map(newestIn));
}

/** Builds the hub unless the build is newer than every source file. What builds is read only then: a start without it is sooner. */
export async function buildIfStale(): Promise<void> {
  if (isBuildStale()) await (await import("./build.ts")).build();
}

const changedAt = (path: string): number => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newestIn(path: string): number {
  if (!existsSync(path) || !statSync(path).isDirectory()) return changedAt(path);
  return Math.max(0, ...readdirSync(path, { recursive: true, encoding: "utf8" }).map((file) => changedAt(join(path, file))));
}
