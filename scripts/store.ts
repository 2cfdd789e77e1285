/** `npm run store -- --data DIR [--host H --port P]`: the embedded store as a process of its own; prints its URI and serves until SIGTERM. */
import { serveStore } from "../server/database/embedded/serve-store.ts";
import { onEnd } from "./on-end.ts";
import { readOptions } from "./read-options.ts";

const { values } = readOptions("store", { options: { data: { type: "string" }, host: { type: "string" }, port: { type: "string" } } });
if (!values.data) {
  console.error("store: --data DIR names the data directory");
  process.exit(2);
}
const port = values.port === undefined ? undefined : Number(values.port);
if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
  console.error(`store: --port takes a number from 0 to 65535, not ${values.port}`);
  process.exit(2);
}

try {
  const store = await serveStore({ dataDir: values.data, host: values.host, port });
  let ending = false;
  onEnd(() => {
    if (!ending) void store.close().then(() => process.exit(0));
    ending = true;
  });
  console.log(store.uri);
} catch (error) {
  console.error(`store: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
