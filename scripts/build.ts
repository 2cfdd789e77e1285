/** Builds the pages with Vite, then the service worker, the hub and its worker threads with esbuild. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { buildServiceWorker } from "./build-service-worker.ts";
import { runProgram } from "./run-program.ts";

/** The whole build. */
export async function build(): Promise<void> {
  await buildPages();
  await Promise.all([buildServiceWorker("build/app/client/service-worker.js"), buildServer()]);
}

// Built for production also by whoever runs as a test: else the packages' bundle throws for every optional one that is not there.
const buildPages = (): Promise<void> => runProgram("npx", ["--no-install", "remix", "vite:build", "--logLevel", "warn"], { NODE_ENV: "production" });

/** Bundles `server/index.ts` to `build/server.js`, with what several parts share or import late, and every `*.worker.ts` beside it. */
async function buildServer(): Promise<void> {
  const workers = readdirSync("server", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".worker.ts"));
  // The shared parts are named after their content: those of the last build would stay.
  for (const file of existsSync("build") ? readdirSync("build") : []) if (/\.js(\.map)?$/.test(file)) rmSync(join("build", file));
  await esbuild.build({
    entryPoints: [
      { in: "server/index.ts", out: "server" },
      ...workers.map((file) => ({
        in: join("server", file),
        out: file.replace(/^.*[/\\]/, "").replace(/\.ts$/, ""),
      })),
    ],
    outdir: "build",
    bundle: true,
    // What is imported late is read late.
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
}

if (process.argv[1]?.endsWith("build.ts")) await build();
