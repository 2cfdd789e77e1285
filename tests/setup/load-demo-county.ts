import { rm } from "node:fs/promises";
import { buildIfStale } from "../../scripts/build-if-stale.ts";
import { startDemoHub } from "./browser-harness.ts";

/**
 * Once a run of the browser journeys: builds what is stale and starts the built hub on an empty folder, as `npm run demo` does on a
 * new machine. What it stored is what each journey begins with, on a copy of its own (`startDemoHub`).
 * @returns what takes it away after the run
 */
export default async function loadDemoCounty(): Promise<() => Promise<void>> {
  await buildIfStale();
  const hub = await startDemoHub();
  await hub.stop();
  process.env.DEMO_COUNTY = hub.dataDir;
  return () => rm(hub.dataDir, { recursive: true, force: true });
}
