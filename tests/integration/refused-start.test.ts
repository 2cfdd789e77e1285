import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEnvironment } from "../../server/env.ts";
import { ownSecret } from "../../server/own-secret.ts";
import { startHub } from "../../server/start-hub.ts";
import { hasRealEngine, startRealEngine } from "./embedded-store/real-engine.ts";

describe("a hub that cannot start says which variable is at fault", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "lianmeng-refused-"));
  let other: Server;
  let taken: string;

  beforeAll(async () => {
    other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    taken = String((other.address() as AddressInfo).port);
  });
  afterAll(() => {
    other.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (environment: Record<string, string>) =>
    startHub({ env: readEnvironment({ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "silent", ...environment }), pages: "none" });

  test("a port that another program has", async () => {
    await expect(start({ PORT: taken })).rejects.toThrow(`PORT: another program listens on ${taken}`);
  });

  test("a port for metrics that another program has", async () => {
    await expect(start({ METRICS_PORT: taken })).rejects.toThrow(`METRICS_PORT: another program listens on ${taken}`);
  });

  test("an address that is not this machine's", async () => {
    await expect(start({ HOST: "192.0.2.1" })).rejects.toThrow("HOST: 192.0.2.1 is no address of this machine");
  });

  test.each(["/proc/lianmeng/data", "/dev/null/data"])("a folder %s that nobody can make", async (folder) => {
    await expect(start({ DATA_DIR: folder })).rejects.toThrow(`the directory ${folder} cannot be used`);
    // With a database elsewhere the folder still holds the hub's own secret.
    expect(() => ownSecret(folder)).toThrow(`the directory ${folder} cannot be used`);
  });

  test("a database that does not answer", async () => {
    await expect(start({ MONGODB_URI: `mongodb://127.0.0.1:1/hub` })).rejects.toThrow("MONGODB_URI: the database does not answer");
  });

  test.skipIf(!hasRealEngine)("a single MongoDB server, which has neither transactions nor change streams", async () => {
    const engine = await startRealEngine();
    await expect(start({ MONGODB_URI: engine.uri })).rejects.toThrow("MONGODB_URI: names a single server");
    await engine.close();
  });
});
