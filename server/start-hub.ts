import type { RequestListener } from "node:http";
import type { Hub, HubOptions } from "./compose-hub.ts";
import { openOwnStore } from "./database/own-store.ts";
import { listen } from "./http/listen.ts";
import { createLog } from "./log.ts";

export type { Hub } from "./compose-hub.ts";

/**
 * Starts one hub: opens its port and its store, and puts it together. What that needs is read while the store opens on its
 * own thread, which takes as long.
 * @throws Error when the database or the port cannot be had
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { env } = options;
  const log = options.log ?? createLog(env.LOG_LEVEL);
  // The port opens before everything behind it is put together: what comes early waits, and a port that cannot be had
  // leaves the data alone. Registered before the sockets' server, which then keeps its own requests to itself.
  let serve: (app: RequestListener) => void = () => {};
  const app = new Promise<RequestListener>((resolve) => (serve = resolve));
  const port = await listen(env, async (request, response) => (await app)(request, response));
  const store = openOwnStore(env, log);
  const { composeHub } = await import("./compose-hub.ts");
  return composeHub(options, { log, port, serve, store });
}
