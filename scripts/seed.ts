/**
 * `npm run seed -- --county demo`: loads the demo county into the empty database that the environment names. One that is not
 * empty is an error, but for `--if-empty`, with which `npm run demo` asks.
 */
import { readEnvironment } from "../server/env.ts";
import { startHub } from "../server/start-hub.ts";
import { readOptions } from "./read-options.ts";

async function main(): Promise<void> {
  const { values } = readOptions("seed", { options: { county: { type: "string" }, "if-empty": { type: "boolean" } } });
  if (values.county !== "demo") throw new Error("say which county: npm run seed -- --county demo");
  const env = readEnvironment({ LOG_LEVEL: "warn", ...process.env, HOST: "127.0.0.1", PORT: "0", DEMO: "1" });
  const hub = await startHub({ env, pages: "none" });
  const { loadedDemo } = hub;
  await hub.close();
  if (!loadedDemo && !values["if-empty"]) throw new Error("nothing was loaded: the database is not empty");
  console.log(loadedDemo ? "demo county loaded" : "nothing to load: the database is not empty");
}

main().catch((error: unknown) => {
  console.error(`seed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
