import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

test("a request that arrives while the hub starts is answered, not forgotten", async () => {
  const knocked: Promise<number>[] = [];
  let restarted = false;
  const knocking = (async () => {
    while (!restarted) {
      // Before the port is open the connection is refused; after that every request must get its answer.
      knocked.push(fetch(`${hub.url}/livez`).then((reply) => reply.status, () => 0));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await hub.restart();
  restarted = true;
  await knocking;
  const statuses = await Promise.all(knocked);
  expect(statuses.filter((status) => status !== 0 && status !== 200)).toEqual([]);
});

test("a polling socket is answered once", async () => {
  const reply = await fetch(`${hub.url}/socket.io/?EIO=4&transport=polling`);
  expect(reply.status).toBe(200);
  expect((await fetch(`${hub.url}/livez`)).status).toBe(200);
});

test("a connection on which nothing was asked does not keep the hub from stopping", async () => {
  const { hostname, port } = new URL(hub.url);
  const silent = connect(Number(port), hostname);
  await once(silent, "connect");
  const asked = Date.now();
  await hub.restart();
  // Its headers are due after a minute; the hub did not wait for them, nor for the time that requests under way are given.
  expect(Date.now() - asked).toBeLessThan(20_000);
  expect((await fetch(`${hub.url}/livez`)).status).toBe(200);
  silent.destroy();
});
