import { parentPort, workerData } from "node:worker_threads";
import { serveStore, type ServeOptions } from "./serve-store.ts";

/** The store's own thread: serves, says where, and closes when it is told to. */
const port = parentPort!;
try {
  const running = await serveStore(workerData as ServeOptions);
  port.postMessage({ uri: running.uri });
  port.once("message", async () => {
    await running.close();
    port.postMessage("closed");
    port.close();
  });
} catch (error) {
  port.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  port.close();
}
