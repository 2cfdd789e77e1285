import type { Environment } from "../env.ts";
import type { Log } from "../log.ts";
import { openEmbeddedStore, type OpenedStore } from "./embedded/open-embedded-store.ts";

/** The database that a hub brings with it. */
export type OwnStore = OpenedStore;

/** Begins to open it, where the environment names no other. Why that failed is told to whoever waits for it. */
export function openOwnStore({ MONGODB_URI, DATA_DIR }: Pick<Environment, "MONGODB_URI" | "DATA_DIR">, log: Log): Promise<OwnStore> | undefined {
  if (MONGODB_URI) return undefined;
  const store = openEmbeddedStore({ dataDir: DATA_DIR, log });
  store.catch(() => {});
  return store;
}
