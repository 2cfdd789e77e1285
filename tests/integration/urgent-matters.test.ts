import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Proposal } from "../../app/contracts/agenda.ts";
import type { UrgentView } from "../../app/contracts/urgent-matters.ts";
import type { WorkItem } from "../../app/contracts/work.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { buildAlliance, buildMember, buildPerson, buildTerm, type TestPerson } from "../factories/people.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

const DAY_MS = 86_400_000;

/** What cannot wait for a meeting: done at once, confirmed by the next one. */
describe("urgent matters", () => {
  let hub: TestHub;
  let alliance: { id: string; county: string; department: string };
  let unit: string;
  let people: Record<"chair" | "secretary" | "member" | "officer", TestPerson>;

  beforeAll(async () => {
    hub = await startTestHub();
    const { dependencies } = hub;
    alliance = await buildAlliance(dependencies);
    unit = await buildMember(dependencies, alliance, { name: "试验甲厂" });
    const own = await buildMember(dependencies, alliance, { name: "试验乙厂" });
    const chair = await buildPerson(dependencies, { role: "liaison", organization: own, alliance: alliance.id });
    await buildTerm(dependencies, { alliance: alliance.id, organization: own, person: chair.id, until: new Date("2099-01-01T00:00:00.000Z") });
    people = {
      chair,
      secretary: await buildPerson(dependencies, { role: "secretary", alliance: alliance.id }),
      member: await buildPerson(dependencies, { role: "liaison", organization: unit, alliance: alliance.id }),
      officer: await buildPerson(dependencies, { role: "officer", county: alliance.county, organization: alliance.department }),
    };
  });
  afterAll(() => hub.close());

  type Who = keyof typeof people;
  const call = (who: Who, method: string, path: string, body?: object): Promise<Reply> => hub.call(method, path, people[who].token, body);
  const register = async (who: Who = "chair", given: object = {}): Promise<Reply> =>
    call(who, "POST", "/urgent-matters", { alliance: alliance.id, title: "园区主变检修", why: "明天早上停电，等不到月末", done: "借三台发电机", unit, ...given });
  const step = (who: Who, id: string, command: object) => call(who, "POST", `/urgent-matters/${id}/steps`, command);
  const read = async (who: Who, id: string): Promise<UrgentView> => (await call(who, "GET", `/urgent-matters/${id}`)).body;
  const noticesOf = async (who: Who) => ((await call(who, "GET", "/notices?limit=100")).body.items as { kind: string }[]).map(({ kind }) => kind).filter((kind) => kind.startsWith("urgent_"));
  const workOf = async (who: Who) => ((await call(who, "GET", "/work")).body.items as WorkItem[]).filter(({ kind }) => kind === "confirm_urgent").map(({ object }) => object);
  /** A meeting with the matters on its agenda, opened. */
  const meetOn = async (...ids: string[]) => {
    // Opened at another item.
    const meeting = await buildMeeting(hub.dependencies, alliance, { items: 1 });
    const items: string[] = [];
    for (const subject of ids) {
      const added = await call("secretary", "POST", `/meetings/${meeting._id}/agenda`, { kind: "urgent", subject, title: "追认", lane: "urgent", laneReason: "已先行处置" });
      items.push(added.body.items.at(-1).id);
    }
    expect((await call("chair", "POST", `/meetings/${meeting._id}/open`, {})).status).toBe(200);
    const treat = async (index: number) => expect((await call("chair", "POST", `/meetings/${meeting._id}/current`, { itemId: items[index] })).status).toBe(200);
    return { id: meeting._id, treat };
  };

  test("is registered and told, gives tasks at once, and is confirmed only in the meeting that treats it", async () => {
    expect((await register("chair", { unit: people.chair.id })).body.errors).toMatchObject([{ path: "unit" }]);
    const { id, number } = (await register()).body as UrgentView;
    expect(await read("member", id)).toMatchObject({ state: "waiting", unit: { name: "试验甲厂" }, onAgenda: null, may: [] });
    expect([await noticesOf("member"), await noticesOf("officer"), await noticesOf("chair")]).toEqual([["urgent_registered"], ["urgent_registered"], []]);
    const task = await call("secretary", "POST", "/actions", { alliance: alliance.id, urgent: id, title: "归还发电机", lead: unit, due: addDays(dayAt(hub.clock.now()), 9), measure: "三台都还了" });
    expect(task.body).toMatchObject({ urgent: { id, number } });
    expect((await read("member", id)).tasks).toMatchObject([{ id: task.body.id, lead: { id: unit } }]);

    const planned = await buildMeeting(hub.dependencies, alliance, { items: 0 });
    const proposals = (await call("secretary", "GET", `/meetings/${planned._id}/agenda/proposals?limit=100`)).body.items as Proposal[];
    expect(proposals[0]).toMatchObject({ kind: "urgent", subject: id, lane: "urgent", reason: "urgent_waiting", facts: { number } });

    expect((await step("chair", id, { command: "confirm" })).body).toMatchObject({ code: "conflict" });
    const meeting = await meetOn(id);
    expect((await step("chair", id, { command: "confirm" })).body).toMatchObject({ code: "conflict" });
    await meeting.treat(0);
    expect((await read("member", id)).onAgenda).toMatchObject({ id: meeting.id });
    expect((await read("secretary", id)).may).toEqual(["task"]);
    expect((await read("chair", id)).may).toEqual(["confirm", "refuse", "task"]);
    const both = await Promise.all([step("chair", id, { command: "confirm", words: "费用由三家分摊" }), step("chair", id, { command: "refuse", reason: "没有先说一声" })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const said = await read("member", id);
    expect(said.decision).toMatchObject({ meeting: { id: meeting.id } });
    const { agenda } = (await hub.dependencies.models.meetings.findOne({ _id: meeting.id }).lean())!;
    expect(agenda[1]!.results).toMatchObject([{ kind: "note", text: expect.stringContaining(number) }]);
    expect((await call("chair", "POST", `/meetings/${meeting.id}/close`, {})).status).toBe(200);
    expect((await noticesOf("member")).length).toBe(2);
  });

  test("a refused one gives no more tasks, one that waits too long is shown to chair and department", async () => {
    const refused = (await register("secretary", { title: "先付订金" })).body as UrgentView;
    const meeting = await meetOn(refused.id);
    await meeting.treat(0);
    expect((await step("chair", refused.id, { command: "refuse" })).body.errors).toMatchObject([{ path: "reason" }]);
    expect((await step("chair", refused.id, { command: "refuse", reason: "可以等到月末" })).body).toMatchObject({ state: "refused", decision: { words: "可以等到月末" }, may: [] });
    const task = { alliance: alliance.id, urgent: refused.id, title: "再付一笔", lead: unit, due: "2099-01-01", measure: "付了" };
    expect((await call("chair", "POST", "/actions", task)).body.errors).toMatchObject([{ path: "urgent" }]);
    expect((await call("secretary", "POST", `/meetings/${meeting.id}/close`, {})).status).toBe(403);

    await hub.dependencies.models.tokens.updateMany({}, { $set: { expiresAt: new Date("2099-01-01T00:00:00.000Z") } });
    const waiting = (await register("chair", { title: "临时改道" })).body as UrgentView;
    hub.clock.advance(30 * DAY_MS);
    expect([await workOf("chair"), (await read("chair", waiting.id)).late]).toEqual([[], false]);
    hub.clock.advance(DAY_MS);
    expect([await workOf("chair"), await workOf("officer"), await workOf("member")]).toEqual([["临时改道"], ["临时改道"], []]);
    const counts = (await call("member", "GET", `/urgent-matters/counts?alliance=${alliance.id}`)).body;
    expect(counts).toMatchObject({ waiting: 1, late: 1, refused: 1 });
    expect((await call("member", "GET", `/urgent-matters?counted=late&q=改道`)).body.items).toMatchObject([{ id: waiting.id, late: true, days: 31 }]);
  });
});
