import { mkdtemp, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mongo } from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freeStuckWrites } from "../../../server/database/free-stuck-writes.ts";
import { startStore, type StoreProcess } from "../../setup/start-store.ts";
import { until } from "../../setup/until.ts";

let dataDir: string;
let store: StoreProcess;
let client: mongo.MongoClient;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "lianmeng-stuck-"));
  store = await startStore(dataDir);
  client = await new mongo.MongoClient(store.uri, { serverSelectionTimeoutMS: 500, heartbeatFrequencyMS: 1_000 }).connect();
});

afterAll(async () => {
  await client?.close(true);
  await store?.end("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

test("a driver whose monitor wrote to a socket that had just closed looks for the database again", async () => {
  const { monitor } = [...(client as unknown as { topology: { s: { servers: Map<string, { monitor: { connection: { socket: Socket } } }> } } }).topology.s.servers.values()][0]!;
  const { socket } = monitor.connection;
  // The moment that is hard to meet: the socket is gone, its connection has not heard of it.
  const write = socket.write.bind(socket);
  let stuck = false;
  socket.write = ((...given: Parameters<typeof write>) => {
    if (stuck) return write(...given);
    stuck = true;
    socket.destroy();
    return false;
  }) as typeof socket.write;
  await until("the monitor writes", () => stuck);

  let heartbeats = 0;
  client.on("serverHeartbeatSucceeded", () => heartbeats++);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(heartbeats, "as the driver is by itself: it has stopped looking").toBe(0);

  const endWatch = freeStuckWrites(client, 100);
  await until("the monitor looks again", () => heartbeats >= 2);
  endWatch();
});
