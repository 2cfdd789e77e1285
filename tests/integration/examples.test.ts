import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExampleCommand, ExampleView } from "../../app/contracts/examples.ts";
import type { WorkItem } from "../../app/contracts/work.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildCooperation } from "../factories/deals.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

/** Model cases: from a cooperation that all sides confirmed to the shelf, and from there to other alliances. */
let hub: TestHub;
let world: World;

beforeAll(async () => {
  hub = await startTestHub();
  world = await buildWorld(hub);
});
afterAll(() => hub.close());

type Who = keyof World["people"];
const call = (who: Who, method: string, path: string, body?: unknown): Promise<Reply> => hub.call(method, path, world.people[who].token, body);
const read = async (who: Who, id: string): Promise<ExampleView> => (await call(who, "GET", `/examples/${id}`)).body;
const take = (who: Who, id: string, command: ExampleCommand) => call(who, "POST", `/examples/${id}/steps`, command);

/** A cooperation of two members over 400, delivered in twelve days and worth 1,000,000 yuan by both sides' word. */
async function confirmedDeal(state: "confirmed" | "delivered" = "confirmed"): Promise<string> {
  const { alliance, organization, otherOrganization } = world;
  const { _id, commitments } = await buildCooperation(hub, { alliance, needOwner: organization, supplier: otherOrganization });
  const delivery = { id: "1", commitment: commitments[0]!.id, milli: 400_000, day: "2026-10-13", at: new Date(), by: commitments[0]!.by, note: "" };
  await hub.dependencies.models.cooperations.updateOne({ _id }, { $set: { state, confirmedFen: 100_000_000, deliveries: [delivery], startedAt: new Date("2026-10-01T02:00:00.000Z") } });
  return _id;
}

const input = (source: string, given: object = {}) => ({
  alliance: world.alliance.id,
  title: "闲置涂装线接下急单",
  problem: "订单到期，自有涂装线排满，眼看要违约。",
  method: "联盟里比对产能，两家一天内谈定，分两批交付。",
  sources: [{ kind: "cooperation", id: source }],
  ...given,
});

async function write(given: object = {}): Promise<string> {
  const { status, body } = await call("secretary", "POST", "/examples", input(await confirmedDeal(), given));
  expect(status).toBe(201);
  return body.id;
}

async function publish(given: object = {}): Promise<string> {
  const id = await write(given);
  for (const [who, command] of [["secretary", "send"], ["liaison", "agree"], ["liaisonOfOtherOrganization", "agree"]] as const) expect((await take(who, id, { command })).status).toBe(200);
  return id;
}

