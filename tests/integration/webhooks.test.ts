import type { Model } from "mongoose";
import { delay, HttpResponse } from "msw";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EventRecord } from "../../models/event.ts";
import type { WebhookRecord } from "../../models/webhook.ts";
import { createFollowerLoop } from "../../server/outbound/follower-loop.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildWebhook } from "../factories/webhooks.ts";
import { createReceivers, isFromHub } from "../mocks/receivers.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

const CANARY = "canary-key-7f3c4bc4";
const receivers = createReceivers();
/** Where `hooks.example.com` leads to. */
let addresses = ["1.1.1.1"];
let hub: TestHub;
let world: World;

const call = (who: keyof World["people"], method: string, path: string, body?: unknown) => hub.call(method, path, world.people[who].token, body);
const webhooksPath = () => `/alliances/${world.alliance.id}/webhooks`;
const events = ["listing.published", "listing.changed", "meeting.scheduled"];
const add = async (given: object = {}) => {
  const address = `https://hooks.example.com/in?key=${CANARY}-${Math.random()}`;
  const { status, body } = await call("secretary", "POST", webhooksPath(), { name: "县平台", address, events, ...given });
  expect(status).toBe(201);
  return body as { webhook: { id: string; revision: number; position: number }; secret: string };
};
const publish = async (title: string, given: object = {}) => {
  const { status, body } = await call("liaison", "POST", "/listings", { kind: "need", title, alliance: world.alliance.id, state: "published", quantity: { value: "500", unit: "套" }, ...given });
  expect(status).toBe(201);
  return body as { id: string; revision: number };
};
/** The clock goes on, and the hub looks for news; on two loops at once, as two processes would. */
const later = async (ms = 20_000) => {
  hub.clock.advance(ms);
  await Promise.all([hub.services.webhookLoop.tell(), hub.services.webhookLoop.tell()]);
};
/** Once the event feed has brought what happened. */
const until = async (count: number, stepMs?: number) => {
  await expect.poll(async () => (await later(stepMs), receivers.got.length), { timeout: 15_000 }).toBeGreaterThanOrEqual(count);
};
const told = () => receivers.got.map(({ body }) => body.data.listing);
const webhookOf = async (id: string) => ((await call("officer", "GET", webhooksPath())).body.items as { id: string }[]).find((webhook) => webhook.id === id);
const attemptsOf = async (id: string) => (await call("officer", "GET", `${webhooksPath()}/${id}/attempts`)).body.items as { message: string; ok: boolean; status: number; fault: string; seq: number }[];
const noticesOf = async (who: keyof World["people"]) => ((await call(who, "GET", "/notices?limit=100")).body.items as { kind: string }[]).map(({ kind }) => kind);

beforeAll(async () => {
  receivers.network.listen({ onUnhandledRequest: "error" });
  hub = await startTestHub({ outside: { timeoutMs: 400, resolve: async () => addresses } });
  world = await buildWorld(hub);
});
afterAll(async () => {
  await hub.close();
  receivers.network.close();
});
beforeEach(async () => {
  await hub.dependencies.models.webhooks.deleteMany({});
  receivers.got.length = 0;
  receivers.answers(null);
  addresses = ["1.1.1.1"];
});

