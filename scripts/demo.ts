/** `npm run demo`: builds what is needed and starts the hub with the demo county on a loopback address. */
import { buildIfStale } from "./build-if-stale.ts";
import { runHub } from "./run-hub.ts";

if (await buildIfStale()) console.log("built");
runHub(process.execPath, ["--enable-source-maps", "build/server.js"], {
  NODE_ENV: "production",
  DEMO: "1",
  DATA_DIR: process.env.DATA_DIR ?? ".data/demo",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
});
