import { afterAll, beforeAll, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { dayAt, timeAt } from "../../server/clock.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

const HOUR_MS = 3_600_000;
let hub: TestHub;
let world: World;

const hence = (hours: number) => new Date(hub.clock.now().getTime() + hours * HOUR_MS);
const plan = async (title: string, startsAt: Date) => {
  const { status, body } = await hub.call("POST", "/meetings", world.people.secretary.token, { alliance: world.alliance.id, title, startsAt: startsAt.toISOString(), state: "scheduled" });
  expect(status).toBe(201);
  return body as { id: string; revision: number };
};
/** What the clock does, on two processes at once; then what the liaison was reminded of. */
const reminded = async () => {
  await Promise.all([hub.services.meetings.remindMeetings(), hub.services.meetings.remindMeetings()]);
  const { body } = await hub.call("GET", "/notices?limit=100", world.people.liaison.token);
  return (body.items as { kind: string; facts: Record<string, string> }[]).filter(({ kind }) => kind === "meeting_near").map(({ facts }) => facts);
};

beforeAll(async () => {
  hub = await startTestHub();
  world = await buildWorld(hub);
});
afterAll(() => hub.close());

test("units are reminded a day before a meeting begins, once, and the alliance's stream is told", async () => {
  const startsAt = hence(72);
  const { id } = await plan("涂装能力联席会议", startsAt);
  expect(await reminded()).toEqual([]);
  hub.clock.advance(47 * HOUR_MS);
  expect(await reminded()).toEqual([]);
  hub.clock.advance(1.5 * HOUR_MS);
  const told = { title: "涂装能力联席会议", day: dayAt(startsAt), time: timeAt(startsAt) };
  expect(await reminded()).toEqual([told]);
  expect(await reminded()).toEqual([told]);
  const events = await hub.dependencies.models.events.find({ stream: `alliance:${world.alliance.id}`, type: "meeting.near" }).lean();
  expect(events.map(({ data }) => data.meeting)).toEqual([id]);
});

test("a meeting that is moved is reminded of for its new time, unless that is told shortly before", async () => {
  const before = await reminded();
  const { id, revision } = await plan("改期的会议", hence(48));
  const moved = hence(96);
  const first = await hub.call("PATCH", `/meetings/${id}`, world.people.chair.token, { startsAt: moved.toISOString(), endsAt: hence(98).toISOString(), revision });
  expect(first.status).toBe(200);
  hub.clock.advance(30 * HOUR_MS);
  expect(await reminded()).toEqual(before);
  hub.clock.advance(43 * HOUR_MS);
  expect(await reminded()).toContainEqual({ title: "改期的会议", day: dayAt(moved), time: timeAt(moved) });

  const late = await plan("当天通知的会议", hence(20));
  expect((await hub.dependencies.models.meetings.findOne({ _id: late.id }).lean())!.reminded).toBe(true);
  expect(await reminded()).not.toContainEqual(expect.objectContaining({ title: "当天通知的会议" }));
});