describe("what a receiver is told", () => {
  test("what was chosen and happened since, in order, signed, each event by a message of its own", async () => {
    await publish("接入之前的需求");
    const { secret } = await add();
    const first = await publish("农机外壳喷漆", { price: { amount: 12_345, currency: "CNY", per: "套" } });
    const second = await publish("齿轮箱热处理");
    await call("liaison", "POST", `/listings/${first.id}/withdraw`, { reason: "写错了" });
    await until(3);
    await later();
    expect(told()).toEqual([first.id, second.id, first.id]);
    const [message, , last] = receivers.got;
    expect(message!.body).toEqual({
      type: "listing.published",
      timestamp: expect.stringMatching(/Z$/),
      data: {
        alliance: world.alliance.id,
        stream: `alliance:${world.alliance.id}`,
        seq: expect.any(Number),
        url: `${hub.url}/api/v1/listings/${first.id}`,
        listing: first.id,
        kind: "need",
        owner: expect.any(String),
        state: "published",
        revision: expect.any(Number),
      },
    });
    expect(last!.body).toMatchObject({ type: "listing.changed", data: { state: "withdrawn" } });
    const { url } = message!.body.data;
    expect((await call("liaison", "GET", url.slice(`${hub.url}/api/v1`.length))).body).toMatchObject({ title: "农机外壳喷漆" });
    for (const { headers, text } of receivers.got) {
      expect(isFromHub(secret, headers, text, hub.clock.now().getTime())).toBe(true);
      expect(isFromHub(secret, headers, `${text} `, hub.clock.now().getTime())).toBe(false);
      expect(text).not.toMatch(/12345|喷漆|金大丰/);
    }
  });

  test("only what every member may read: no draft, no department's work, and of a line that was taken back from them its id alone", async () => {
    await add({ events: ["listing.published", "listing.changed", "action.changed", "meeting.scheduled", "meeting.changed"] });
    const draft = await publish("还是草稿的需求", { state: "draft" });
    await call("secretary", "POST", "/meetings", { alliance: world.alliance.id, title: "还没有通知的会议", startsAt: new Date(hub.clock.now().getTime() + 3_600_000).toISOString(), place: "县政务中心", state: "draft" });
    const seen = await publish("看得到的需求");
    await until(1);
    const lent = await call("liaisonOfOtherAlliance", "POST", "/listings", { kind: "need", title: "邻联盟的需求", alliance: world.otherAlliance.id, state: "published", quantity: { value: "5", unit: "套" }, audience: { scope: "alliances", alliances: [world.alliance.id] } });
    await until(2);
    expect((await call("liaisonOfOtherAlliance", "PATCH", `/listings/${lent.body.id}`, { audience: { scope: "alliance" }, revision: lent.body.revision })).status).toBe(200);
    await until(3);
    await later();
    expect(told()).toEqual([seen.id, lent.body.id, lent.body.id]);
    expect(told()).not.toContain(draft.id);
    const { type, data } = receivers.got.at(-1)!.body;
    expect(type).toBe("listing.changed");
    expect(Object.keys(data).toSorted()).toEqual(["alliance", "kind", "listing", "seq", "stream", "url"]);
  });

  test("a burst, an answer of 500 in its midst and a restart: everything, in order, and again only what was not taken", async () => {
    const { webhook } = await add();
    const messages = () => new Set(receivers.got.map(({ id }) => id));
    receivers.answers(() => new HttpResponse(null, { status: messages().size === 5 ? 500 : 200 }));
    const ids: string[] = [];
    for (let count = 0; count < 12; count++) ids.push((await publish(`需求${count}`)).id);
    await until(5);
    await later(0);
    // Its number is that of the fourth; and it has waited, so that the fifth may have come more than once.
    expect(await webhookOf(webhook.id)).toMatchObject({ state: "on", trouble: { status: 500, fault: null }, position: receivers.got[3]!.body.data.seq });
    await hub.restart();
    await later(0);
    expect([...new Set(told())]).toEqual(ids.slice(0, 5));
    receivers.answers(null);
    await expect.poll(async () => (await later(), messages().size), { timeout: 15_000 }).toBe(12);
    expect([...new Set(told())]).toEqual(ids);
    expect(told().filter((id) => id !== ids[4])).toEqual(ids.toSpliced(4, 1));
    expect(await webhookOf(webhook.id)).toMatchObject({ trouble: null, retryAt: null });
    expect((await attemptsOf(webhook.id)).filter(({ ok }) => !ok)).toContainEqual(expect.objectContaining({ status: 500, message: receivers.got[4]!.id }));
  });

  test("while it is off nothing, and afterwards all of it; what is kept no longer, as missed", async () => {
    const { webhook } = await add();
    await call("secretary", "PATCH", `${webhooksPath()}/${webhook.id}`, { on: false, revision: 0 });
    const lost = await publish("停用时的需求");
    const kept = await publish("停用时的另一条需求");
    await later();
    expect(receivers.got).toEqual([]);
    const gone = await hub.dependencies.models.events.find({ stream: `alliance:${world.alliance.id}`, "data.listing": lost.id }).lean();
    await hub.dependencies.models.events.deleteMany({ stream: `alliance:${world.alliance.id}`, seq: { $lte: gone[0]!.seq } });
    await call("secretary", "PATCH", `${webhooksPath()}/${webhook.id}`, { on: true, revision: 1 });
    await until(2);
    expect(receivers.got.map(({ body }) => body.type)).toEqual(["events.missed", "listing.published"]);
    expect(receivers.got[0]!.body.data).toMatchObject({ after: webhook.position, seq: gone[0]!.seq });
    expect(told()[1]).toBe(kept.id);
  });
});

