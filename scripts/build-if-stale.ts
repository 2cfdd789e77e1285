import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildPages, buildServer } from "./build.ts";

const sources = ["app", "server", "models", "public", "package-lock.json", "vite.config.ts", "remix.config.js"];

/** Builds the hub unless the build is newer than every source file. Returns whether it built. */
export async function buildIfStale(): Promise<boolean> {
  const built = ["build/server.js", "build/app/server/index.js"].map(changedAt);
  if (Math.min(...built) > Math.max(...sources.map(newestIn))) return false;
  buildPages();
  await buildServer();
  return true;
}

const changedAt = (path: string): number => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newestIn(path: string): number {
  if (!existsSync(path) || !statSync(path).isDirectory()) return changedAt(path);
  return Math.max(0, ...readdirSync(path, { recursive: true, encoding: "utf8" }).map((file) => changedAt(join(path, file))));
}
