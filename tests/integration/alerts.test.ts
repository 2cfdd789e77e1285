import { afterAll, beforeAll, expect, it } from "vitest";
import { buildAlliance, buildFirm, publish, sprayLine, sprayNeed } from "../factories/market.ts";
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

it("counts what an alliance has achieved", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const firm = await buildFirm(hub, alliance);
  await publish(hub, firm, sprayNeed(hub));
  const { body } = await hub.call("GET", "/stats", firm.liaison.token);
  expect(body.alliances).toEqual([
    expect.objectContaining({ alliance: expect.objectContaining({ id: alliance.id }), needs: 1, openNeeds: 1, matchedNeeds: 0, confirmedValue: { amount: 0, currency: "CNY" } }),
  ]);
});
