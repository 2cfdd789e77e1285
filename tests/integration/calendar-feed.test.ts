import { afterAll, beforeAll, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;
let world: World;
const call = (who: keyof World["people"], method: string, path: string, body?: unknown) => hub.call(method, path, world.people[who].token, body);
/** As a calendar reads it: without any sign-in. Long lines are folded back. */
const read = async (path: string) => {
  const reply = await fetch(hub.url + path);
  return { status: reply.status, text: (await reply.text()).replaceAll("\r\n ", "") };
};

beforeAll(async () => {
  hub = await startTestHub();
  world = await buildWorld(hub);
});
afterAll(() => hub.close());

test("a calendar follows the announced meetings of its person's alliances, with what became of them", async () => {
  const held = await buildMeeting(hub.dependencies, world.alliance, { state: "scheduled", title: "十二月联席会议" });
  await buildMeeting(hub.dependencies, world.alliance, { state: "draft", title: "还没有通知的会议" });
  await buildMeeting(hub.dependencies, world.otherAlliance, { state: "scheduled", title: "别的联盟的会议" });
  expect((await call("liaison", "GET", "/me/calendar")).body).toEqual({ createdAt: null });
  const made = await call("liaison", "POST", "/me/calendar");
  expect(made.status).toBe(201);
  const { path } = made.body as { path: string };
  const { status, text } = await read(path);
  expect(status).toBe(200);
  expect(text.match(/^SUMMARY:.*$/gm)).toEqual([expect.stringMatching(/^SUMMARY:十二月联席会议（轮值理事长单位：/)]);
  expect(text).toContain("STATUS:CONFIRMED");
  expect(text).toMatch(/X-WR-CALNAME:链盟会议/);

  const { revision } = (await call("chair", "GET", `/meetings/${held._id}`)).body;
  await call("chair", "POST", `/meetings/${held._id}/cancel`, { reason: "会场停电", revision });
  const after = (await read(path)).text;
  expect(after).toContain("STATUS:CANCELLED");
  expect(after).toContain(`SEQUENCE:${revision + 1}`);
  expect((await call("liaison", "GET", "/me/calendar")).body).toEqual({ createdAt: made.body.createdAt });
});

test("a calendar whose person has no meeting to follow is empty", async () => {
  const { path } = (await call("officerOfOtherCounty", "POST", "/me/calendar")).body as { path: string };
  const { status, text } = await read(path);
  expect(status).toBe(200);
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
  expect(text).not.toContain("BEGIN:VEVENT");
});

test("a new address ends the old one, and ending it or the account ends the new one", async () => {
  const first = (await call("secretary", "POST", "/me/calendar")).body.path as string;
  const second = (await call("secretary", "POST", "/me/calendar")).body.path as string;
  expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
  expect((await call("secretary", "DELETE", "/me/calendar")).status).toBe(204);
  expect([(await read(second)).status, (await call("secretary", "DELETE", "/me/calendar")).status]).toEqual([404, 404]);

  const disabled = (await call("service", "POST", "/me/calendar")).body.path as string;
  await hub.dependencies.models.people.updateOne({ _id: world.people.service.id }, { $set: { disabledAt: hub.clock.now() } });
  expect((await read(disabled)).status).toBe(404);
});

test("its secret is neither stored nor what a stranger could guess the shape of", async () => {
  const { path } = (await call("officer", "POST", "/me/calendar")).body as { path: string };
  const secret = /calendars\/([\w-]{43})\.ics$/.exec(path)![1]!;
  expect(JSON.stringify(await hub.dependencies.models.calendarFeeds.find().lean())).not.toContain(secret);
  for (const wrong of ["x", `${secret}x`, secret.slice(1)]) expect((await read(`/api/v1/calendars/${wrong}.ics`)).status).toBe(404);
});
