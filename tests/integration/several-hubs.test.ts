import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StreamEvent, StreamName } from "../../app/contracts/streams.ts";
import { buildFirm, inDays, openSuggestionsOf, publish, sprayLine, sprayNeed, untilMatched } from "../factories/market.ts";
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

  test("matching and the clock's jobs go on after a loss, and what was being written is there in whole or not at all", async () => {
    const [hub] = hubs;
    const alliance = await buildAlliance(hub.dependencies);
    const [needy, supplier] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance)];
    const need = await publish(hub, needy, sprayNeed(hub));
    const ending = await publish(hub, supplier, sprayLine(hub, { title: "到期产能", category: "process.p20", expiresOn: inDays(hub, 3) }));
    await untilMatched(hub);

    const writes = Array.from({ length: 12 }, async (_, at) => {
      const reply = await hub.call("POST", "/listings", supplier.liaison.token, { alliance: alliance.id, ...sprayLine(hub, { title: `断电时发布 ${at}` }) });
      return reply.status;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await store.end("SIGKILL");
    const answers = await Promise.all(writes);
    expect(answers.filter((status) => status !== 201 && status !== 503)).toEqual([]);
    hub.clock.advance(5 * 86_400_000);

    store = await startStore(dataDir);
    const { listings, audits, events } = hub.dependencies.models;
    await until("the hub answers again", async () => (await hub.call("GET", "/me", needy.liaison.token)).status === 200, 20_000);
    const stored = await listings.find({ alliance: alliance.id, title: /^断电时发布/ }, { _id: 1 }).lean();
    expect(stored.length).toBeGreaterThanOrEqual(answers.filter((status) => status === 201).length);
    for (const { _id } of stored) {
      expect(await audits.countDocuments({ "subject.id": _id })).toBe(1);
      expect(await events.countDocuments({ stream: `alliance:${alliance.id}`, "data.listing": _id, type: "listing.published" })).toBe(1);
    }

    await publish(hub, supplier, sprayLine(hub, { title: "恢复后发布" }));
    await until("the need has its suggestions", async () => (await openSuggestionsOf(hub, needy, need)).length > 0, 30_000);
    await hub.services.listings.sweepListings();
    expect((await hub.call("GET", `/listings/${ending}`, supplier.liaison.token)).body.state).toBe("expired");
  });
});
