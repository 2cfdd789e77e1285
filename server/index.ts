import { readEnvironment } from "./env.ts";
import { startHub } from "./start-hub.ts";

/** The hub as a process: reads the environment, starts, says where it is, stops on a signal. */
async function main(): Promise<void> {
  const env = readEnvironment(process.env);
  const pages = process.env.NODE_ENV === "production" ? "built" : "development";
  const starting = startHub({ env, pages });
  // Heard from the first moment: who stops a hub that still starts gets one that has closed its data, not one that was cut off.
  const stop = () => {
    starting
      .then((hub) => hub.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  const hub = await starting;
  process.stdout.write(`链盟 Lianmeng: ${hub.url}\n`);
  const link = await hub.setupLink();
  if (link) process.stdout.write(`First administrator: ${link}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`lianmeng: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
