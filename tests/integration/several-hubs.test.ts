import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StreamEvent, StreamName } from "../../app/contracts/streams.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { startStore, type StoreProcess } from "../setup/start-store.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

describe("several hubs over one database", () => {
  let dataDir: string;
  let store: StoreProcess;
  let hubs: [TestHub, TestHub];
  let person: TestPerson;
  let stream: StreamName;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "lianmeng-shared-"));
    store = await startStore(dataDir);
    const environment = { MONGODB_URI: store.uri };
    hubs = [await startTestHub({ environment }), await startTestHub({ environment })];
    const alliance = await buildAlliance(hubs[0].dependencies);
    const organization = await buildMember(hubs[0].dependencies, alliance);
    stream = `alliance:${alliance.id}`;
    person = await buildPerson(hubs[0].dependencies, { role: "liaison", organization, alliance: alliance.id });
  });
  afterAll(async () => {
    await Promise.all(hubs.map((hub) => hub.close()));
    await store.end("SIGKILL");
    await rm(dataDir, { recursive: true, force: true });
  });

  const tell = (hub: TestHub, note: string) =>
    hub.dependencies.inTransaction(null, async (transaction) => transaction.emit(stream, "listing.changed", { note }));

  test("what changes on one is pushed by the other, in one order for all", async () => {
    const received: StreamEvent[][] = [[], []];
    for (const [index, hub] of hubs.entries()) {
      const socket = await hub.connect(person.token);
      socket.on("stream:event", (event) => received[index]!.push(event));
      expect(await socket.emitWithAck("stream:follow", { stream })).toMatchObject({ ok: true });
    }
    await Promise.all(Array.from({ length: 30 }, (_, index) => tell(hubs[index % 2]!, `${index}`)));
    await until("both nodes delivered all", () => received.every((events) => events.length === 30));
    expect(received[0]).toEqual(received[1]);
    expect(received[0]!.map(({ seq }, index) => seq - index)).toEqual(Array(30).fill(received[0]![0]!.seq));
  });

  test("a session that ends on one closes its socket on the other within a second", async () => {
    const made = await hubs[0].call("POST", "/me/tokens", person.token, { name: "大屏" });
    const socket = await hubs[1].connect(made.body.token);
    const closed = new Promise((resolve) => socket.once("disconnect", resolve));
    const asked = performance.now();
    await hubs[0].call("DELETE", `/me/tokens/${made.body.id}`, person.token);
    await closed;
    expect(performance.now() - asked).toBeLessThan(1_000);
  });

  test("a lost database is told as 503, nothing is half-written, and all is well when it is back", async () => {
    const [hub] = hubs;
    const socket = await hub.connect(person.token);
    const events: StreamEvent[] = [];
    socket.on("stream:event", (event) => events.push(event));
    const reply = await socket.emitWithAck("stream:follow", { stream });
    const seq = reply.ok ? reply.seq : 0;

    await store.end("SIGKILL");
    const lost = await hub.call("PATCH", "/me", person.token, { name: "断电之中" });
    expect([lost.status, lost.body.code]).toEqual([503, "unavailable"]);
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${hub.url}/livez`)).status).toBe(200);

    store = await startStore(dataDir);
    await until("the hub answers again", async () => (await hub.call("GET", "/me", person.token)).status === 200, 20_000);
    expect((await hub.call("GET", "/me", person.token)).body.person.name).not.toBe("断电之中");
    await until("the hub is ready again", async () => (await fetch(`${hub.url}/readyz`)).status === 200);
    await tell(hub, "恢复之后");
    await until("the socket that stayed open is told", () => events.some((event) => event.data?.note === "恢复之后"));
    expect(events.map((event) => event.seq)).toEqual([seq + 1]);
  });
});
