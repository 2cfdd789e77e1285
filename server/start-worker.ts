import { basename } from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * Starts a worker thread from an entry file named `server/<folder>/<name>.worker.ts`.
 * From source (development, tests, scripts) the TypeScript file itself runs through tsx;
 * from the build it is the bundle `<name>.worker.js` that stands beside `server.js`.
 *
 * @param entry path of the entry file below `server/`, such as `database/embedded/embedded-store.worker.ts`
 */
export function startWorker(entry: string, options: Omit<WorkerOptions, "eval"> = {}): Worker {
  if (import.meta.url.endsWith(".ts")) {
    // A worker does not inherit tsx's loader hooks on Node 20, so it registers them before its entry file.
    const file = JSON.stringify(new URL(entry, import.meta.url).href);
    return new Worker(`import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${file}); });`, {
      ...options,
      eval: true,
    });
  }
  const bundle = basename(entry).replace(/\.ts$/, ".js");
  return new Worker(new URL(bundle, import.meta.url), options);
}
