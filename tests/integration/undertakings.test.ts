import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OwnerFigures, UndertakingCommand, UndertakingView } from "../../app/contracts/undertakings.ts";
import type { WorkItem } from "../../app/contracts/work.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { weekOf } from "../../server/followup/undertakings/week-of.ts";
import { buildCase } from "../factories/cases.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { buildSuggestion } from "../factories/suggestions.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

const DAY_MS = 86_400_000;

/** Hard problems that a leader owns by name, with a clock that is moved. */
describe("leaders' problems", () => {
  let hub: TestHub;
  let alliance: { id: string; county: string; department: string };
  let helped: string;
  let people: Record<"owner" | "next" | "helped" | "member" | "secretary" | "officer", TestPerson>;

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    const { dependencies } = hub;
    // A Monday.
    goTo(addDays(weekOf(today()), 7));
    alliance = await buildAlliance(dependencies);
    helped = await buildMember(dependencies, alliance, { name: "试验甲厂" });
    const other = await buildMember(dependencies, alliance, { name: "试验乙厂" });
    const officer = (name: string) => buildPerson(dependencies, { role: "officer", county: alliance.county, organization: alliance.department }, { name });
    people = {
      owner: await officer("甲部长"),
      next: await officer("乙部长"),
      officer: await officer("丙科长"),
      helped: await buildPerson(dependencies, { role: "liaison", organization: helped, alliance: alliance.id }, { name: "甲厂联络员" }),
      member: await buildPerson(dependencies, { role: "liaison", organization: other, alliance: alliance.id }, { name: "乙厂联络员" }),
      secretary: await buildPerson(dependencies, { role: "secretary", alliance: alliance.id }),
    };
    // The clock is moved by weeks: the people's tokens must outlast that.
    await dependencies.models.tokens.updateMany({}, { $set: { expiresAt: new Date("2099-01-01T00:00:00.000Z") } });
  });

  type Who = keyof typeof people;
  const today = () => dayAt(hub.clock.now());
  const later = (days: number) => hub.clock.advance(days * DAY_MS);
  /** Ten o'clock on a day. */
  const goTo = (day: string) => hub.clock.advance(new Date(`${day}T10:00:00+08:00`).getTime() - hub.clock.now().getTime());
  const input = (given: object = {}) => ({
    alliance: alliance.id,
    title: "园区双回路供电",
    obstacle: "夏天限电停产",
    aim: "第二回路送电",
    due: addDays(today(), 60),
    owner: { person: people.owner.id, post: "县委组织部副部长" },
    helped,
    ...given,
  });
  const raise = (who: Who, given: object = {}): Promise<Reply> => hub.call("POST", "/undertakings", people[who].token, input(given));
  const read = async (who: Who, id: string): Promise<UndertakingView> => (await hub.call("GET", `/undertakings/${id}`, people[who].token)).body;
  const step = (who: Who, id: string, command: UndertakingCommand | object, revision?: number): Promise<Reply> =>
    hub.call("POST", `/undertakings/${id}/steps`, people[who].token, { ...command, ...(revision !== undefined && { revision }) });
  const running = async (): Promise<string> => {
    const { id } = (await raise("secretary")).body;
    expect((await step("owner", id, { command: "accept" })).body).toMatchObject({ state: "running" });
    return id;
  };
  const line = (moved: string) => ({ command: "line", moved, next: "下周报方案" });
  const sweep = () => hub.services.undertakings.sweepUndertakings();
  const noticesOf = async (who: Who) => ((await hub.call("GET", "/notices?limit=100", people[who].token)).body.items as { kind: string }[]).map(({ kind }) => kind.replace("undertaking_", ""));
  const workOf = async (who: Who) => ((await hub.call("GET", "/work", people[who].token)).body.items as WorkItem[]).flatMap(({ kind }) => (kind.endsWith("_undertaking") ? [kind.replace("_undertaking", "")] : []));
  const figures = async (person: TestPerson): Promise<Partial<OwnerFigures> | undefined> =>
    ((await hub.call("GET", `/undertakings/owners?alliance=${alliance.id}`, people.member.token)).body.items as OwnerFigures[]).find(({ owner }) => owner.id === person.id);
  const rowsOf = async (person: TestPerson, as: string) => (await hub.call("GET", `/undertakings?alliance=${alliance.id}&owner=${person.id}&as=${as}`, people.member.token)).body.items.length;

  test("runs only by the owner's own word, is done by his and confirmed by the unit's, and is counted so", async () => {
    const raised = await raise("secretary");
    expect(raised.body).toMatchObject({ state: "proposed", owner: { name: "甲部长", post: "县委组织部副部长" }, helped: { name: "试验甲厂" }, may: ["ask_again"] });
    const { id } = raised.body;
    expect(await workOf("owner")).toEqual(["accept"]);
    expect((await step("officer", id, { command: "accept" })).status).toBe(403);
    expect((await figures(people.owner))?.taken).toBeUndefined();
    await step("owner", id, { command: "accept" });
    expect((await step("owner", id, { command: "accept" })).body).toMatchObject({ code: "conflict" });
    expect(await noticesOf("helped")).toEqual(["accepted", "raised"]);

    expect((await step("owner", id, { command: "finish", proof: "九月一日送电" })).body).toMatchObject({ state: "done", proof: "九月一日送电" });
    expect(await workOf("helped")).toEqual(["confirm"]);
    expect((await step("owner", id, { command: "confirm" })).status).toBe(403);
    expect((await step("helped", id, { command: "not_solved", reason: "还停了两次电" })).body).toMatchObject({ state: "running", notSolved: "还停了两次电" });
    expect(await figures(people.owner)).toMatchObject({ taken: 1, running: 1, done: 0, confirmed: 0 });
    await step("owner", id, { command: "finish", proof: "换了开关，两周没有停电" });
    expect((await step("helped", id, { command: "confirm", words: "属实" })).body).toMatchObject({ state: "confirmed", may: [] });
    expect(await figures(people.owner)).toMatchObject({ taken: 1, running: 0, done: 1, confirmed: 1 });
    expect(await Promise.all(["taken", "running", "done", "confirmed"].map((as) => rowsOf(people.owner, as)))).toEqual([1, 0, 1, 1]);
    expect((await step("officer", id, { command: "stop", reason: "不必再办" })).body).toMatchObject({ code: "conflict" });
  });

  test("each week needs a line: asked for on Friday, a hole from Monday on, and one written later does not fill it", async () => {
    const id = await running();
    await step("owner", id, line("跑了供电公司"));
    later(4);
    await sweep();
    expect(await noticesOf("owner")).not.toContain("line_due");
    later(7);
    expect(await workOf("owner")).toEqual(["line"]);
    await sweep();
    await sweep();
    expect((await noticesOf("owner")).filter((kind) => kind === "line_due")).toHaveLength(1);
    later(3);
    expect(await workOf("owner")).toEqual(["missed"]);
    await sweep();
    await sweep();
    expect((await noticesOf("owner")).filter((kind) => kind === "line_missed")).toHaveLength(1);
    expect((await step("owner", id, { command: "assistant", person: people.helped.id })).body.errors).toMatchObject([{ path: "person" }]);
    await step("owner", id, { command: "assistant", person: people.officer.id });
    expect((await step("member", id, line("替写一句"))).status).toBe(403);
    const written = await step("officer", id, line("上周在等批复"));
    expect(written.body.byWeek.map(({ state }: { state: string }) => state)).toEqual(["written", "missed", "written"]);
    expect(written.body).toMatchObject({ weeks: { due: 2, written: 1 }, byWeek: [{ lines: [{ name: "丙科长", byAssistant: true }] }, {}, {}] });
    expect(await workOf("owner")).toEqual([]);
    expect(await figures(people.owner)).toMatchObject({ weeksDue: 2, weeksWritten: 1 });
  });

  test("is handed on only with a reason and by the new owner's own word, and the chain stays", async () => {
    const id = await running();
    expect((await step("owner", id, { command: "hand_on", owner: { person: people.next.id, post: "县工信局局长" } })).body.errors).toMatchObject([{ path: "reason" }]);
    await step("owner", id, { command: "hand_on", owner: { person: people.next.id, post: "县工信局局长" }, reason: "分工调整" });
    expect(await read("member", id)).toMatchObject({ owner: { name: "甲部长" }, handOn: { name: "乙部长", reason: "分工调整" } });
    expect((await step("owner", id, { command: "finish", proof: "已经办成" })).body).toMatchObject({ code: "conflict" });
    await step("next", id, { command: "refuse", reason: "手头另有两件" });
    expect(await read("member", id)).toMatchObject({ owner: { name: "甲部长" }, handOn: null });
    expect(await figures(people.next)).toMatchObject({ taken: 0, declined: 1 });
    await step("owner", id, { command: "hand_on", owner: { person: people.next.id, post: "县工信局局长" }, reason: "分工调整" });
    expect(await workOf("next")).toEqual(["accept"]);
    const taken = await step("next", id, { command: "take_on" });
    expect(taken.body).toMatchObject({
      owner: { name: "乙部长", post: "县工信局局长" },
      owners: [{ name: "甲部长", reason: "分工调整", until: expect.any(String) }, { name: "乙部长", reason: null, until: null }],
    });
    expect((await step("owner", id, line("我再写一句"))).status).toBe(403);
    expect(await figures(people.owner)).toMatchObject({ taken: 1, running: 0, handedOn: 1 });
    expect(await figures(people.next)).toMatchObject({ taken: 1, running: 1, handedOn: 0 });
    expect([await rowsOf(people.owner, "handed_on"), await rowsOf(people.next, "handed_on"), await rowsOf(people.next, "declined")]).toEqual([1, 0, 1]);
  });

  test("has a later day only with a reason and the department's word, and the first day stays in sight", async () => {
    const id = await running();
    const { due } = await read("owner", id);
    expect((await step("owner", id, { command: "ask_time", due, reason: "设备未到" })).body.errors).toMatchObject([{ path: "due" }]);
    await step("owner", id, { command: "ask_time", due: addDays(due, 30), reason: "设备未到" });
    expect(await read("member", id)).toMatchObject({ due, extension: { reason: "设备未到" } });
    expect((await step("owner", id, { command: "grant_time" })).status).toBe(403);
    expect(await workOf("officer")).toEqual(["extend"]);
    expect((await step("officer", id, { command: "grant_time" })).body).toMatchObject({ due: addDays(due, 30), firstDue: due, extension: null });
    later(91);
    await sweep();
    expect(await read("member", id)).toMatchObject({ overdue: true });
    expect(await noticesOf("secretary")).toContain("overdue");
    expect(await rowsOf(people.owner, "overdue")).toBe(1);
    const counts = async (person: TestPerson) => (await hub.call("GET", `/undertakings/counts?alliance=${alliance.id}&owner=${person.id}`, people.member.token)).body;
    expect([await counts(people.owner), await counts(people.next)]).toMatchObject([{ all: 1, overdue: 1 }, { all: 0, overdue: 0 }]);
    expect((await step("officer", id, { command: "stop", reason: "项目取消" })).body).toMatchObject({ state: "stopped", overdue: false });
  });

  test("the unit writes to the owner, who answers; others see that it waited, not what was written", async () => {
    const id = await running();
    expect((await step("member", id, { command: "write", text: "打听一下" })).status).toBe(403);
    await step("helped", id, { command: "write", text: "周三又停电两小时" });
    await step("helped", id, { command: "write", text: "周四也停了" });
    expect(await workOf("owner")).toEqual(["reply"]);
    const { due } = (await read("member", id)).unanswered!;
    goTo(due);
    await sweep();
    expect(await noticesOf("owner")).not.toContain("unanswered");
    later(1);
    await sweep();
    await sweep();
    expect((await noticesOf("owner")).filter((kind) => kind === "unanswered")).toHaveLength(1);
    expect((await hub.call("GET", `/undertakings?alliance=${alliance.id}&counted=unanswered`, people.member.token)).body.items).toMatchObject([{ id, unanswered: { overdue: true } }]);
    const answered = await step("owner", id, { command: "write", text: "今天换开关" });
    expect(answered.body.messages).toMatchObject([{ text: "周三又停电两小时", waited: { workDays: expect.toSatisfy((days: number) => days >= 2), answered: true } }, { waited: { answered: true } }, { side: "owner", waited: null }]);
    expect(answered.body.unanswered).toBeNull();
    const outside = await read("member", id);
    expect(outside.messages.map(({ text }) => text)).toEqual([null, null, null]);
    const events = await hub.dependencies.models.events.find({ type: "undertaking.changed", "data.undertaking": id }).lean();
    expect(JSON.stringify([outside, events])).not.toContain("停电两小时");
  });

  test("comes from something that the raiser may see; who may not see it learns nothing of it, nor who spoke in confidence", async () => {
    const { dependencies } = hub;
    const scope = { alliance: alliance.id, county: alliance.county, person: people.helped.id, organization: helped };
    const secret = await buildCase(dependencies, { ...scope, confidential: true, title: "举报环评" });
    const { helped: _chosen, ...open } = input({ source: { kind: "case", id: secret } });
    const send = (body: object) => hub.call("POST", "/undertakings", people.secretary.token, body);
    expect((await send(open)).body.errors).toMatchObject([{ path: "helped" }]);
    const made = await send({ ...open, helped });
    expect(made.body.source).toMatchObject({ kind: "case", title: "举报环评", href: `/cases/${secret}` });
    expect((await read("member", made.body.id)).source).toBeNull();
    expect((await send({ ...open, helped })).body).toMatchObject({ code: "conflict" });

    const said = await buildSuggestion(dependencies, { ...scope, text: "限电太多" });
    expect((await send({ ...open, source: { kind: "suggestion", id: said } })).body.helped).toMatchObject({ id: helped });
    const elsewhere = await buildAlliance(dependencies);
    const foreign = await buildSuggestion(dependencies, { ...scope, alliance: elsewhere.id });
    for (const id of [foreign, "f".repeat(24)]) expect((await send({ ...open, helped, source: { kind: "suggestion", id } })).body.errors).toMatchObject([{ path: "source.id" }]);
  });

  test("nobody owns the problem of the own unit, or without a seat here; of two answers at once one counts", async () => {
    expect((await raise("secretary", { owner: { person: people.helped.id, post: "厂长" } })).body.errors).toMatchObject([{ path: "owner.person" }]);
    const stranger = await buildPerson(hub.dependencies, { role: "officer", county: "370883" });
    expect((await raise("secretary", { owner: { person: stranger.id, post: "局长" } })).body.errors).toMatchObject([{ path: "owner.person" }]);
    const { id } = (await raise("secretary", { owner: { person: people.next.id, post: "县工信局局长" } })).body;
    // Nobody answers: another one is asked.
    const { revision } = (await step("secretary", id, { command: "ask_again", owner: { person: people.owner.id, post: "县委组织部副部长" } })).body;
    expect((await step("next", id, { command: "accept" })).status).toBe(403);
    const both = await Promise.all([step("owner", id, { command: "accept" }, revision), step("owner", id, { command: "decline", reason: "分管不对口" }, revision)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lines = await Promise.all([1, 2, 3].map(() => step("owner", id, line("同时写的一句"))));
    const { state, byWeek } = await read("owner", id);
    const expected = state === "running" ? [200, 200, 200] : [409, 409, 409];
    expect(lines.map(({ status }) => status)).toEqual(expected);
    expect(byWeek.flatMap((week) => week.lines)).toHaveLength(state === "running" ? 3 : 0);
  });
});
