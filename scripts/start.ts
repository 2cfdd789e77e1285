/** `npm start`: production; builds first when the build is missing or older than the source. */
import { isBuildStale } from "./build-if-stale.ts";
import { runHub } from "./run-hub.ts";

if (isBuildStale()) {
  // Read only now: a hub that is built asks its environment itself, and starts sooner.
  const [{ build }, { checkEnvironment }] = await Promise.all([import("./build.ts"), import("./check-environment.ts")]);
  checkEnvironment();
  await build();
}
runHub(process.execPath, ["--enable-source-maps", "build/server.js"], { NODE_ENV: "production" });
