import { afterAll, beforeAll, expect, test } from "vitest";
import type { ToldView } from "../../app/contracts/told.ts";
import { dayAt, addDays } from "../../server/clock.ts";
import { buildWorld, type World } from "../access/world.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

/** Longer than any row of holidays. */
const WEEKS_MS = 14 * 86_400_000;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  hub = await startTestHub();
  world = await buildWorld(hub);
});
afterAll(() => hub.close());

const call = (who: keyof World["people"], method: string, path: string, body?: unknown) => hub.call(method, path, world.people[who].token, body);
const assign = async () => {
  const due = addDays(dayAt(hub.clock.now()), 60);
  const { status, body } = await call("secretary", "POST", "/actions", { alliance: world.alliance.id, title: "核实涂装产能", lead: world.organization, helpers: [world.otherOrganization], due, measure: "台账一份" });
  expect(status).toBe(201);
  return `/actions/${body.id}`;
};
const toldOf = async (path: string) => ((await call("secretary", "GET", `${path}/told`)).body as ToldView).items;
/** On two loops at once, as two processes would. */
const later = async () => {
  hub.clock.advance(WEEKS_MS);
  await Promise.all([hub.services.notifications.tellUnread(), hub.services.notifications.tellUnread()]);
};
const read = async (who: keyof World["people"], href: string) => {
  const { items } = (await call(who, "GET", "/notices?limit=100")).body as { items: { id: string; href: string }[] };
  await call(who, "POST", "/notices/read", { ids: items.filter((notice) => notice.href === href).map(({ id }) => id) });
};
const silences = async (who: keyof World["people"], href: string) =>
  ((await call(who, "GET", "/notices?limit=100")).body.items as { kind: string; href: string; facts: { unit?: string; title?: string } }[]).filter((notice) => notice.kind === "nobody_read" && notice.href === href).map(({ facts }) => facts);

test("who gives a task sees to whom it was told, and who has read it", async () => {
  const path = await assign();
  const [before] = await toldOf(path);
  expect(before).toMatchObject({ kind: "action_assigned", unit: null });
  expect(before?.people.length).toBeGreaterThanOrEqual(2);
  expect(before?.people.every(({ readAt }) => readAt === null)).toBe(true);
  await read("liaison", path);
  const [after] = await toldOf(path);
  expect(after?.people.filter(({ readAt }) => readAt !== null)).toHaveLength(1);
  expect((await call("liaison", "GET", path)).body.rights.told).toBe(false);
  expect((await call("secretary", "GET", path)).body.rights.told).toBe(true);
});

test("who leads hears once of each unit where nobody has read it for a day of work, and of no other", async () => {
  const path = await assign();
  await hub.services.notifications.tellUnread();
  expect(await silences("secretary", path)).toEqual([]);
  await read("liaison", path);
  await later();
  await later();
  const { otherOrganization } = world;
  const unit = (await hub.dependencies.models.organizations.findOne({ _id: otherOrganization }).lean())!.shortName;
  for (const who of ["secretary", "chair"] as const) expect(await silences(who, path)).toEqual([{ unit, title: "核实涂装产能" }]);
  expect(await silences("liaisonOfOtherOrganization", path)).toEqual([]);
  expect((await toldOf(path)).find(({ kind }) => kind === "nobody_read")).toMatchObject({ unit });
});

test("nobody hears of a unit where one has read it, if not at once", async () => {
  const path = await assign();
  await read("liaison", path);
  await read("liaisonOfOtherOrganization", path);
  await later();
  expect(await silences("secretary", path)).toEqual([]);
});

test("whoever answers, or opens the page, has read it", async () => {
  const path = await assign();
  await call("liaison", "POST", `${path}/accept`, {});
  await call("liaisonOfOtherOrganization", "POST", "/notices/read", { href: path });
  const [item] = await toldOf(path);
  expect(item?.people.filter(({ readAt }) => readAt !== null)).toHaveLength(2);
  await later();
  expect(await silences("secretary", path)).toEqual([]);
});

test("of a suggestion and a case only what units were told is shown, nothing of what was told to who made it", async () => {
  const due = addDays(dayAt(hub.clock.now()), 30);
  const suggestion = (await call("liaison", "POST", "/suggestions", { alliance: world.alliance.id, text: "园区晚班公交末班太早", anonymous: true })).body;
  await call("secretary", "PATCH", `/suggestions/${suggestion.id}`, { unit: world.otherOrganization, due, revision: suggestion.revision });
  const path = `/suggestions/${suggestion.id}`;
  await call("liaisonOfOtherOrganization", "POST", `${path}/solved`, { proof: "已延到九点半" });
  expect((await call("liaison", "GET", "/notices")).body.items.some(({ href }: { href: string }) => href === path)).toBe(true);
  expect((await toldOf(path)).map(({ kind }) => kind)).toEqual(["suggestion_assigned"]);

  const opened = (await call("liaison", "POST", "/cases", { alliance: world.alliance.id, title: "门口违停", text: "货车进不来" })).body;
  const dispatched = await call("secretary", "POST", `/cases/${opened.id}/dispatch`, { unit: world.otherOrganization, rule: "职责目录 3.2", workDays: 5 });
  expect(dispatched.status).toBe(200);
  expect((await toldOf(`/cases/${opened.id}`)).map(({ kind }) => kind)).toEqual(["case_dispatched"]);
  await later();
  expect((await silences("secretary", `/cases/${opened.id}`)).map(({ title }) => title)).toEqual(["门口违停"]);
  expect(await silences("chair", `/cases/${opened.id}`)).toEqual([]);
});
