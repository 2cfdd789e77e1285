import { once } from "node:events";
import { startWorker } from "../../start-worker.ts";

/**
 * Room for what a command makes and drops again, in MB; V8's own is half of it. A tenth of the processor's time for a write is saved:
 * garbage is collected less often, and less of it while it is still in use. `npm run store` has the same (three halves of 32 MB).
 */
const youngGenerationMb = 96;

export interface OpenOptions {
  /** The directory that holds the data; made (mode 0700) if it is not there. */
  dataDir: string;
  /** Listen on TCP instead of a unix socket in the directory. */
  host?: string;
  port?: number;
  log?: { error: (details: object, message: string) => void };
}

export interface OpenedStore {
  /** What the driver connects to. */
  uri: string;
  /** Brings everything to the disk and ends the thread. */
  close: () => Promise<void>;
}

/**
 * Starts the embedded store on a thread of its own and waits until it serves.
 * @throws Error with a text for the operator: the directory is in use, cannot be written, or holds a damaged file
 */
export async function openEmbeddedStore({ dataDir, host, port, log }: OpenOptions): Promise<OpenedStore> {
  const worker = startWorker("database/embedded/embedded-store.worker.ts", { workerData: { dataDir, host, port }, resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb } });
  let failure: Error | undefined;
  worker.on("error", (error) => {
    failure = error;
    log?.error({ err: error }, "the embedded store failed");
  });
  const [started] = (await Promise.race([once(worker, "message"), once(worker, "exit").then(() => [{ failure: failure?.message ?? "it ended" }])])) as [{ uri?: string; failure?: string }];
  if (started.uri === undefined) {
    await worker.terminate();
    throw new Error(`the embedded store could not start: ${started.failure}`);
  }
  const close = async () => {
    const closed = Promise.race([once(worker, "message"), once(worker, "exit")]);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
    worker.postMessage("close");
    await closed;
    await worker.terminate();
  };
  return { uri: started.uri, close };
}
