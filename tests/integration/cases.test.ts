import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildCase } from "../factories/cases.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

const DAY_MS = 86_400_000;

/** The closed loop 受理、派单、办理、答复、督办、办结、回访、评价 over HTTP. */
describe("the direct line", () => {
  let hub: TestHub;
  let world: World;
  const call = (who: keyof World["people"], method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> =>
    hub.call(method, path, world.people[who].token, body, headers);
  const noticesOf = async (who: keyof World["people"]) =>
    ((await call(who, "GET", "/notices?limit=100")).body.items as { kind: string; href: string }[]).map(({ kind, href }) => `${kind} ${href}`);
  const report = async (more: object = {}) =>
    (await call("liaison", "POST", "/cases", { alliance: world.alliance.id, title: "厂区门口大货车违停", text: "早晚高峰货车进不来", ...more })).body;
  const dispatch = (id: string, workDays = 5) =>
    call("secretary", "POST", `/cases/${id}/dispatch`, { unit: world.otherOrganization, rule: "职责目录 3.2 道路秩序", workDays });

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  test("once through all stages, each told to whom it concerns", async () => {
    const { id, number } = await report({ callerPhone: "13800001234" });
    expect(number).toMatch(/^\d{4}-\d+$/);
    expect(await noticesOf("secretary")).toContain(`case_received /cases/${id}`);
    const dispatched = await dispatch(id);
    expect(dispatched.body).toMatchObject({ state: "dispatched", unit: { id: world.otherOrganization }, rule: "职责目录 3.2 道路秩序", clock: { workDays: 5, overdue: false } });
    expect(await noticesOf("liaisonOfOtherOrganization")).toContain(`case_dispatched /cases/${id}`);
    expect((await call("liaisonOfOtherOrganization", "POST", `/cases/${id}/take`, {})).body.state).toBe("handling");
    expect((await call("liaisonOfOtherOrganization", "POST", `/cases/${id}/reply`, { text: "已划禁停线，早晚高峰有人值守" })).body.state).toBe("replied");
    expect(await noticesOf("liaison")).toContain(`case_answered /cases/${id}`);
    expect((await call("secretary", "POST", `/cases/${id}/close`, {})).body.state).toBe("closed");
    expect((await call("secretary", "POST", `/cases/${id}/visit`, { satisfied: true, note: "电话回访，对方满意" })).body.state).toBe("visited");
    const rated = await call("liaison", "POST", `/cases/${id}/rate`, { stars: 5 });
    expect(rated.body).toMatchObject({ state: "rated", number, rating: { stars: 5 } });
    expect(rated.body.log.map(({ kind }: { kind: string }) => kind)).toEqual(["received", "dispatched", "taken", "replied", "closed", "visited", "rated"]);
    for (const path of ["take", "reply", "close", "rate"]) {
      const again = await call(path === "close" ? "secretary" : path === "rate" ? "liaison" : "liaisonOfOtherOrganization", "POST", `/cases/${id}/${path}`, path === "reply" ? { text: "再答一次" } : path === "rate" ? { stars: 1 } : {});
      expect([path, again.body.code]).toEqual([path, "conflict"]);
    }
  });

  test("a dissatisfied caller reopens it under its number; the new limit counts from that day", async () => {
    const { id, number } = await report();
    const { due } = (await dispatch(id, 3)).body.clock;
    await call("liaisonOfOtherOrganization", "POST", `/cases/${id}/reply`, { text: "已处理完毕" });
    await call("secretary", "POST", `/cases/${id}/close`, {});
    hub.clock.advance(14 * DAY_MS);
    const reopened = await call("secretary", "POST", `/cases/${id}/visit`, { satisfied: false, note: "周末仍有违停" });
    expect(reopened.body).toMatchObject({ number, round: 2, state: "dispatched", supervised: true, reply: null, clock: { workDays: 3, overdue: false } });
    expect(reopened.body.clock.due > due).toBe(true);
    expect(await noticesOf("liaisonOfOtherOrganization")).toContain(`case_reopened /cases/${id}`);
    expect((await call("secretary", "POST", `/cases/${id}/visit`, { satisfied: true, note: "再次回访" })).body.code).toBe("conflict");
  });

  test("past its last work day it is supervised by itself, once", async () => {
    const { id } = await report();
    await dispatch(id, 1);
    hub.clock.advance(12 * DAY_MS);
    await Promise.all([hub.services.hotline.sweepCases(), hub.services.hotline.sweepCases()]);
    await hub.services.hotline.sweepCases();
    const { body } = await call("secretary", "GET", `/cases/${id}`);
    expect(body).toMatchObject({ supervised: true, clock: { overdue: true } });
    expect(body.log.filter(({ kind, name }: { kind: string; name: string }) => kind === "supervised" && name === "")).toHaveLength(1);
    expect(await noticesOf("liaisonOfOtherOrganization")).toContain(`case_overdue /cases/${id}`);
    expect(await noticesOf("secretary")).toContain(`case_overdue /cases/${id}`);
  });

  test("given back with its reason, it waits for the right unit and for no limit", async () => {
    const { id } = await report();
    await dispatch(id);
    const returned = await call("liaisonOfOtherOrganization", "POST", `/cases/${id}/return`, { reason: "属交警职责", unit: world.alliance.department });
    expect(returned.body).toMatchObject({ state: "received", unit: null, clock: null });
    expect((await call("liaisonOfOtherOrganization", "GET", `/cases/${id}`)).status).toBe(404);
    expect(await noticesOf("secretary")).toContain(`case_returned /cases/${id}`);
  });

  test("two people of a unit who reply at once: one is told that it was late", async () => {
    const { id } = await report();
    const { revision } = (await dispatch(id)).body;
    const replies = await Promise.all(
      ["第一个答复", "第二个答复"].map((text) => call("liaisonOfOtherOrganization", "POST", `/cases/${id}/reply`, { text, revision })),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { body } = await call("secretary", "GET", `/cases/${id}`);
    expect(body.log.filter(({ kind }: { kind: string }) => kind === "replied")).toHaveLength(1);
  });

  test("a confidential clue is read by named people only, in lists, counts and events too", async () => {
    const { id } = await report({ confidential: true, title: "反映某企业偷排" });
    const colleague = await buildCase(hub.dependencies, { alliance: world.alliance.id, county: world.alliance.county, person: world.people.chair.id, organization: world.organization, confidential: true });
    expect((await call("liaison", "GET", `/cases/${colleague}`)).status).toBe(404);
    expect(JSON.stringify((await call("liaison", "GET", "/cases?limit=100")).body)).not.toContain(colleague);
    for (const who of ["chair", "liaisonOfOtherOrganization", "service", "administrator"] as const) {
      expect((await call(who, "GET", `/cases/${id}`)).status).toBe(404);
      expect(JSON.stringify((await call(who, "GET", "/cases?limit=100")).body)).not.toContain(id);
      const log = (await call(who, "GET", `/streams/alliance:${world.alliance.id}/events?limit=100`)).body.events ?? [];
      expect(JSON.stringify(log)).not.toContain(id);
    }
    for (const who of ["liaison", "secretary", "officer"] as const) expect((await call(who, "GET", `/cases/${id}`)).status).toBe(200);
    const events = await hub.dependencies.models.events.find({ type: "case.changed", "data.case": id }).lean();
    expect(events.map(({ stream }) => stream).some((stream) => stream.startsWith("organization:"))).toBe(false);
  });

  test("stands on the desk of whose turn it is, with its last day, and on nobody else's", async () => {
    const deskOf = async (who: keyof World["people"], id: string) =>
      ((await call(who, "GET", "/work")).body.items as { kind: string; href: string; due: string | null; counterpart: string }[])
        .filter(({ href }) => href === `/cases/${id}`)
        .map(({ kind, due }) => `${kind} ${due ?? "-"}`);
    const everyones = async (id: string) =>
      Object.fromEntries(
        (await Promise.all((["liaison", "liaisonOfOtherOrganization", "secretary", "officer", "chair", "administrator", "service"] as const).map(async (who) => [who, await deskOf(who, id)] as const))).filter(
          ([, items]) => items.length > 0,
        ),
      );
    const { id } = await report();
    expect(await everyones(id)).toEqual({ secretary: ["dispatch_case -"], officer: ["dispatch_case -"] });
    const { due } = (await dispatch(id, 3)).body.clock;
    expect(await everyones(id)).toEqual({ liaisonOfOtherOrganization: [`handle_case ${due}`] });
    hub.clock.advance(9 * DAY_MS);
    expect(await everyones(id)).toEqual({ liaisonOfOtherOrganization: [`handle_case ${due}`], secretary: [`urge_case ${due}`], officer: [`urge_case ${due}`] });
    await call("liaisonOfOtherOrganization", "POST", `/cases/${id}/reply`, { text: "已划禁停线，早晚高峰有人值守" });
    expect(await everyones(id)).toEqual({ secretary: ["close_case -"], officer: ["close_case -"] });
    await call("secretary", "POST", `/cases/${id}/close`, {});
    expect(await everyones(id)).toEqual({ secretary: ["visit_case -"], officer: ["visit_case -"] });
    await call("secretary", "POST", `/cases/${id}/visit`, { satisfied: true, note: "电话回访，对方满意" });
    expect(await everyones(id)).toEqual({ liaison: ["rate_case -"] });
    await call("liaison", "POST", `/cases/${id}/rate`, { stars: 5 });
    expect(await everyones(id)).toEqual({});
  });

  test("what only a keeper may say of a case", async () => {
    const body = { alliance: world.alliance.id, title: "来电反映停水", text: "昨天起停水，影响生产" };
    expect((await call("liaison", "POST", "/cases", { ...body, channel: "phone" })).body.errors).toMatchObject([{ path: "channel" }]);
    expect((await call("liaison", "POST", "/cases", { ...body, organization: world.otherOrganization })).body.errors).toMatchObject([{ path: "organization" }]);
    const entered = await call("secretary", "POST", "/cases", { ...body, channel: "phone", organization: world.organization, callerName: "王建国" });
    expect(entered.body).toMatchObject({ channel: "phone", caller: { name: "王建国", organization: { id: world.organization } } });
    expect((await call("liaison", "GET", `/cases/${entered.body.id}`)).status).toBe(200);
    expect((await call("secretary", "POST", `/cases/${entered.body.id}/dispatch`, { unit: world.organizationOfOtherAlliance, rule: "不在本联盟", workDays: 5 })).body.errors).toMatchObject([{ path: "unit" }]);
    expect((await call("secretary", "POST", `/cases/${entered.body.id}/dispatch`, { unit: world.otherOrganization, rule: "职责目录", workDays: 2 })).body.errors).toMatchObject([{ path: "workDays" }]);
  });
});
