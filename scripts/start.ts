/** `npm start`: production; builds first when the build is missing or older than the source. */
import { buildIfStale, isBuildStale } from "./build-if-stale.ts";
import { runHub } from "./run-hub.ts";

// The hub asks its environment itself; before a build it is asked here, and read only then.
if (isBuildStale()) (await import("./check-environment.ts")).checkEnvironment();
await buildIfStale();
runHub(process.execPath, ["--enable-source-maps", "build/server.js"], { NODE_ENV: "production" });
