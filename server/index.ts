import { readEnvironment } from "./env.ts";
import { startHub } from "./start-hub.ts";

/** The hub as a process: reads the environment, starts, says where it is, stops on a signal. */
async function main(): Promise<void> {
  const env = readEnvironment(process.env);
  const pages = process.env.NODE_ENV === "production" ? "built" : "development";
  const hub = await startHub({ env, pages });
  process.stdout.write(`链盟 Lianmeng: ${hub.url}\n`);
  const link = await hub.setupLink();
  if (link) process.stdout.write(`First administrator: ${link}\n`);

  const stop = () => {
    hub.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`lianmeng: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
