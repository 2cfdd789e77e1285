import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildMatch } from "../factories/deals.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

describe("a meeting that is not held as it was announced", () => {
  let hub: TestHub;
  let world: World;
  const call = (who: keyof World["people"], method: string, path: string, body?: unknown) => hub.call(method, path, world.people[who].token, body);
  const told = async (who: keyof World["people"], id: string) =>
    ((await call(who, "GET", "/notices?limit=100")).body.items as { kind: string; href: string; facts: object }[]).filter(({ href }) => href === `/meetings/${id}`);

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  test("is cancelled with a reason that everybody invited reads, stays readable, and nothing goes on in it", async () => {
    const { _id: id, title, revision } = await buildMeeting(hub.dependencies, world.alliance, { state: "scheduled" });
    expect((await call("secretary", "POST", `/meetings/${id}/cancel`, { reason: " ", revision })).body.errors).toMatchObject([{ path: "reason" }]);
    expect((await call("secretary", "POST", `/meetings/${id}/cancel`, { reason: "停电", revision: revision + 1 })).status).toBe(409);
    const cancelled = await call("secretary", "POST", `/meetings/${id}/cancel`, { reason: "会场停电，另行通知", revision });
    expect(cancelled.body).toMatchObject({ state: "cancelled", cancelled: { reason: "会场停电，另行通知" } });

    expect(await told("liaison", id)).toMatchObject([{ kind: "meeting_cancelled", facts: { title, reason: "会场停电，另行通知" } }]);
    expect((await call("liaison", "GET", `/meetings/${id}`)).body).toMatchObject({ state: "cancelled", cancelled: { reason: "会场停电，另行通知" } });
    expect((await call("liaison", "GET", "/meetings?state=cancelled")).body.items).toMatchObject([{ id }]);
    const events = (await call("liaison", "GET", `/streams/alliance:${world.alliance.id}/events`)).body.events as { type: string; data: { meeting?: string } }[];
    expect(events.filter(({ data }) => data.meeting === id).map(({ type }) => type)).toEqual(["meeting.cancelled"]);
    const calendar = await fetch(`${hub.url}/api/v1/meetings/${id}/calendar.ics`, { headers: { Authorization: `Bearer ${world.people.liaison.token}` } });
    expect(await calendar.text()).toMatch(/STATUS:CANCELLED/);

    const left = [
      await call("chair", "POST", `/meetings/${id}/open`),
      await call("chair", "POST", `/meetings/${id}/presence`, { organization: world.organization }),
      await call("secretary", "PATCH", `/meetings/${id}`, { place: "三楼", revision: revision + 1 }),
      await call("secretary", "POST", `/meetings/${id}/cancel`, { reason: "再取消", revision: revision + 1 }),
    ];
    expect(left.map(({ status, body }) => [status, body.detail])).toEqual(left.map(() => [409, "会议已经取消。"]));
    expect((await call("chair", "POST", `/meetings/${id}/agenda`, { title: "新议题" })).status).toBe(403);
  });

  test("is moved, and everybody invited is told when and where, once a change", async () => {
    const startsAt = new Date(Date.parse("2099-12-07T06:30:00Z"));
    const { _id: id, title } = await buildMeeting(hub.dependencies, world.alliance, { state: "scheduled", startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
    const change = async (patch: object) => {
      const { revision } = (await call("chair", "GET", `/meetings/${id}`)).body;
      return (await call("chair", "PATCH", `/meetings/${id}`, { ...patch, revision })).status;
    };
    expect(await change({ title })).toBe(200);
    expect(await change({ startsAt: "2099-12-08T01:00:00.000Z", endsAt: "2099-12-08T02:00:00.000Z", place: "二楼" })).toBe(200);
    expect(await change({ place: "三楼" })).toBe(200);
    expect((await told("liaison", id)).toReversed()).toMatchObject([
      { kind: "meeting_moved", facts: { title, day: "2099-12-08", time: "09:00" } },
      { kind: "meeting_place", facts: { title, place: "三楼" } },
    ]);
  });

  test("keeps who signed in when it is moved within the hour, and nobody when it is moved to another day", async () => {
    const { _id: id } = await buildMeeting(hub.dependencies, world.alliance, { state: "scheduled" });
    const signIn = async () => (await call("liaison", "POST", `/meetings/${id}/presence`, { organization: world.organization })).status;
    const move = async (ms: number) => {
      const { revision, startsAt, endsAt } = (await call("chair", "GET", `/meetings/${id}`)).body;
      const later = (instant: string) => new Date(Date.parse(instant) + ms).toISOString();
      return (await call("chair", "PATCH", `/meetings/${id}`, { startsAt: later(startsAt), endsAt: later(endsAt), revision })).body.presence as { present: number; people: number };
    };
    expect(await signIn()).toBe(200);
    expect(await move(20 * 60_000)).toMatchObject({ present: 1, people: 1 });
    expect(await move(86_400_000)).toMatchObject({ present: 0, people: 0 });
    expect(await hub.dependencies.models.attendances.countDocuments({ meeting: id })).toBe(0);
    hub.clock.advance(86_400_000);
    expect(await signIn()).toBe(200);
    expect((await call("chair", "GET", `/meetings/${id}`)).body.presence).toMatchObject({ present: 1, people: 1 });
  });

  test("shows later answers to its matches while it is to be held, and none once it is cancelled", async () => {
    const match = await buildMatch(hub, { alliance: world.alliance, needOwner: world.organization, supplier: world.otherOrganization });
    const sidesIn = async (state: "scheduled" | "cancelled") => {
      const { _id, agenda } = await buildMeeting(hub.dependencies, world.alliance, { state: "scheduled", items: 1 });
      const about = [{ ...agenda[0]!, kind: "match" as const, subject: match._id }];
      await hub.dependencies.models.meetings.updateOne({ _id }, { $set: { state, agenda: about } });
      await hub.services.meetings.showMatchAnswers(match._id);
      return (await call("liaison", "GET", `/meetings/${_id}`)).body.agenda[0].sides.length;
    };
    expect([await sidesIn("scheduled"), await sidesIn("cancelled")]).toEqual([2, 0]);
  });

  test("is deleted while it is a draft, without a word to anybody", async () => {
    const { _id: id, revision } = await buildMeeting(hub.dependencies, world.alliance, { state: "draft" });
    expect((await call("secretary", "POST", `/meetings/${id}/cancel`, { reason: "不开了", revision })).body).toMatchObject({ code: "conflict", detail: "会议还没有发布通知，可以直接删除草稿。" });
    expect((await call("secretary", "DELETE", `/meetings/${id}`)).status).toBe(204);
    expect((await call("secretary", "GET", `/meetings/${id}`)).status).toBe(404);
    expect((await call("secretary", "DELETE", `/meetings/${id}`)).status).toBe(404);
    expect(await told("liaison", id)).toEqual([]);

    const { _id: open, agenda } = await buildMeeting(hub.dependencies, world.alliance, { state: "draft" });
    const task = { alliance: world.alliance.id, meeting: open, item: agenda[0]!.id, title: "落实会场", lead: world.organization, due: "2099-12-01", measure: "会场已定" };
    const { body: given } = await call("chair", "POST", "/actions", task);
    const socket = await hub.connect(world.people.chair.token);
    await socket.emitWithAck("stream:follow", { stream: `meeting:${open}` });
    const heard = new Promise((resolve) => socket.once("stream:event", resolve));
    expect((await call("secretary", "DELETE", `/meetings/${open}`)).status).toBe(204);
    expect(await heard).toMatchObject({ stream: `meeting:${open}`, type: "meeting.changed" });
    expect((await call("liaison", "GET", `/actions/${given.id}`)).body).toMatchObject({ title: "落实会场", meeting: null, item: null });

    const { _id: announced } = await buildMeeting(hub.dependencies, world.alliance, { state: "scheduled" });
    expect((await call("secretary", "DELETE", `/meetings/${announced}`)).body).toMatchObject({ code: "conflict", detail: "会议通知已经发出，不能删除，可以取消会议。" });
  });
});
