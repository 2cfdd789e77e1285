import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasRightCheckCharacter } from "../../app/contracts/credit-code.ts";
import type { DemoAccountView } from "../../app/contracts/people.ts";
import type { WorkItem } from "../../app/contracts/work.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { termBegins } from "../../server/demo/seed-alliances.ts";
import { untilMatched } from "../factories/market.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

describe("the demo county", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ demo: true });
  });
  afterAll(() => hub.close());

  /** Reads the API as somebody who came in by the demo's door. */
  const signIn = async (account: string) => {
    const { headers } = await hub.call("POST", "/session", null, { account }, { Origin: hub.url });
    const Cookie = headers.get("set-cookie")!.split(";")[0]!;
    return async (path: string) => (await hub.call("GET", path, null, undefined, { Cookie })).body;
  };

  test("offers an account for every role, the chair's among them", async () => {
    const { body } = await hub.call("GET", "/session/demo", null);
    const roles = new Set((body.items as DemoAccountView[]).flatMap((account) => account.seats.map((seat) => seat.role)));
    expect([...roles].toSorted()).toEqual(["administrator", "chair", "liaison", "officer", "secretary", "service"]);
    const holders = (body.items as DemoAccountView[]).flatMap(({ account, seats }) =>
      seats.filter((seat) => seat.role === "liaison").map((seat) => `${account} ${seat.organization!.name}`),
    );
    expect(holders).toEqual(expect.arrayContaining(["jindafeng 金大丰", "wuzheng 五征山拖"]));
  });

  test("has two alliances with a running chair, a deputy, and one round of terms ahead", async () => {
    const { models, clock } = hub.dependencies;
    const alliances = await models.alliances.find().lean();
    expect(alliances.map((alliance) => alliance.name).toSorted()).toEqual([
      "兖州红色农机产业链党建联盟",
      "邹城高端化工产业链党建联盟",
    ]);
    for (const alliance of alliances) {
      const terms = await models.terms.find({ alliance: alliance._id }).sort({ from: 1 }).lean();
      const now = clock.now();
      const present = terms.filter((term) => term.from <= now && now < term.until);
      expect(present).toHaveLength(1);
      expect(present[0]!.person).not.toBeNull();
      expect(terms.filter((term) => term.from > now)).toHaveLength(alliance.rotation.order.length);
      expect(terms.slice(1).map((term) => term.from)).toEqual(terms.slice(0, -1).map((term) => term.until));
    }
  });

  test("has some thirty members whose credit codes are sound, and one link without any", async () => {
    const { models } = hub.dependencies;
    const members = await models.memberships.find({ leftAt: null }).lean();
    expect(members.length).toBeGreaterThanOrEqual(28);
    const organizations = await models.organizations.find({ _id: { $in: members.map((member) => member.organization) } }).lean();
    expect(organizations.filter(({ creditCode }) => !hasRightCheckCharacter(creditCode ?? ""))).toEqual([]);
    const machinery = await models.alliances.findOne({ county: "370812" }).lean();
    const used = new Set(members.filter((member) => member.alliance === machinery!._id).flatMap((member) => member.links));
    expect(machinery!.links.filter((link) => !used.has(link.id)).map((link) => link.name)).toEqual(["热处理"]);
  });

  test("has a past: deals kept, under way, waiting for a word and broken, each on its days", async () => {
    const { models, clock } = hub.dependencies;
    const deals = await models.cooperations.find().sort({ startedAt: 1 }).lean();
    expect(deals.map((deal) => deal.state)).toEqual(["confirmed", "confirmed", "broken", "delivered", "confirmed", "delivering", "delivering"]);
    const now = clock.now();
    for (const deal of deals) {
      const times = deal.timeline.map((entry) => entry.at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(deal.startedAt.getTime()).toBeLessThan(now.getTime() - 10 * 86_400_000);
    }
    const meeting = await models.meetings.findOne({ state: "closed" }).sort({ startsAt: -1 }).lean();
    expect(meeting!.agenda.map((item) => item.spentSeconds / 60)).toEqual([4, 21, 12, 12, 4]);
    expect(await models.listings.countDocuments({ publishedAt: { $gt: now } })).toBe(0);
  });

  test("has resolutions that follow each other, one corrected, one to be looked at again by now", async () => {
    const resolutions = await hub.dependencies.models.resolutions.find().sort({ at: 1, _id: 1 }).lean();
    expect(resolutions.map(({ versions, reviewOn }) => [versions.length, reviewOn !== null])).toEqual([[1, true], [2, false], [1, true], [1, false]]);
    const years = new Map<number, number>();
    for (const { year, serial } of resolutions) {
      expect(serial).toBe((years.get(year) ?? 0) + 1);
      years.set(year, serial);
    }
    expect(resolutions.filter(({ reviewOn }) => reviewOn !== null && reviewOn <= dayAt(hub.clock.now()))).toHaveLength(1);
  });

  test("has cases and suggestions at different stages, the late ones supervised on the day after their last", async () => {
    const { models, clock } = hub.dependencies;
    const cases = await models.cases.find().sort({ createdAt: 1 }).lean();
    expect(cases.map(({ state, supervised }) => `${state}${supervised ? ", supervised" : ""}`)).toEqual(["visited", "dispatched, supervised", "handling", "received"]);
    const suggestions = await models.suggestions.find().sort({ createdAt: 1 }).lean();
    expect(suggestions.map(({ state }) => state)).toEqual(["confirmed", "unsolved", "solved", "assigned", "open"]);
    for (const { log } of [...cases, ...suggestions]) {
      const times = log.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)!).toBeLessThanOrEqual(clock.now().getTime());
    }
  });

  test("has a leader's problem with a line for each week and a message that waits", async () => {
    const [problem] = (await (await signIn("officer"))("/undertakings")).items;
    expect(problem).toMatchObject({ state: "running", owner: { post: "区委组织部副部长" }, weeks: { due: 2, written: 2 }, unanswered: { overdue: false } });
  });

  test("has an urgent matter that waits to be confirmed, and one that the last meeting confirmed", async () => {
    const { items } = await (await signIn("officer"))("/urgent-matters");
    expect(items.map(({ state, late }: { state: string; late: boolean }) => `${state} ${late}`)).toEqual(["waiting false", "confirmed false"]);
  });

  test("has a policy's draft that is open, with a comment that asks for its name to be kept", async () => {
    const read = await signIn("jindafeng");
    const [draft] = (await read("/consultations")).items;
    expect(draft).toMatchObject({ state: "open", figures: { comments: 2, change: 1, against: 1, owed: 2 } });
    const { items } = await read(`/consultations/${draft.id}/comments`);
    expect(items.map(({ organization }: { organization: { name: string } | null }) => organization === null)).toEqual([false, true]);
  });

  test("shows who oversees it how its alliances are doing, each figure equal to its rows", async () => {
    await untilMatched(hub);
    const read = await signIn("officer");
    const { alliances, unclaimed } = await read("/work");
    expect(alliances).toHaveLength(1);
    const [pulse] = alliances;
    const id = pulse.alliance.id;
    const running = await read(`/cooperations?alliance=${id}&open=true&limit=100`);
    const overdue = await read(`/actions?alliance=${id}&overdue=true&limit=100`);
    const needs = await read(`/listings?alliance=${id}&kind=need&limit=100`);
    expect(pulse).toMatchObject({
      quietDays: 0,
      running: running.items.length,
      overdueTasks: overdue.items.length,
      openNeeds: needs.items.length,
    });
    expect(running.items.length).toBe(3);
    expect(unclaimed.length).toBeGreaterThan(0);
    const own = await (await signIn("jindafeng"))("/work");
    expect(own).toMatchObject({ alliances: [], unclaimed: [] });
    const urgent = own.items[0];
    expect(urgent).toMatchObject({ kind: "answer_match", object: "500台套收割机覆盖件喷涂外协" });
    expect(urgent.match).toMatchObject({ side: "need", resources: [] });
    const asked = ((await (await signIn("chair"))("/work")).items as WorkItem[]).filter((item) => item.match?.side === "supplier");
    const lines = asked.map((item) => `${item.object} ${item.match!.resources.join()}`);
    expect(asked.flatMap((item) => item.match!.resources)).not.toContain("");
    expect(lines.length).toBeGreaterThan(new Set(asked.map((item) => item.object)).size);
    expect(new Set(lines).size).toBe(lines.length);
  });

  test("counts in its statistics what the lists behind each figure hold", async () => {
    const read = await signIn("secretary");
    const { alliances } = await read("/stats");
    expect(alliances).toHaveLength(1);
    const [{ alliance, ...figures }] = alliances;
    const rows = async (path: string) => (await read(`${path}&alliance=${alliance.id}&limit=100`)).items;
    const count = async (path: string) => (await rows(path)).length;
    const yesterday = addDays(dayAt(hub.dependencies.clock.now()), -1);
    const sum = (values: ({ amount: number } | null)[]) => values.reduce((total, value) => total + (value?.amount ?? 0), 0);
    const cooperations = await rows("/cooperations?");
    expect(figures).toMatchObject({
      needs: await count("/listings?kind=need&state=all"),
      openNeeds: await count("/listings?kind=need"),
      overdueNeeds: await count(`/listings?kind=need&sort=due&dueUntil=${yesterday}`),
      resources: await count("/listings?kind=resource&state=all"),
      matchedNeeds: new Set((await rows("/cooperations?kept=true")).map(({ need }: { need: { id: string } }) => need.id)).size,
      cooperations: cooperations.length,
      delivering: await count("/cooperations?open=true"),
      confirmed: await count("/cooperations?state=confirmed"),
      broken: await count("/cooperations?state=broken"),
      confirmedValue: { amount: sum((await rows("/cooperations?state=confirmed")).map(({ confirmedValue }: { confirmedValue: { amount: number } }) => confirmedValue)) },
      statedValue: { amount: sum(cooperations.map(({ statedValue }: { statedValue: { amount: number } | null }) => statedValue)) },
    });
    expect(figures.needs).toBeGreaterThan(figures.openNeeds);
    expect(figures.confirmedValue.amount).toBeGreaterThan(0);
  });

  test("is not loaded a second time, whatever the day", async () => {
    const before = await hub.dependencies.models.people.countDocuments({});
    await hub.restart();
    expect(await hub.dependencies.models.people.countDocuments({})).toBe(before);
  });
});

describe("termBegins", () => {
  test.each([
    ["2026-11-21", 3, "2026-10-01"],
    ["2026-01-01", 3, "2026-01-01"],
    ["2026-12-31", 6, "2026-07-01"],
    ["2028-02-29", 3, "2028-01-01"],
  ])("a term of a demo seen on %s with %i months began on %s", (today, months, begins) => {
    expect(termBegins(today, months)).toBe(begins);
  });
});
