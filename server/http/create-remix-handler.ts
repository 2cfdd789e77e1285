import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequestHandler, type GetLoadContextFunction } from "@remix-run/express";
import express, { Router, type RequestHandler } from "express";
import type { ServerBuild } from "@remix-run/node";

const YEAR_SECONDS = 31_536_000;
const HOUR_SECONDS = 3_600;

export interface RemixHandlerOptions {
  /** Makes what loaders get as `context`, once a request. */
  getLoadContext: GetLoadContextFunction;
  /** Development: pages come from source through Vite, whose hot-reload socket shares this server. Absent: the build is served. */
  development?: { httpServer: Server };
}

export interface RemixHandler {
  /** Answers for scripts, styles, pictures and pages; mount it last, after everything that is not a page. */
  handle: RequestHandler;
  /** Ends Vite in development; nothing to do in production. */
  close(): Promise<void>;
}

/**
 * The handler of all pages. In production it serves `build/app` (hashed files may be kept for ever, the service
 * worker not unasked, the rest for an hour); in development it starts Vite in this process.
 * Effects: reads the build or starts Vite; opens no port.
 * @throws Error when production is asked for and the pages were never built
 */
export async function createRemixHandler(options: RemixHandlerOptions): Promise<RemixHandler> {
  return options.development
    ? developmentHandler(options.getLoadContext, options.development.httpServer)
    : productionHandler(options.getLoadContext);
}

const buildFolder = (): string => join(projectRoot(), "build", "app");

/**
 * Reads the built pages, once in a process however often it is asked.
 * @throws Error when they were never built
 */
export async function readPages(): Promise<ServerBuild> {
  const entry = join(buildFolder(), "server", "index.js");
  if (!existsSync(entry)) throw new Error(`the pages are not built: ${entry} is missing (npm run build)`);
  return (await import(pathToFileURL(entry).href)) as ServerBuild;
}

async function productionHandler(getLoadContext: GetLoadContextFunction): Promise<RemixHandler> {
  const build = await readPages();
  const router = Router();
  const client = join(buildFolder(), "client");
  router.use("/assets", express.static(join(client, "assets"), { immutable: true, maxAge: YEAR_SECONDS * 1_000 }));
  router.use("/assets", (_request, response) => void response.status(404).end());
  router.use(
    express.static(client, {
      maxAge: HOUR_SECONDS * 1_000,
      index: false,
      redirect: false,
      setHeaders: (response, path) => {
        // The offline page is in it: a browser must not go on with that of an older build.
        if (basename(path) === "service-worker.js") response.setHeader("Cache-Control", "no-cache");
      },
    }),
  );
  router.all("*", createRequestHandler({ build, mode: "production", getLoadContext }));
  return { handle: router, close: async () => {} };
}

async function developmentHandler(getLoadContext: GetLoadContextFunction, httpServer: Server): Promise<RemixHandler> {
  const { createServer } = await import("vite");
  const vite = await createServer({
    root: projectRoot(),
    appType: "custom",
    server: { middlewareMode: true, hmr: { server: httpServer } },
  });

  const router = Router();
  router.use(vite.middlewares);
  router.all(
    "*",
    createRequestHandler({
      build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
      mode: "development",
      getLoadContext,
    }),
  );
  return { handle: router, close: () => vite.close() };
}

/** The folder of package.json: two above this file in source, one above the bundle `build/server.js`. */
function projectRoot(): string {
  return fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "../.." : "..", import.meta.url));
}
