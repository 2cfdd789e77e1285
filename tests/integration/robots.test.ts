import type { Model } from "mongoose";
import { HttpResponse } from "msw";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { createWorkApps } from "../mocks/work-apps.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

const CANARY = "canary-7f3c-4bc4-97a0-0ec2sifa5aaa";
const apps = createWorkApps();
let hub: TestHub;
let world: World;

const call = (who: keyof World["people"], method: string, path: string, body?: unknown) => hub.call(method, path, world.people[who].token, body);
const robotsPath = () => `/alliances/${world.alliance.id}/robots`;
let added = 0;
const add = async (given: object = {}) => {
  const address = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${CANARY}-${++added}`;
  const { status, body } = await call("secretary", "POST", robotsPath(), { name: "联盟群", address, topics: ["needs", "meetings"], ...given });
  expect(status).toBe(201);
  return body as { id: string; revision: number; state: string };
};
const publish = async (title: string, given: object = {}) => {
  const { status, body } = await call("liaison", "POST", "/listings", { kind: "need", title, alliance: world.alliance.id, state: "published", quantity: { value: "500", unit: "套" }, ...given });
  expect(status).toBe(201);
  return body as { id: string };
};
/** What happens before anybody is told of it: the hub looks by itself every few seconds. */
const together = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const { outgoingHolds } = hub.dependencies.models;
  await outgoingHolds.create({ _id: "restored", at: hub.clock.now(), backupAt: null });
  const result = await work();
  await outgoingHolds.deleteMany({});
  return result;
};
/** The clock goes on, and the hub looks for news; on two loops at once, as two processes would. */
const later = async (ms = 20_000) => {
  hub.clock.advance(ms);
  await Promise.all([hub.services.robotLoop.tell(), hub.services.robotLoop.tell()]);
};
/** Once the event feed has brought what happened. */
const told = async () => {
  await expect.poll(async () => (await later(), apps.sent.length), { timeout: 10_000 }).toBeGreaterThan(0);
  return (apps.sent.at(-1)!.body as { markdown: { content: string } }).markdown.content;
};
const robotOf = (id: string) => hub.dependencies.models.robots.findOne({ _id: id }).lean();
const noticesOf = async (who: keyof World["people"]) => ((await call(who, "GET", "/notices?limit=100")).body.items as { kind: string }[]).map(({ kind }) => kind);

beforeAll(async () => {
  apps.network.listen({ onUnhandledRequest: "error" });
  hub = await startTestHub();
  world = await buildWorld(hub);
});
afterAll(async () => {
  await hub.close();
  apps.network.close();
});
beforeEach(async () => {
  await hub.dependencies.models.robots.deleteMany({});
  apps.sent.length = 0;
  apps.answers(null);
});

describe("what a group is told", () => {
  test("what happened since the robot was added, what belongs together in one message, each once", async () => {
    await publish("接入之前的需求");
    await add();
    const id = await together(async () => {
      const { id: first } = await publish("农机外壳喷漆");
      await publish("齿轮箱热处理");
      return first;
    });
    const content = await told();
    expect(content.split("\n")).toEqual([
      expect.stringMatching(/^\*\*链盟 · .+\*\*$/),
      expect.stringMatching(new RegExp(`^> \\[新需求：农机外壳喷漆，.+，500 套\\]\\(${hub.url}/listings/${id}\\)$`)),
      expect.stringMatching(/^> \[新需求：齿轮箱热处理/),
    ]);
    await later();
    await later();
    expect(apps.sent).toHaveLength(1);
  });

  test("nothing while a hub that was restored from a backup is held, and then what happened since", async () => {
    const { models } = hub.dependencies;
    await add();
    await models.outgoingHolds.create({ _id: "restored", at: hub.clock.now(), backupAt: null });
    await publish("恢复之后的需求");
    // Long enough for the event feed to bring it.
    for (let looks = 0; looks < 10; looks += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await later();
    }
    expect(apps.sent).toEqual([]);
    expect((await call("administrator", "GET", "/operations")).body).toMatchObject({ outgoing: { receivers: 1, backupAt: null }, attention: expect.arrayContaining(["outgoing_held"]) });
    expect((await call("administrator", "DELETE", "/operations/outgoing-hold")).status).toBe(204);
    expect(await told()).toContain("恢复之后的需求");
    expect((await call("administrator", "DELETE", "/operations/outgoing-hold")).status).toBe(404);
  });

  test("only what every member may read, and only what it is for", async () => {
    await add();
    await together(async () => {
      await publish("还是草稿的需求", { state: "draft" });
      await publish("给本联盟看的资源", { kind: "resource" });
      const withdrawn = await publish("马上撤回的需求");
      await call("liaison", "POST", `/listings/${withdrawn.id}/withdraw`, { reason: "写错了" });
      await publish("看得到的需求", { price: { amount: 12_345, currency: "CNY", per: "套" }, priceAudience: "parties" });
    });
    const content = await told();
    expect(content.split("\n").slice(1)).toEqual([expect.stringContaining("看得到的需求")]);
    expect(content).not.toContain("123");
  });

  test("a meeting from its invitation to its opening", async () => {
    await add({ topics: ["meetings", "resolutions"] });
    const startsAt = new Date(hub.clock.now().getTime() + 3_600_000);
    const { body: meeting } = await call("secretary", "POST", "/meetings", { alliance: world.alliance.id, title: "涂装能力联席会议", startsAt: startsAt.toISOString(), place: "县政务中心", state: "scheduled" });
    expect(await told()).toMatch(/会议通知：涂装能力联席会议，\d{4}年\d+月\d+日\d\d:\d\d，县政务中心/);
    const moved = await call("secretary", "PATCH", `/meetings/${meeting.id}`, { place: "二楼会议室", revision: meeting.revision });
    apps.sent.length = 0;
    expect(await told()).toMatch(/会议改期：.*二楼会议室/);
    apps.sent.length = 0;
    await call("chair", "POST", `/meetings/${meeting.id}/open`, { revision: moved.body.revision });
    expect(await told()).toContain(`[会议开始：涂装能力联席会议](${hub.url}/meetings/${meeting.id}/live)`);
  });

  test("the resolutions of a meeting that was closed, but for those of hidden items", async () => {
    await add({ topics: ["resolutions"] });
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none" });
    const hidden = meeting.agenda[1]!.id;
    const agenda = meeting.agenda.map((item) => ({ ...item, hidden: item.id === hidden }));
    await hub.dependencies.models.meetings.updateOne({ _id: meeting._id }, { $set: { agenda } });
    await call("chair", "POST", `/meetings/${meeting._id}/open`, {});
    for (const itemId of [meeting.agenda[0]!.id, hidden]) {
      expect((await call("secretary", "POST", `/meetings/${meeting._id}/results`, { itemId, kind: "decision", text: "同意由联盟见证签约。" })).status).toBeLessThan(300);
    }
    expect((await call("chair", "POST", `/meetings/${meeting._id}/close`, {})).status).toBeLessThan(300);
    const content = await told();
    expect(content.split("\n").slice(1)).toEqual([expect.stringMatching(new RegExp(`^> \\[新决议〔\\d{4}〕1号：议题1\\]\\(${hub.url}/resolutions/[0-9a-f]{24}\\)$`))]);
  });

  test("a robot that was off tells nothing of that time, and one that failed tells it all later", async () => {
    const { id, revision } = await add();
    await call("secretary", "PATCH", `${robotsPath()}/${id}`, { on: false, revision });
    await publish("停用时的需求");
    await later();
    const back = await call("secretary", "PATCH", `${robotsPath()}/${id}`, { on: true, revision: revision + 1 });
    expect(back.body).toMatchObject({ state: "on", fault: null });
    apps.answers(() => HttpResponse.error());
    await publish("断网时的需求");
    await told();
    expect((await robotOf(id))!.tries).toBeGreaterThan(0);
    apps.answers(() => new HttpResponse("<html>busy</html>", { status: 429 }));
    await later(3_600_000);
    const { retryAt } = ((await call("secretary", "GET", robotsPath())).body.items as { retryAt: string }[])[0]!;
    expect(new Date(retryAt).getTime()).toBeGreaterThan(hub.clock.now().getTime());
    apps.answers(null);
    await publish("恢复后的需求");
    apps.sent.length = 0;
    await later(3_600_000);
    const content = (apps.sent.at(-1)!.body as { markdown: { content: string } }).markdown.content;
    expect(content).toMatch(/断网时的需求[^]*恢复后的需求/);
    expect(content).not.toContain("停用时的需求");
    expect(await robotOf(id)).toMatchObject({ tries: 0 });
  });
});

describe("a work app that turns a message away", () => {
  test("the robot stops, who keeps the alliance is told, and trying it again sets it going", async () => {
    const { id } = await add();
    apps.answers(() => HttpResponse.json({ errcode: 93000, errmsg: "invalid webhook url" }));
    await publish("没人看到的需求");
    await told();
    await later();
    expect(apps.sent).toHaveLength(1);
    expect(await robotOf(id)).toMatchObject({ state: "refused", fault: "address" });
    for (const who of ["secretary", "officer"] as const) expect((await noticesOf(who)).filter((kind) => kind === "robot_refused")).toHaveLength(1);
    const refused = await call("officer", "POST", `${robotsPath()}/${id}/try`);
    expect(refused.body).toMatchObject({ state: "refused", fault: "address" });
    apps.answers(null);
    const mended = await call("officer", "POST", `${robotsPath()}/${id}/try`);
    expect(mended.body).toMatchObject({ state: "on", fault: null });
    expect((await call("officer", "POST", `${robotsPath()}/${id}/try`)).status).toBe(429);
  });

  test("an answer without end, a redirect and a work app that says nothing count as no answer", async () => {
    const { id } = await add();
    for (const reply of [() => HttpResponse.json({ errcode: 0, errmsg: "x".repeat(100_000) }), () => Response.redirect("http://169.254.169.254/", 302), () => HttpResponse.json([]), () => HttpResponse.json({ errcode: 45009 })]) {
      apps.answers(reply);
      expect((await call("secretary", "POST", `${robotsPath()}/${id}/try`)).status).toBe(503);
    }
  });
});

describe("keeping robots", () => {
  test("an address is never shown, told or noted, and stored so that nobody reads it", async () => {
    const { id, revision } = await add({ secret: "SECcanary" });
    await call("secretary", "POST", `${robotsPath()}/${id}/try`);
    const listed = await call("secretary", "GET", robotsPath());
    expect(listed.body.items).toEqual([expect.objectContaining({ provider: "wecom", tail: `aa-${added}`.slice(-4), signed: true, state: "on" })]);
    const models = Object.values(hub.dependencies.models) as unknown as Model<object>[];
    for (const model of models) expect(JSON.stringify(await model.find({}).lean())).not.toMatch(/canary/i);
    expect((await call("secretary", "DELETE", `${robotsPath()}/${id}`, { revision })).status).toBe(204);
    expect((await call("secretary", "GET", robotsPath())).body.items).toEqual([]);
  });

  test("refuses what is no robot, the same robot twice, a secret alone and a stale change", async () => {
    const bad = await call("secretary", "POST", robotsPath(), { name: "群", address: "https://evil.example/robot/send?access_token=12345678", topics: ["needs"] });
    expect(bad.body).toMatchObject({ status: 422, errors: [{ path: "address", message: expect.stringContaining("企业微信、钉钉或飞书") }] });
    const { id, revision } = await add();
    const address = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${CANARY}-${added}`;
    expect((await call("officer", "POST", robotsPath(), { name: "又一个", address, topics: ["needs"] })).body).toMatchObject({ status: 409, detail: "这个群机器人已经接入。" });
    expect((await call("officer", "PATCH", `${robotsPath()}/${id}`, { secret: "SEC1", revision })).body).toMatchObject({ status: 422, errors: [{ path: "address" }] });
    expect((await call("officer", "PATCH", `${robotsPath()}/${id}`, { name: "新名", revision: 7 })).status).toBe(409);
    expect((await call("officer", "PATCH", `${robotsPath()}/${id}`, { topics: ["needs", "needs"], revision })).status).toBe(422);
    expect((await call("officer", "GET", `${robotsPath()}?limit=1`)).body.items).toHaveLength(1);
    for (let held = 1; held < 10; held++) await add();
    const many = await call("secretary", "POST", robotsPath(), { name: "第十一个", address: `${address}x`, topics: ["needs"] });
    expect(many.body).toMatchObject({ status: 409, detail: "一个联盟最多接入 10 个群机器人。" });
  });

  test("after a change of the hub's secrets a robot says that its address has to be entered again", async () => {
    const { id, revision } = await add();
    await hub.dependencies.models.robots.updateOne({ _id: id }, { $set: { sealed: "AAAA" } });
    expect((await call("secretary", "POST", `${robotsPath()}/${id}/try`)).body).toMatchObject({ state: "refused", fault: "sealed" });
    const address = `https://oapi.dingtalk.com/robot/send?access_token=${CANARY}`;
    const changed = await call("secretary", "PATCH", `${robotsPath()}/${id}`, { address, secret: "SEC1", revision: revision + 1 });
    expect(changed.body).toMatchObject({ provider: "dingtalk", signed: true, state: "on" });
    await call("secretary", "POST", `${robotsPath()}/${id}/try`);
    expect(apps.sent.at(-1)!.url.searchParams.get("sign")).toMatch(/=$/);
  });
});
