/** `npm run seed -- --county demo`: loads the demo county into the empty database that the environment names. */
import { parseArgs } from "node:util";
import { readEnvironment } from "../server/env.ts";
import { seedDemo } from "../server/demo/seed-demo.ts";
import { startHub } from "../server/start-hub.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { county: { type: "string" } } });
  if (values.county !== "demo") throw new Error("say which county: npm run seed -- --county demo");
  const env = readEnvironment({ LOG_LEVEL: "warn", ...process.env, PORT: "0", DEMO: "0" });
  const hub = await startHub({ env, pages: "none" });
  try {
    const loaded = await seedDemo(hub);
    console.log(loaded ? "demo county loaded" : "nothing done: the database is not empty");
  } finally {
    await hub.close();
  }
}

main().catch((error: unknown) => {
  console.error(`seed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