test("stands on the shelf once every unit that it names has agreed to its words and figures", async () => {
  const id = await write();
  expect((await call("liaison", "GET", `/examples/${id}`)).status).toBe(404);
  expect((await take("secretary", id, { command: "send" })).body).toMatchObject({ state: "asking", waiting: 2 });
  const waiting = ((await call("liaison", "GET", "/work")).body.items as WorkItem[]).find(({ href }) => href === `/examples/${id}`);
  expect(waiting).toMatchObject({ kind: "agree_example", object: "闲置涂装线接下急单" });
  expect((await call("liaison", "GET", "/notices?limit=100")).body.items.some((notice: { kind: string }) => notice.kind === "example_asked")).toBe(true);
  expect((await call("liaisonOfOtherAlliance", "GET", `/examples/${id}`)).status).toBe(404);
  expect((await take("liaison", id, { command: "agree" })).body).toMatchObject({ state: "asking", waiting: 1 });
  expect((await take("liaison", id, { command: "agree" })).status).toBe(403);
  expect((await take("liaisonOfOtherOrganization", id, { command: "agree" })).body.state).toBe("published");
  // Everybody of the county finds it now, with the figures, but neither the deal behind it nor who said what.
  const seen = await read("liaisonOfOtherAlliance", id);
  expect(seen).toMatchObject({ figures: { value: { amount: 100_000_000 }, quantity: { value: "400", unit: "台" }, days: 12 }, log: [], may: [] });
  expect(seen.sources.map(({ href }) => href)).toEqual([null]);
  expect(seen.units.map(({ answer, by }) => [answer, by])).toEqual([[null, ""], [null, ""]]);
  expect((await read("liaison", id)).sources[0]!.href).toMatch(/^\/cooperations\//);
  expect((await call("liaisonOfOtherCounty", "GET", `/examples/${id}`)).status).toBe(404);
});

test("two units that agree at once leave nothing between them", async () => {
  const id = await write();
  await take("secretary", id, { command: "send" });
  const replies = await Promise.all([take("liaison", id, { command: "agree" }), take("liaisonOfOtherOrganization", id, { command: "agree" })]);
  expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  expect(await read("secretary", id)).toMatchObject({ state: "published", waiting: 0 });
});

test("a unit that does not agree, or no longer, takes it off; what is changed is agreed to anew", async () => {
  const id = await publish();
  expect((await take("liaison", id, { command: "take_back", reason: "客户不愿公开" })).body.state).toBe("draft");
  expect((await call("liaison", "GET", `/examples/${id}`)).status).toBe(404);
  expect((await call("liaisonOfOtherAlliance", "GET", `/examples/${id}`)).status).toBe(404);
  const draft = await read("secretary", id);
  expect(draft).toMatchObject({ state: "draft", publishedAt: null });
  expect(draft.units.find(({ answer }) => answer === "refused")).toMatchObject({ reason: "客户不愿公开" });
  expect((await call("secretary", "PATCH", `/examples/${id}`, { method: "不写客户名称，只写做法和数字。" })).status).toBe(200);
  expect((await take("secretary", id, { command: "send" })).body.waiting).toBe(2);
  expect((await call("secretary", "PATCH", `/examples/${id}`, { title: "已在征求同意的" })).body.code).toBe("conflict");
  expect((await take("liaisonOfOtherOrganization", id, { command: "refuse", reason: "数字要再核" })).status).toBe(200);
  expect((await read("secretary", id)).state).toBe("draft");
});

test("is adopted by other alliances, once each, with what came of it", async () => {
  const id = await publish();
  const { otherAlliance, alliance, otherCountyAlliance } = world;
  expect((await read("secretaryOfOtherAlliance", id)).adopters.map((one) => one.id)).toEqual([otherAlliance.id]);
  const adopt = { command: "adopt", alliance: otherAlliance.id, plan: "先把化工联盟的造粒线摸一遍" } as const;
  expect((await take("liaisonOfOtherAlliance", id, adopt)).status).toBe(403);
  expect((await take("secretary", id, { ...adopt, alliance: alliance.id })).status).toBe(403);
  expect((await take("secretaryOfOtherAlliance", id, { ...adopt, alliance: otherCountyAlliance.id })).status).toBe(403);
  expect((await take("secretaryOfOtherAlliance", id, adopt)).body).toMatchObject({ adopted: 1, adopters: [] });
  expect((await take("secretaryOfOtherAlliance", id, adopt)).body.code).toBe("conflict");
  expect((await call("secretaryOfOtherAlliance", "GET", "/examples/counts")).body.adopted).toBe(1);
  const [adoption] = (await take("secretaryOfOtherAlliance", id, { command: "report", alliance: otherAlliance.id, outcome: "三家接了两单" })).body.adoptions as ExampleView["adoptions"];
  expect(adoption).toMatchObject({ outcome: "三家接了两单", mine: true });
  expect((await call("chair", "GET", "/notices?limit=100")).body.items.map((notice: { kind: string }) => notice.kind)).toEqual(expect.arrayContaining(["example_adopted", "example_reported"]));
  expect((await take("secretaryOfOtherAlliance", id, { command: "drop", alliance: otherAlliance.id })).body.adopted).toBe(0);
  expect((await take("secretaryOfOtherAlliance", id, { command: "drop", alliance: otherAlliance.id })).body.errors[0].path).toBe("alliance");
});

test("rests only on what is over, confirmed, and its alliance's own", async () => {
  const fieldOf = async (source: string, given: object = {}) => {
    const { status, body } = await call("secretary", "POST", "/examples", input(source, given));
    return [status, body.errors?.[0]?.path];
  };
  expect(await fieldOf(await confirmedDeal("delivered"))).toEqual([422, "sources.0.id"]);
  expect(await fieldOf("0".repeat(24))).toEqual([422, "sources.0.id"]);
  expect(await fieldOf("x", { sources: [] })).toEqual([422, "sources"]);
  const { status } = await call("secretaryOfOtherAlliance", "POST", "/examples", { ...input(await confirmedDeal()), alliance: world.otherAlliance.id });
  expect(status).toBe(422);
});