describe("a receiver that does not take it", () => {
  test("410 stops it, who keeps the alliance is told, each once, and turned on it goes on where it was", async () => {
    const { webhook } = await add();
    receivers.answers(() => new HttpResponse(null, { status: 410 }));
    const { id } = await publish("没人收的需求");
    await until(1);
    await later(3_600_000);
    expect(receivers.got).toHaveLength(1);
    expect(await webhookOf(webhook.id)).toMatchObject({ state: "stopped", fault: "gone", revision: 1 });
    for (const who of ["secretary", "officer", "administrator"] as const) {
      expect((await noticesOf(who)).filter((kind) => kind === "webhook_stopped")).toHaveLength(1);
    }
    for (const who of ["liaison", "secretaryOfOtherAlliance"] as const) expect(await noticesOf(who)).not.toContain("webhook_stopped");
    receivers.answers(null);
    expect((await call("officer", "PATCH", `${webhooksPath()}/${webhook.id}`, { on: true, revision: 1 })).body).toMatchObject({ state: "on", fault: null, trouble: null });
    await until(2);
    expect(told()).toEqual([id, id]);
  });

  test("one that fails for days is tried less and less, who keeps the alliance is told after one, and it is given up after five", async () => {
    const { webhook } = await add();
    receivers.answers(() => Response.redirect("http://169.254.169.254/", 302));
    await publish("送不到的需求");
    await until(1);
    expect(await webhookOf(webhook.id)).toMatchObject({ trouble: { status: 302 } });
    for (let hour = 0; hour < 30; hour++) await later(3_600_000);
    expect(receivers.got.length).toBeLessThan(30);
    expect((await noticesOf("officer")).filter((kind) => kind === "webhook_failing")).toHaveLength(1);
    for (let day = 0; day < 5; day++) await later(86_400_000);
    expect(await webhookOf(webhook.id)).toMatchObject({ state: "stopped", fault: "given_up", trouble: { status: 302 } });
  });

  test.each([
    ["is too slow", "timeout", () => delay(5_000).then(() => new HttpResponse(null, { status: 200 }))],
    ["hangs up", "unreachable", () => HttpResponse.error()],
  ])("one that %s is tried again", async (_what, fault, answer) => {
    const { webhook } = await add();
    receivers.answers(answer);
    const { id } = await publish("再送一次的需求");
    await until(1, 0);
    expect(await webhookOf(webhook.id)).toMatchObject({ state: "on", trouble: { status: null, fault } });
    receivers.answers(null);
    await until(2);
    expect(told()).toEqual([id, id]);
  });

  test("one that asks for a pause has it, and one whose name leads into the network gets nothing", async () => {
    const { webhook } = await add();
    receivers.answers(() => new HttpResponse(null, { status: 429, headers: { "Retry-After": "3000" } }));
    await publish("稍后再送的需求");
    await until(1, 0);
    const { retryAt } = (await webhookOf(webhook.id)) as unknown as { retryAt: string };
    expect(new Date(retryAt).getTime() - hub.clock.now().getTime()).toBeGreaterThan(2_900_000);
    addresses = ["1.1.1.1", "10.0.0.1"];
    await later(3_100_000);
    expect(receivers.got).toHaveLength(1);
    expect(await webhookOf(webhook.id)).toMatchObject({ trouble: { status: null, fault: "address" } });
  });
});

