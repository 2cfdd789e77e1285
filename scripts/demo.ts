/** `npm run demo`: builds what is needed and starts the hub with the demo county on a loopback address. */
import { isBuildStale } from "./build-if-stale.ts";
import { runHub } from "./run-hub.ts";
import { runProgram } from "./run-program.ts";

const demo = {
  DEMO: "1",
  DATA_DIR: process.env.DATA_DIR ?? ".data/demo",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
};
if (isBuildStale()) {
  // Read only now: a hub that is built asks its environment itself, and starts sooner.
  const [{ build }, { checkEnvironment }] = await Promise.all([import("./build.ts"), import("./check-environment.ts")]);
  checkEnvironment(demo);
  console.log("building, about a minute; the demo county is loaded meanwhile");
  await Promise.all([build(), runProgram(process.execPath, ["--import", "tsx", "scripts/seed.ts", "--county", "demo", "--if-empty"], demo)]);
}
runHub(process.execPath, ["--enable-source-maps", "build/server.js"], { NODE_ENV: "production", ...demo });
