/** Builds the pages with Vite, then the hub and its worker threads with esbuild. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

export function buildPages(): void {
  const remix = spawnSync("npx", ["--no-install", "remix", "vite:build", "--logLevel", "warn"], { stdio: "inherit" });
  if (remix.status !== 0) throw new Error("the pages did not build");
}

/** Bundles `server/index.ts` to `build/server.js` and every `*.worker.ts` beside it. */
export async function buildServer(): Promise<void> {
  const workers = readdirSync("server", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".worker.ts"));
  await build({
    entryPoints: [
      { in: "server/index.ts", out: "server" },
      ...workers.map((file) => ({
        in: join("server", file),
        out: file.replace(/^.*[/\\]/, "").replace(/\.ts$/, ""),
      })),
    ],
    outdir: "build",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
}

if (process.argv[1]?.endsWith("build.ts")) {
  buildPages();
  await buildServer();
}
