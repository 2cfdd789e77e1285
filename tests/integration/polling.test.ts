import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StreamEvent, StreamName } from "../../app/contracts/streams.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

/** Some networks let no WebSocket through: such a client polls, through the same port as pages and API. */
describe("a client that can only poll", () => {
  let hub: TestHub;
  let person: TestPerson;
  let stream: StreamName;

  beforeAll(async () => {
    hub = await startTestHub();
    const alliance = await buildAlliance(hub.dependencies);
    const organization = await buildMember(hub.dependencies, alliance);
    stream = `alliance:${alliance.id}`;
    person = await buildPerson(hub.dependencies, { role: "liaison", organization, alliance: alliance.id });
  });
  afterAll(() => hub.close());

  test("gets every event, and leaves the hub alive", async () => {
    const socket = io(hub.url, { auth: { token: person.token }, transports: ["polling"], forceNew: true, reconnection: false });
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    });
    const events: StreamEvent[] = [];
    socket.on("stream:event", (event: StreamEvent) => events.push(event));
    await socket.emitWithAck("stream:follow", { stream });
    for (let count = 0; count < 5; count += 1) {
      await hub.dependencies.inTransaction(null, async (transaction) => transaction.emit(stream, "listing.changed", { count }));
    }
    await until("all five events", () => events.length === 5);
    expect(events.map(({ data }) => data)).toEqual([0, 1, 2, 3, 4].map((count) => ({ count })));
    socket.disconnect();
    expect(await fetch(`${hub.url}/livez`).then((response) => response.text())).toBe("ok");
  });
});
