/** `npm start`: production; builds first when the build is missing or older than the source. */
import { buildIfStale } from "./build-if-stale.ts";
import { checkEnvironment } from "./check-environment.ts";
import { runHub } from "./run-hub.ts";

checkEnvironment();
await buildIfStale();
runHub(process.execPath, ["--enable-source-maps", "build/server.js"], { NODE_ENV: "production" });
