import { afterAll, beforeAll, expect, it } from "vitest";
import { buildAlliance, buildFirm, inDays, publish, sprayLine, sprayNeed } from "../factories/market.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

it("tells the owner of a saved search once of each new listing that it finds and that the owner may read", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const elsewhere = await buildAlliance(hub.dependencies, { county: "370883" });
  const [reader, neighbour, stranger] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance), await buildFirm(hub, elsewhere)];
  await publish(hub, neighbour, sprayLine(hub, { title: "旧涂装线" }));
  const saved = await hub.call("POST", "/saved-searches", reader.liaison.token, { name: "涂装产能", terms: { kind: "resource", q: "涂装" } });
  expect(saved.status).toBe(201);
  const again = await hub.call("POST", "/saved-searches", reader.liaison.token, { name: "又一个", terms: { q: "涂装", kind: "resource" } });
  expect(again.body).toMatchObject({ code: "conflict", detail: expect.stringContaining("涂装产能") });
  const line = await publish(hub, neighbour, sprayLine(hub, { title: "新涂装线" }));
  await publish(hub, stranger, sprayLine(hub, { title: "别县涂装线" }));
  await publish(hub, neighbour, sprayNeed(hub));
  await publish(hub, reader, sprayLine(hub, { title: "自己的涂装线" }));
  await hub.services.alerts.alertSearches();
  await hub.services.alerts.alertSearches();
  const notices = await hub.call("GET", "/notices", reader.liaison.token);
  const found = notices.body.items.filter(({ kind }: { kind: string }) => kind === "search_found");
  expect(found.map(({ href, facts }: { href: string; facts: object }) => [href, facts])).toEqual([
    [`/listings/${line}`, { search: "涂装产能", title: "新涂装线" }],
  ]);
  expect((await hub.call("POST", "/saved-searches", reader.liaison.token, { name: "空", terms: {} })).status).toBe(422);
});

it("is renamed, paused, resumed, read and forgotten by its owner alone, and tells nothing of the time of a pause", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const [reader, neighbour] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance)];
  const as = reader.liaison.token;
  const terms = { kind: "need", category: "process.p14", dueWithinDays: 30 };
  const { body: search } = await hub.call("POST", "/saved-searches", as, { name: "月内喷涂", terms });
  expect(search).toMatchObject({ terms, names: { category: expect.stringMatching(/喷/) }, paused: false, found: 0, unread: 0 });
  const path = `/saved-searches/${search.id}`;
  const current = async () => (await hub.call("GET", "/saved-searches", as)).body.items[0];
  const told = async () => {
    await hub.services.alerts.alertSearches();
    return current();
  };

  await publish(hub, neighbour, sprayNeed(hub, { title: "月内的喷涂" }));
  await publish(hub, neighbour, sprayNeed(hub, { title: "明年的喷涂", dueDate: inDays(hub, 90) }));
  expect(await told()).toMatchObject({ found: 1, unread: 1 });
  expect((await hub.call("POST", `${path}/read`, neighbour.liaison.token)).status).toBe(404);
  expect((await hub.call("POST", `${path}/read`, as)).status).toBe(204);
  expect(await current()).toMatchObject({ found: 1, unread: 0 });

  expect((await hub.call("PATCH", path, neighbour.liaison.token, { paused: true })).status).toBe(404);
  expect((await hub.call("PATCH", path, as, {})).status).toBe(422);
  expect((await hub.call("PATCH", path, as, { name: "喷涂急单", paused: true, revision: 1 })).body).toMatchObject({ name: "喷涂急单", paused: true, revision: 2 });
  expect((await hub.call("PATCH", path, as, { paused: false, revision: 1 })).body).toMatchObject({ code: "conflict" });
  await publish(hub, neighbour, sprayNeed(hub, { title: "暂停时的喷涂" }));
  expect(await told()).toMatchObject({ found: 1, unread: 0 });
  await hub.call("PATCH", path, as, { paused: false });
  expect(await told(), "the time of the pause stays untold").toMatchObject({ paused: false, found: 1 });
  await publish(hub, neighbour, sprayNeed(hub, { title: "恢复后的喷涂" }));
  expect(await told()).toMatchObject({ found: 2, unread: 1 });

  expect((await hub.call("DELETE", path, neighbour.liaison.token)).status).toBe(404);
  expect((await hub.call("DELETE", path, as)).status).toBe(204);
  expect((await hub.call("GET", "/saved-searches", as)).body.items).toEqual([]);
});

it("counts what an alliance has achieved", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const firm = await buildFirm(hub, alliance);
  await publish(hub, firm, sprayNeed(hub));
  const unpublished = await publish(hub, firm, sprayNeed(hub, { state: "draft" }));
  await hub.call("POST", `/listings/${unpublished}/withdraw`, firm.liaison.token, {});
  const { body } = await hub.call("GET", "/stats", firm.liaison.token);
  expect(body.alliances).toEqual([
    expect.objectContaining({ alliance: expect.objectContaining({ id: alliance.id }), needs: 1, openNeeds: 1, matchedNeeds: 0, confirmedValue: { amount: 0, currency: "CNY" } }),
  ]);
});
