import { afterAll, beforeAll, expect, it } from "vitest";
import type { AlliancePulse, WorkItem } from "../../app/contracts/work.ts";
import { buildAlliance, buildFirm, publish, sprayLine, sprayNeed, untilMatched, type TestFirm } from "../factories/market.ts";
import { buildMember, buildPerson, buildTerm } from "../factories/people.ts";
import { buildResolution } from "../factories/resolutions.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const toAnswer = async (firm: TestFirm): Promise<WorkItem[]> => {
  const { body } = await hub.call("GET", "/work", firm.liaison.token);
  return (body.items as WorkItem[]).filter(({ kind }) => kind === "answer_match");
};

it("offers who is in need what meets all of it before a part of higher score, and says where it is a part", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const [buyer, whole, part] = [await buildFirm(hub, alliance, "山河机械"), await buildFirm(hub, alliance, "东岳农装"), await buildFirm(hub, alliance, "云杉涂装")];
  const terms = sprayNeed(hub, { maxDistanceKm: 500 });
  await publish(hub, buyer, terms);
  const near = await publish(hub, part, sprayLine(hub, { title: terms.title, text: terms.text, place: terms.place, quantity: { value: "20", unit: "套" } }));
  await untilMatched(hub);
  expect((await toAnswer(buyer))[0]).toMatchObject({ counterpart: "云杉涂装", match: { partly: true, more: 0 } });

  const far = await publish(hub, whole, sprayLine(hub, { title: "涂装", text: "", place: "370281" }));
  await untilMatched(hub);
  const scoreOf = async (firm: TestFirm, line: string) => (await hub.call("GET", `/listings/${line}/matches`, firm.liaison.token)).body.items[0].score as number;
  expect(await scoreOf(part, near)).toBeGreaterThan(await scoreOf(whole, far));
  expect((await toAnswer(buyer))[0]).toMatchObject({ counterpart: "东岳农装", match: { partly: false, more: 1 } });
});

it("counts the days that nothing happened from the founding on", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const officer = await buildPerson(hub.dependencies, { role: "officer", county: alliance.county, organization: alliance.department });
  const quietDays = async () => (await hub.call("GET", "/work", officer.token)).body.alliances.find((pulse: AlliancePulse) => pulse.alliance.id === alliance.id).quietDays as number;
  await hub.dependencies.models.alliances.updateOne({ _id: alliance.id }, { createdAt: new Date(hub.clock.now().getTime() - 3 * 86_400_000) });
  expect(await quietDays()).toBe(3);
});

it("tells of an overdue task who can follow it up, and an officer, who cannot, that somebody else does", async () => {
  const { models, ids, clock } = hub.dependencies;
  const alliance = await buildAlliance(hub.dependencies);
  const lead = await buildFirm(hub, alliance, "绿野液压");
  const officer = await buildPerson(hub.dependencies, { role: "officer", county: alliance.county, organization: alliance.department });
  const secretary = await buildPerson(hub.dependencies, { role: "secretary", county: alliance.county, alliance: alliance.id, organization: alliance.department });
  const id = ids.next();
  await models.actions.create([
    {
      _id: id, alliance: alliance.id, county: alliance.county, number: "2026-1", title: "走访新进企业", meeting: null, item: null, lead: lead.organization, helpers: [],
      due: "2026-01-05", measure: "走访记录", state: "accepted", percent: 0, reason: "", log: [], carried: 0, reminded: "none", revision: 0, createdAt: clock.now(),
    },
  ]);
  const kinds = async ({ token }: { token: string }) =>
    ((await hub.call("GET", "/work", token)).body.items as WorkItem[]).filter(({ href }) => href === `/actions/${id}`).map(({ kind }) => kind);
  expect(await kinds(secretary)).toEqual(["overdue_action"]);
  expect(await kinds(officer)).toEqual(["late_action"]);
});

it("reminds who keeps an alliance of a resolution from a week before its review date, of an internal one only who may see it", async () => {
  const alliance = await buildAlliance(hub.dependencies, { name: "试验回头看联盟" });
  const other = await buildAlliance(hub.dependencies, { county: "370283" });
  const { county } = alliance;
  const organization = await buildMember(hub.dependencies, alliance);
  const liaison = await buildPerson(hub.dependencies, { role: "liaison", organization, alliance: alliance.id, county });
  const secretary = await buildPerson(hub.dependencies, { role: "secretary", county, alliance: alliance.id, organization: alliance.department });
  const officer = await buildPerson(hub.dependencies, { role: "officer", county, organization: alliance.department });
  const inDays = (days: number) => addDays(dayAt(hub.clock.now()), days);
  const build = (title: string, days: number | null, given: Partial<Parameters<typeof buildResolution>[1]> = {}) =>
    buildResolution(hub.dependencies, { alliance: alliance.id, county, title, reviewOn: days === null ? null : inDays(days), ...given });
  const late = await build("错峰检修", -3, { year: 2026, serial: 7_001 });
  await build("统一报价", 7);
  await build("共建涂装线", 8);
  await build("轮值交接", null);
  await build("内部议题", 1, { internal: true });
  await build("外盟议题", 1, { alliance: other.id, county: other.county });
  const reminded = async ({ token }: { token: string }) =>
    ((await hub.call("GET", "/work", token)).body.items as WorkItem[]).filter(({ kind }) => kind === "review_resolution");
  const titles = async (person: { token: string }) => (await reminded(person)).map(({ object }) => object);

  expect((await reminded(secretary))[0]).toMatchObject({
    id: `review_resolution:${late._id}`, href: `/resolutions/${late._id}`, due: inDays(-3), counterpart: "试验回头看联盟", resolution: { year: 2026, serial: 7_001, internal: false },
  });
  expect(await titles(secretary)).toEqual(["错峰检修", "内部议题", "统一报价"]);
  expect(await titles(officer)).toEqual(["错峰检修", "统一报价"]);
  expect(await titles(liaison)).toEqual([]);
  await buildTerm(hub.dependencies, { alliance: alliance.id, organization, person: liaison.id });
  expect(await titles(liaison)).toEqual(["错峰检修", "内部议题", "统一报价"]);
});
