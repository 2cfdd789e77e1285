import type { Logger } from "pino";

/** Placeholder until the store lands: resolve conflicts by taking the real file. */
export function openEmbeddedStore(_options: {
  dataDir: string;
  host?: string;
  port?: number;
  log?: Logger;
}): Promise<{ uri: string; close(): Promise<void> }> {
  throw new Error("the embedded store has not landed yet");
}
