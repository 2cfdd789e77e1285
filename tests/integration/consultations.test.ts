import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MOST_COMMENTS_A_DAY, type CommentView, type ConsultationView, type DepartmentFigures } from "../../app/contracts/consultations.ts";
import type { WorkItem } from "../../app/contracts/work.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { buildConsultation } from "../factories/consultations.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { buildSuggestion } from "../factories/suggestions.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

const DAY_MS = 86_400_000;

/** Drafts of policies on which enterprises are asked, with a clock that is moved. */
describe("drafts of policies", () => {
  let hub: TestHub;
  let alliance: { id: string; county: string; department: string };
  let units: { one: string; two: string };
  let people: Record<"officer" | "one" | "two" | "secretary" | "administrator" | "otherOfficer", TestPerson>;

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    const { dependencies } = hub;
    alliance = await buildAlliance(dependencies);
    const other = await buildAlliance(dependencies);
    units = { one: await buildMember(dependencies, alliance, { name: "试验甲厂" }), two: await buildMember(dependencies, alliance, { name: "试验乙厂" }) };
    const liaison = (organization: string, name: string) => buildPerson(dependencies, { role: "liaison", organization, alliance: alliance.id }, { name });
    people = {
      officer: await buildPerson(dependencies, { role: "officer", county: alliance.county, organization: alliance.department }, { name: "孙科长" }),
      otherOfficer: await buildPerson(dependencies, { role: "officer", county: alliance.county, organization: other.department }),
      one: await liaison(units.one, "甲厂联络员"),
      two: await liaison(units.two, "乙厂联络员"),
      secretary: await buildPerson(dependencies, { role: "secretary", alliance: alliance.id }),
      administrator: await buildPerson(dependencies, { role: "administrator" }),
    };
    await dependencies.models.tokens.updateMany({}, { $set: { expiresAt: new Date("2099-01-01T00:00:00.000Z") } });
  });

  type Who = keyof typeof people;
  const today = () => dayAt(hub.clock.now());
  const later = (days: number) => hub.clock.advance(days * DAY_MS);
  const call = (who: Who, method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<Reply> => hub.call(method, `/consultations${path}`, people[who].token, body);
  const input = (given: object = {}) => ({
    title: "技术改造补助办法",
    audience: { scope: "alliances", alliances: [alliance.id] },
    explanation: "原办法到期，按企业反映的情况重拟",
    paragraphs: [{ heading: "补助标准", text: "按设备投资额的百分之五补助" }, { text: "当年申报，次年三月前兑现" }],
    until: addDays(today(), 20),
    contact: { name: "孙科长", phone: "0537-1234567" },
    ...given,
  });
  const read = async (who: Who, id: string): Promise<ConsultationView> => (await call(who, "GET", `/${id}`)).body;
  const opened = async (given: object = {}): Promise<ConsultationView> => {
    const written = await call("officer", "POST", "", input(given));
    expect(written.status, JSON.stringify(written.body)).toBe(201);
    return (await call("officer", "POST", `/${written.body.id}/steps`, { command: "open" })).body;
  };
  const comment = (who: Who, id: string, given: object) => call(who, "POST", `/${id}/comments`, { paragraph: null, kind: "against", text: "门槛太高", ...given });
  const commentsAs = async (who: Who, id: string, query = ""): Promise<CommentView[]> => (await call(who, "GET", `/${id}/comments?limit=100${query}`)).body.items;
  const answer = (id: string, comments: string[], given: object) => call("officer", "POST", `/${id}/answers`, { comments, ...given });
  const sweep = () => hub.services.consultations.sweepConsultations();
  const noticesOf = async (who: Who) =>
    ((await hub.call("GET", "/notices?limit=100", people[who].token)).body.items as { kind: string; href: string }[]).flatMap(({ kind, href }) => (kind.startsWith("consultation_") ? [{ kind: kind.slice(13), href }] : []));
  const workOf = async (who: Who) => ((await hub.call("GET", "/work", people[who].token)).body.items as WorkItem[]).flatMap(({ kind, due }) => (kind.endsWith("_consultation") ? [[kind.replace("_consultation", ""), due]] : []));

  test("a draft is asked about, commented on, closed by the clock, answered, and published; everybody concerned is told", async () => {
    const one = await opened();
    const { id } = one;
    expect(one).toMatchObject({ state: "open", from: today(), units: { asked: 2, commented: 0 }, may: ["correct", "drop"] });
    expect(await noticesOf("one")).toEqual([{ kind: "opened", href: `/consultations/${id}` }]);
    expect(await workOf("one")).toEqual([["comment", one.until]]);
    expect((await call("officer", "PATCH", `/${id}`, input())).body).toMatchObject({ code: "conflict" });

    const [first, second] = one.paragraphs;
    const changed = await comment("one", id, { paragraph: first!.id, kind: "change", wording: "按百分之八补助", text: "" });
    expect(changed.body).toMatchObject({ organization: { name: "试验甲厂" }, person: "甲厂联络员", mayWithdraw: true });
    await comment("one", id, { paragraph: second!.id, kind: "support", text: "" });
    const taken = await comment("two", id, { text: "再想想" });
    expect((await call("one", "DELETE", `/${id}/comments/${taken.body.id}`)).status).toBe(403);
    expect((await call("two", "DELETE", `/${id}/comments/${taken.body.id}`)).status).toBe(204);
    expect((await call("two", "DELETE", `/${id}/comments/${taken.body.id}`)).status).toBe(404);
    const against = await comment("two", id, { text: "门槛太高" });
    expect((await read("secretary", id)).figures).toMatchObject({ comments: 3, support: 1, change: 1, against: 1, owed: 2, answered: 0 });
    expect(await workOf("one")).toEqual([]);
    expect((await answer(id, [changed.body.id], { verdict: "declined", reason: "财力不够" })).body).toMatchObject({ code: "conflict" });

    later(21);
    expect((await comment("two", id, { text: "晚了一天" })).body).toMatchObject({ code: "conflict" });
    await Promise.all([sweep(), sweep()]);
    expect(await read("officer", id)).toMatchObject({ state: "closed", may: ["answer", "drop", "again"] });
    expect(await workOf("officer")).toEqual([["answer", addDays(one.until, 15)]]);
    expect((await answer(id, [changed.body.id], { verdict: "partly", wording: "按百分之六补助" })).body.errors).toMatchObject([{ path: "reason" }]);
    const supporting = (await commentsAs("officer", id, "&part=support"))[0]!;
    expect((await answer(id, [supporting.id], { verdict: "declined", reason: "不需要" })).body.errors).toMatchObject([{ path: "comments" }]);
    const partly = await answer(id, [changed.body.id], { verdict: "partly", reason: "财力只够这些", wording: "按百分之六补助" });
    expect(partly.body).toMatchObject({ state: "closed", figures: { owed: 1, answered: 1, partly: 1 } });
    expect((await answer(id, [changed.body.id, against.body.id], { verdict: "declined", reason: "财力不够" })).body).toMatchObject({ code: "conflict" });
    expect((await answer(id, [against.body.id], { verdict: "declined", reason: "财力不够" })).body).toMatchObject({ state: "answered", figures: { owed: 0, answered: 2, partly: 1, declined: 1 } });
    expect((await noticesOf("one"))[0]).toEqual({ kind: "answered", href: `/consultations/${id}#comment-${changed.body.id}` });
    // Whoever looks at the page has read what leads to a place on it.
    await hub.call("POST", "/notices/read", people.one.token, { href: `/consultations/${id}` });
    expect((await hub.call("GET", "/me", people.one.token)).body.unreadNotices).toBe(0);

    const again = await answer(id, [changed.body.id], { verdict: "adopted", wording: "按百分之八补助", change: true });
    expect(again.body).toMatchObject({ state: "answered", figures: { answered: 2, adopted: 1, partly: 0, declined: 1 } });
    expect((await commentsAs("two", id, "&part=adopted"))[0]).toMatchObject({ answer: { verdict: "adopted" }, earlier: [{ verdict: "partly", reason: "财力只够这些" }], person: null });

    const { models } = hub.dependencies;
    const policy = hub.dependencies.ids.next();
    expect((await call("officer", "POST", `/${id}/steps`, { command: "publish", policy })).body.errors).toMatchObject([{ path: "policy" }]);
    await models.listings.collection.insertOne({ _id: policy, kind: "policy", owner: alliance.department, open: true, title: "技术改造补助办法（试行）" } as never);
    expect((await call("officer", "POST", `/${id}/steps`, { command: "publish", policy })).body).toMatchObject({ state: "published", policy: { title: "技术改造补助办法（试行）" }, may: [] });
    expect((await noticesOf("two"))[0]).toMatchObject({ kind: "published" });
    const departments = (await call("secretary", "GET", `/departments?year=${one.from!.slice(0, 4)}`)).body.items as DepartmentFigures[];
    expect(departments.find(({ department }) => department.id === alliance.department)).toMatchObject({ drafts: 1, comments: 3, answered: 2, adopted: 1 });
  });

  test("whose a comment is that asks for it, nobody reads but the department and the unit", async () => {
    const { id } = await opened();
    await comment("one", id, { named: false });
    await comment("two", id, { kind: "support", text: "" });
    const whose = async (who: Who) => (await commentsAs(who, id)).map(({ organization, person }) => [organization?.name ?? null, person]);
    expect(await whose("officer")).toEqual([["试验甲厂", "甲厂联络员"], ["试验乙厂", "乙厂联络员"]]);
    expect(await whose("one")).toEqual([["试验甲厂", "甲厂联络员"], ["试验乙厂", null]]);
    for (const who of ["two", "secretary", "administrator", "otherOfficer"] as const) {
      expect((await whose(who))[0], who).toEqual([null, null]);
      const told = [await commentsAs(who, id), (await call(who, "GET", `/${id}/units`)).body, await read(who, id)];
      expect(JSON.stringify(told), who).not.toContain(units.one);
    }
    const listed = (await call("two", "GET", `/${id}/units`)).body.items;
    expect(listed).toMatchObject([{ organization: { name: "试验乙厂" }, comments: 1 }, { organization: null, units: 1, comments: 1 }]);
    const audits = await hub.dependencies.models.audits.find({ "subject.id": id, action: "consultation.comment" }).sort({ at: 1, _id: 1 }).lean();
    expect(audits.map(({ county }) => county)).toEqual([null, alliance.county]);
    const events = await hub.dependencies.models.events.find({ type: "consultation.changed", "data.consultation": id }).lean();
    expect(JSON.stringify(events)).not.toContain(units.one);
  });

  test("the same words of a unit count once, also when sent twice at once, and a day has its limit", async () => {
    const { id, paragraph } = await buildConsultation(hub.dependencies, { county: alliance.county, department: alliance.department, alliances: [alliance.id] });
    const sent = await Promise.all([1, 2, 3].map(() => comment("one", id, { paragraph })));
    expect(sent.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect((await read("one", id)).figures).toMatchObject({ comments: 1, owed: 1 });
    await hub.dependencies.models.consultationComments.insertMany(
      Array.from({ length: MOST_COMMENTS_A_DAY - 1 }, (_, index) => ({
        _id: hub.dependencies.ids.next(),
        consultation: id,
        organization: units.one,
        alliance: alliance.id,
        person: people.one.id,
        name: "甲厂联络员",
        paragraph: null,
        kind: "against" as const,
        wording: "",
        text: `意见${index}`,
        named: true,
        day: today(),
        withdrawnAt: new Date(),
        answer: null,
        earlier: [],
        revision: 0,
        createdAt: new Date(),
      })),
    );
    expect((await comment("one", id, { text: "再提一条" })).body).toMatchObject({ code: "conflict" });
    expect((await comment("two", id, { text: "再提一条" })).status).toBe(201);
    later(1);
    expect((await comment("one", id, { text: "再提一条" })).status).toBe(201);
  });

  test("too little time needs a reason, silence is reminded of once, and a next round shows what changed", async () => {
    const short = await call("officer", "POST", "", input({ until: addDays(today(), 3) }));
    expect(short.body.errors).toMatchObject([{ path: "shortReason" }]);
    const draft = await call("officer", "POST", "", input({ until: addDays(today(), 2), shortReason: "上级要求月底前报送" }));
    expect((await read("one", draft.body.id)) as object).toMatchObject({ code: "not_found" });
    expect((await read("otherOfficer", draft.body.id)) as object).toMatchObject({ code: "not_found" });
    await call("officer", "POST", `/${draft.body.id}/steps`, { command: "open" });
    const { id, paragraphs } = await read("one", draft.body.id);
    await comment("one", id, { kind: "support", text: "" });
    await sweep();
    expect(await noticesOf("two")).toHaveLength(1);
    later(1);
    await sweep();
    await sweep();
    expect((await noticesOf("two")).map(({ kind }) => kind)).toEqual(["last", "opened"]);
    expect((await noticesOf("one")).map(({ kind }) => kind)).toEqual(["opened"]);
    expect((await call("officer", "POST", `/${id}/steps`, { command: "correct", paragraph: paragraphs[1]!.id, note: "“次年三月”应为“当年十二月”" })).body.corrections).toHaveLength(1);
    expect((await noticesOf("one"))[0]!.kind).toBe("corrected");
    later(2);
    await sweep();
    // Who is in favour is owed nothing.
    expect((await read("two", id)).state).toBe("answered");

    const round = { previous: id, paragraphs: [{ heading: "补助标准", text: "按设备投资额的百分之八补助", origin: paragraphs[0]!.id }, { text: "由联盟秘书处收件" }] };
    const next = (await call("officer", "POST", "", input(round))).body as ConsultationView;
    expect(next).toMatchObject({ round: 2, previous: { id }, left: [{ text: "当年申报，次年三月前兑现" }] });
    expect(next.paragraphs.map(({ before }) => [before?.change, before?.text])).toEqual([["changed", "按设备投资额的百分之五补助"], ["new", ""]]);
    expect((await call("officer", "POST", "", input(round))).body).toMatchObject({ code: "conflict" });
    expect((await read("one", id)).next).toBeNull();
    const elsewhere = { ...round.paragraphs[0], origin: next.paragraphs[0]!.id };
    expect((await call("officer", "PATCH", `/${next.id}`, input({ paragraphs: [elsewhere] }))).body.errors).toMatchObject([{ path: "paragraphs.0.origin" }]);
  });

  test("names the suggestion that it is drafted for, to who may read that", async () => {
    const far = await buildAlliance(hub.dependencies);
    const outside = await buildPerson(hub.dependencies, { role: "secretary", alliance: far.id });
    const suggestion = await buildSuggestion(hub.dependencies, { alliance: alliance.id, county: alliance.county, person: people.one.id, text: "补助门槛太高" });
    const { id, source } = await opened({ audience: { scope: "county" }, source: { kind: "suggestion", id: suggestion } });
    expect(source).toEqual({ kind: "suggestion", title: "补助门槛太高", href: `/suggestions/${suggestion}` });
    expect((await read("one", id)).source).toEqual(source);
    // Asked as well, but of another alliance than the suggestion's.
    expect((await hub.call("GET", `/consultations/${id}`, outside.token)).body).toMatchObject({ id, source: null });
    expect((await call("officer", "POST", "", input({ source: { kind: "common_need", id: suggestion } }))).body.errors).toMatchObject([{ path: "source.id" }]);
  });

  test("a disputed article is proposed for the agenda, and another round tells nobody of one that they may not see", async () => {
    const other = await buildAlliance(hub.dependencies);
    const far = await buildPerson(hub.dependencies, { role: "liaison", organization: await buildMember(hub.dependencies, other), alliance: other.id });
    const { id, paragraph } = await buildConsultation(hub.dependencies, { county: alliance.county, department: alliance.department, alliances: [alliance.id] }, [{ organization: units.one, named: false }]);
    const meeting = await hub.call("POST", "/meetings", people.secretary.token, { alliance: alliance.id, title: "联席会议", startsAt: "2099-01-05T01:00:00.000Z", endsAt: "2099-01-05T03:00:00.000Z", place: "会议室" });
    const proposals = (await hub.call("GET", `/meetings/${meeting.body.id}/agenda/proposals?limit=100`, people.secretary.token)).body.items as { kind: string; subject: string; reason: string; facts: object }[];
    const proposed = proposals.find(({ kind }) => kind === "consultation");
    expect(proposed).toMatchObject({ subject: paragraph, reason: "draft_disputed", facts: { article: 1, comments: 1 } });
    const add = (subject: string) => hub.call("POST", `/meetings/${meeting.body.id}/agenda`, people.secretary.token, { kind: "consultation", subject, title: "补助标准" });
    expect((await add(paragraph)).status).toBeLessThan(300);
    const elsewhere = await buildConsultation(hub.dependencies, { county: alliance.county, department: alliance.department, alliances: [other.id] });
    expect((await add(elsewhere.paragraph)).body.errors).toMatchObject([{ path: "subject" }]);

    const next = await buildConsultation(hub.dependencies, { county: alliance.county, department: alliance.department, alliances: [other.id], previous: id, round: 2 });
    const seen = (await hub.call("GET", `/consultations/${next.id}`, far.token)).body as ConsultationView;
    expect([seen.round, seen.previous, seen.left, seen.paragraphs[0]!.before]).toEqual([2, null, [], null]);
    expect((await read("one", id)).next).toBeNull();
  });
});
