/** `npm start`: production; builds first when the build is missing or older than the source. */
import { buildIfStale } from "./build-if-stale.ts";
import { runHub } from "./run-hub.ts";

await buildIfStale();
runHub(process.execPath, ["--enable-source-maps", "build/server.js"], { NODE_ENV: "production" });