describe("side by side", () => {
  // The hub's own loop, which looks every few seconds, stands still: these are about loops of the test's making.
  beforeAll(async () => {
    await hub.dependencies.models.outgoingHolds.create({ _id: "restored", at: hub.clock.now(), backupAt: null });
  });
  afterAll(async () => {
    await hub.dependencies.models.outgoingHolds.deleteMany({});
  });

  /** Loops of their own, as other processes have them; receivers that are silent answer when the test says so. */
  const loopsOf = () => {
    const begun: string[] = [];
    const { models } = hub.dependencies;
    let answer: () => void = () => {};
    const silence = new Promise<void>((resolve) => (answer = resolve));
    const look = async ({ _id, name }: WebhookRecord) => {
      begun.push(name);
      if (name.startsWith("不应")) await silence;
      await models.webhooks.updateOne({ _id }, { $set: { nextAt: null } });
    };
    return { begun, answer, start: () => createFollowerLoop({ followers: models.webhooks, clock: hub.clock, isHeld: async () => false, look }) };
  };
  const alliance = { id: "f".repeat(24), county: "370826" };
  const build = (name: string) => buildWebhook(hub.dependencies, alliance, { name, state: "on" });
  const moment = () => new Promise((resolve) => setTimeout(resolve, 200));

  test("one that is silent holds up nobody else, and is told afterwards what happened meanwhile", async () => {
    await build("不应");
    await build("应答");
    const { begun, answer, start } = loopsOf();
    const loop = start();
    const happen = () => loop.onEvent({ stream: `alliance:${alliance.id}` } as EventRecord);
    await loop.tell();
    happen();
    await loop.tell();
    // However long it takes, it has no second turn meanwhile.
    hub.clock.advance(3_600_000);
    await loop.tell();
    expect(begun).toEqual(["不应", "应答", "应答", "应答"]);
    answer();
    await loop.end();
    await loop.tell();
    expect(begun.filter((name) => name === "不应")).toHaveLength(2);
    const seen = begun.length;
    await loop.tell();
    expect(begun).toHaveLength(seen);
  });

  test("no more than twenty at a time", async () => {
    for (let count = 1; count <= 21; count++) await build(`不应${count}`);
    const { begun, answer, start } = loopsOf();
    const telling = start().tell();
    await expect.poll(() => begun.length).toBe(20);
    await moment();
    expect(begun).toHaveLength(20);
    answer();
    await telling;
    expect(begun).toHaveLength(21);
  });

  test("two processes take the turn of one between them", async () => {
    for (let count = 1; count <= 5; count++) await build(`不应${count}`);
    const { begun, answer, start } = loopsOf();
    const telling = [start().tell(), start().tell()];
    await expect.poll(() => begun.length).toBe(5);
    await moment();
    answer();
    await Promise.all(telling);
    expect(begun.toSorted()).toEqual(["不应1", "不应2", "不应3", "不应4", "不应5"]);
  });
});

describe("keeping webhooks", () => {
  test("what was delivered is delivered again, after a number or since an instant, under the same ids", async () => {
    const { webhook } = await add();
    for (const title of ["甲的需求", "乙的需求", "丙的需求"]) await publish(title);
    await until(3);
    const [first, , third] = receivers.got.map(({ body }) => body.data.seq!);
    const ids = receivers.got.map(({ id }) => id);
    const at = receivers.got[2]!.body.timestamp;
    receivers.got.length = 0;
    const replay = (body: object) => call("officer", "POST", `${webhooksPath()}/${webhook.id}/replay`, body);
    expect((await replay({ after: first })).body).toMatchObject({ position: first, newest: third });
    await until(2);
    expect(receivers.got.map(({ id }) => id)).toEqual(ids.slice(1));
    await replay({ since: at });
    await until(3);
    await later();
    expect(receivers.got.map(({ id }) => id)).toEqual([...ids.slice(1), ids[2]]);
    const refused = [await replay({ after: third! + 1 }), await replay({}), await replay({ after: 0, since: at }), await replay({ after: 0 })];
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(refused[3]!.body.errors).toEqual([{ path: "after", message: expect.stringContaining("最早可填") }]);
  });

  test("another secret: both sign for a day, then the new one alone", async () => {
    const { webhook, secret } = await add();
    const { body } = await call("officer", "POST", `${webhooksPath()}/${webhook.id}/secret`);
    expect(body.webhook.oldSecretUntil).toEqual(expect.any(String));
    const by = (headers: Record<string, string>, text: string) => [secret, body.secret as string].map((one) => isFromHub(one, headers, text, hub.clock.now().getTime()));
    await publish("两把钥匙");
    await until(1);
    expect(by(receivers.got[0]!.headers, receivers.got[0]!.text)).toEqual([true, true]);
    hub.clock.advance(86_400_000);
    await publish("一把钥匙");
    await until(2);
    expect(by(receivers.got[1]!.headers, receivers.got[1]!.text)).toEqual([false, true]);
    expect(await webhookOf(webhook.id)).toMatchObject({ oldSecretUntil: null });
  });

  test("a trial says what was answered, and not too often", async () => {
    const { webhook } = await add();
    const attempt = () => call("officer", "POST", `${webhooksPath()}/${webhook.id}/try`);
    expect((await attempt()).body).toMatchObject({ type: "webhook.test", ok: true, status: 204, seq: null });
    expect(receivers.got.at(-1)!.body).toMatchObject({ type: "webhook.test", data: { seq: null } });
    expect((await attempt()).status).toBe(429);
    hub.clock.advance(5_000);
    receivers.answers(() => new HttpResponse("x".repeat(1_000_000), { status: 404 }));
    expect((await attempt()).body).toMatchObject({ ok: false, status: 404 });
    const { body } = await call("officer", "GET", `${webhooksPath()}/${webhook.id}/attempts?limit=1`);
    expect(body).toEqual({ items: [expect.objectContaining({ status: 404 })], nextCursor: expect.any(String) });
    expect((await call("officer", "GET", `${webhooksPath()}/${webhook.id}/attempts?cursor=${body.nextCursor}`)).body.items).toEqual([expect.objectContaining({ status: 204 })]);
  });

  test("address and secret are never shown again, told or noted, and stored so that nobody reads them", async () => {
    const { webhook, secret } = await add();
    await call("officer", "POST", `${webhooksPath()}/${webhook.id}/try`);
    const listed = JSON.stringify([(await call("secretary", "GET", webhooksPath())).body, await attemptsOf(webhook.id)]);
    const stored = (Object.values(hub.dependencies.models) as unknown as Model<object>[]).map((model) => model.find({}).lean());
    const everything = JSON.stringify([listed, await Promise.all(stored)]);
    expect(everything).not.toContain(CANARY);
    expect(everything).not.toContain(secret.slice(6));
    expect((await call("secretary", "DELETE", `${webhooksPath()}/${webhook.id}`)).status).toBe(204);
    expect((await call("secretary", "GET", webhooksPath())).body.items).toEqual([]);
  });

  test("refuses what leads elsewhere, the same receiver twice, a stale change, and an eleventh", async () => {
    const input = { name: "县平台", address: "https://hooks.example.com/once", events };
    const { webhook } = await add(input);
    expect((await call("officer", "POST", webhooksPath(), input)).body).toMatchObject({ status: 409, detail: "这个接收地址已经设置过推送。" });
    for (const address of ["http://hooks.example.com/", "https://10.0.0.1/", "https://hooks.example.com:8443/"]) {
      expect((await call("officer", "POST", webhooksPath(), { ...input, address })).body).toMatchObject({ status: 422, errors: [{ path: "address" }] });
    }
    expect((await call("officer", "PATCH", `${webhooksPath()}/${webhook.id}`, { name: "新名", revision: 7 })).status).toBe(409);
    const moved = await call("officer", "PATCH", `${webhooksPath()}/${webhook.id}`, { address: "https://hooks.example.com/elsewhere", events: ["chair.changed"], revision: 0 });
    expect(moved.body).toMatchObject({ tail: "here", events: ["chair.changed"], revision: 1 });
    const [noted] = (await call("officer", "GET", `/audits?subject=${webhook.id}`)).body.items;
    expect(noted).toMatchObject({ action: "webhook.change", before: { host: "hooks.example.com", events }, after: { host: "hooks.example.com", events: ["chair.changed"] } });
    expect(noted.before).not.toHaveProperty("name");
    for (let held = 1; held < 10; held++) await add();
    expect((await call("secretary", "POST", webhooksPath(), input)).body).toMatchObject({ status: 409, detail: "一个联盟最多设置 10 个事件推送。" });
  });

  test("after a change of the hub's secrets it stops, until address and secret are given anew", async () => {
    const { webhook } = await add();
    await hub.dependencies.models.webhooks.updateOne({ _id: webhook.id }, { $set: { sealed: "AAAA", secrets: [{ sealed: "AAAA", until: null }] } });
    expect((await call("officer", "POST", `${webhooksPath()}/${webhook.id}/try`)).status).toBe(409);
    await publish("换了密钥");
    await expect.poll(async () => (await later(), webhookOf(webhook.id))).toMatchObject({ state: "stopped", fault: "sealed" });
    const { body } = await call("officer", "POST", `${webhooksPath()}/${webhook.id}/secret`);
    await call("officer", "PATCH", `${webhooksPath()}/${webhook.id}`, { address: "https://hooks.example.com/anew", revision: 2 });
    await until(1);
    expect(isFromHub(body.secret as string, receivers.got[0]!.headers, receivers.got[0]!.text, hub.clock.now().getTime())).toBe(true);
  });
});
