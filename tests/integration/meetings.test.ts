import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { buildListing } from "../factories/listings.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

/** A meeting over HTTP, from its plan to final minutes. */
describe("a meeting over HTTP", () => {
  let hub: TestHub;
  let world: World;
  const as = (who: keyof World["people"]) => world.people[who].token;
  const call = (who: keyof World["people"], method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> =>
    hub.call(method, path, as(who), body, headers);

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  const soon = () => new Date(hub.clock.now().getTime() + 10 * 60_000).toISOString();

  test("draft, agenda, announcement, course, results, minutes", async () => {
    const created = await call("secretary", "POST", "/meetings", {
      alliance: world.alliance.id,
      title: "十一月联席会议",
      startsAt: soon(),
      place: "县政务中心三楼",
      agenda: [{ title: "确认上次纪要", minutes: 5 }],
    });
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect(created.body).toMatchObject({ state: "draft", revision: 0, currentItem: null, quorum: "half" });
    expect((await call("liaison", "GET", `/meetings/${id}`)).status).toBe(404);

    const added = await call("chair", "POST", `/meetings/${id}/agenda`, { title: "喷涂逾期需求", lane: "decide", text: "原定协作厂停产。" });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ revision: 1 });
    const hidden = await call("chair", "POST", `/meetings/${id}/agenda`, { title: "内部事项", hidden: true });
    const [first, second, third] = hidden.body.items.map((item: { id: string }) => item.id);
    expect(hidden.body.items.map((item: { number: number }) => item.number)).toEqual([1, 2, 0]);

    const stale = await call("secretary", "PUT", `/meetings/${id}/agenda/order`, { items: [second, first, third], revision: 1 });
    expect(stale.body).toMatchObject({ code: "conflict" });
    const ordered = await call("secretary", "PUT", `/meetings/${id}/agenda/order`, { items: [second, first, third], revision: 2 });
    expect(ordered.body.items.map((item: { title: string }) => item.title)).toEqual(["喷涂逾期需求", "确认上次纪要", "内部事项"]);
    const half = await call("secretary", "PUT", `/meetings/${id}/agenda/order`, { items: [second] });
    expect(half.body.errors).toMatchObject([{ path: "items" }]);

    const over = await call("secretary", "POST", "/meetings", { alliance: world.alliance.id, title: "上月联席会议", startsAt: "2020-11-10T06:30:00.000Z", state: "scheduled" });
    expect(over.body.errors).toMatchObject([{ path: "startsAt" }]);
    const announced = await call("secretary", "PATCH", `/meetings/${id}`, { state: "scheduled" }, { "If-Match": '"3"' });
    expect(announced.body).toMatchObject({ state: "scheduled", revision: 4 });
    const seen = await call("liaison", "GET", `/meetings/${id}`);
    expect(seen.body.agenda.map((item: { title: string }) => item.title)).toEqual(["喷涂逾期需求", "确认上次纪要"]);
    expect(seen.body.rights).toMatchObject({ conduct: false, prepare: false, units: [{ id: world.organization }] });
    const notices = await call("liaison", "GET", "/notices");
    expect(notices.body.items).toContainEqual(expect.objectContaining({ kind: "meeting_scheduled", href: `/meetings/${id}` }));

    expect((await call("secretary", "POST", `/meetings/${id}/open`)).status).toBe(403);
    const opened = await call("chair", "POST", `/meetings/${id}/open`);
    expect(opened.body).toMatchObject({ state: "open", currentItem: second, revision: 5 });
    const moved = await call("chair", "POST", `/meetings/${id}/current`, { itemId: first });
    expect(moved.body).toMatchObject({ currentItem: first, revision: 6 });
    expect((await call("secretary", "POST", `/meetings/${id}/agenda`, { title: "临时动议" })).status).toBe(403);

    const signedIn = await call("liaison", "POST", `/meetings/${id}/presence`, {});
    expect(signedIn.body).toMatchObject({ present: 1, total: 3, needed: 2, quorate: false, people: 1 });
    expect((await call("liaison", "POST", `/meetings/${id}/presence`, { organization: world.otherOrganization })).status).toBe(403);
    await call("chair", "POST", `/meetings/${id}/presence`, { organization: world.otherOrganization });

    expect((await call("liaison", "POST", `/meetings/${id}/speakers`, {})).body.items).toMatchObject([{ first: true }]);
    const poll = await call("chair", "POST", `/meetings/${id}/polls`, { question: "由联盟见证签约" });
    expect(poll.status).toBe(201);
    expect((await call("secretary", "POST", `/meetings/${id}/polls/${poll.body.id}/votes`, { choice: "yes" })).status).toBe(403);
    const vote = await call("liaison", "POST", `/meetings/${id}/polls/${poll.body.id}/votes`, { choice: "yes" });
    expect(vote.body).toMatchObject({ item: first, tally: { yes: 1, no: 0, abstain: 0 }, voted: [world.organization] });
    await call("liaisonOfOtherOrganization", "POST", `/meetings/${id}/polls/${poll.body.id}/votes`, { choice: "yes" });
    const closedPoll = await call("chair", "POST", `/meetings/${id}/polls/${poll.body.id}/close`);
    expect(closedPoll.body.outcome).toEqual({ passed: true, needed: 2, base: 2 });

    const task = await call("chair", "POST", "/actions", {
      alliance: world.alliance.id,
      meeting: id,
      item: first,
      title: "9月24日前派车取件",
      lead: world.organization,
      helpers: [world.otherOrganization],
      due: "2099-09-24",
      measure: "首批 100 套运抵",
    });
    expect(task.status).toBe(201);
    await call("secretary", "POST", `/meetings/${id}/results`, { itemId: first, kind: "decision", text: "同意签约" });
    expect((await call("chair", "POST", `/meetings/${id}/close`)).body).toMatchObject({ state: "closed", currentItem: null, minutes: "draft" });

    expect((await call("liaison", "GET", `/meetings/${id}/minutes`)).status).toBe(404);
    const minutes = await call("secretary", "GET", `/meetings/${id}/minutes`);
    expect(minutes.body.items).toHaveLength(2);
    expect(minutes.body.items[1]).toMatchObject({
      item: first,
      results: [
        { kind: "action", subject: task.body.id, task: { lead: { id: world.organization }, due: "2099-09-24" } },
        { kind: "decision", text: "同意签约", task: null },
      ],
      polls: [{ outcome: { passed: true } }],
    });
    expect(minutes.body.present.map((unit: { id: string }) => unit.id)).toEqual([world.organization, world.otherOrganization]);

    const written = await call("secretary", "PATCH", `/meetings/${id}/minutes`, { item: first, text: "会议同意签约。", revision: 0 });
    expect(written.status).toBe(200);
    const overwritten = await call("chair", "PATCH", `/meetings/${id}/minutes`, { item: first, text: "另一稿", revision: 0 });
    expect(overwritten.body).toMatchObject({ code: "conflict", detail: expect.stringContaining("赵试验") });
    expect((await call("chair", "PATCH", `/meetings/${id}/minutes`, { item: second, text: "已研究。", revision: 0 })).status).toBe(200);
    expect((await call("chair", "POST", `/meetings/${id}/minutes/phase`, { phase: "final" })).status).toBe(409);
    const prepare = (revision: number) => call("secretary", "POST", `/meetings/${id}/minutes/phase`, { phase: "prepared", revision });
    expect((await prepare(written.body.revision)).body).toMatchObject({ code: "conflict" });
    expect((await prepare(written.body.revision + 1)).status).toBe(200);
    const amended = await call("liaison", "POST", `/meetings/${id}/minutes/amendments`, { item: first, text: "单价为 46 元。" });
    expect(amended.body.amendments).toMatchObject([{ text: "单价为 46 元。", organization: { id: world.organization } }]);
    expect((await call("service", "POST", `/meetings/${id}/minutes/amendments`, { text: "我们没有到会" })).status).toBe(403);
    expect((await call("secretary", "POST", `/meetings/${id}/minutes/phase`, { phase: "final" })).status).toBe(403);
    expect((await call("chair", "POST", `/meetings/${id}/minutes/phase`, { phase: "final" })).body.phase).toBe("final");
    const paper = await call("liaison", "GET", `/meetings/${id}/minutes.docx`);
    expect(decodeURIComponent(paper.headers.get("content-disposition")!)).toContain("纪要.docx");
    expect(strFromU8(unzipSync(paper.body as Uint8Array)["word/document.xml"]!)).toContain("会议同意签约。");
    expect((await call("chair", "PATCH", `/meetings/${id}/minutes`, { item: first, text: "改", revision: 1 })).status).toBe(403);
  });

  test("a task stands in the minutes with its lead and day, corrected until they are sent round", async () => {
    const { models } = hub.dependencies;
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const [item] = meeting.agenda.map(({ id }) => id);
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    const given = { alliance: world.alliance.id, meeting: meeting._id, item, title: "派车取件", lead: world.organization, helpers: [], measure: "运抵" };
    const task = await call("chair", "POST", "/actions", { ...given, due: "2099-09-24" });
    const ofItem = async () => (await call("secretary", "GET", `/meetings/${meeting._id}`)).body.agenda[0].results[0];
    const lead = await models.organizations.findOne({ _id: world.organization }).lean();
    expect(await ofItem()).toMatchObject({ text: "派车取件", task: { lead: { id: lead!._id, name: lead!.shortName }, due: "2099-09-24" } });

    await call("chair", "PATCH", `/actions/${task.body.id}`, { lead: world.otherOrganization, revision: 0 });
    expect((await ofItem()).task.lead.id).toBe(world.otherOrganization);
    await call("chair", "POST", `/meetings/${meeting._id}/close`);
    await call("secretary", "PATCH", `/actions/${task.body.id}`, { due: "2099-10-01", revision: 1 });
    const minutes = await call("secretary", "GET", `/meetings/${meeting._id}/minutes`);
    expect(minutes.body.items[0].results).toMatchObject([{ task: { lead: { id: world.otherOrganization }, due: "2099-10-01" } }]);

    await call("secretary", "POST", `/meetings/${meeting._id}/minutes/phase`, { phase: "prepared", revision: minutes.body.revision });
    expect((await call("secretary", "PATCH", `/actions/${task.body.id}`, { due: "2099-12-01", revision: 2 })).body.due).toBe("2099-12-01");
    const sent = await call("liaison", "GET", `/meetings/${meeting._id}/minutes`);
    expect(sent.body).toMatchObject({ phase: "prepared", items: [{ results: [{ task: { due: "2099-10-01" } }] }, {}, {}] });
  });

  test("the minutes name who presided when the meeting was opened, in older ones by the rotation", async () => {
    const { models, clock } = hub.dependencies;
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const term = await models.terms.findOne({ alliance: world.alliance.id }).lean();
    const chair = await models.organizations.findOne({ _id: term!.organization }).lean();
    const deputy = { person: world.people.liaisonOfOtherOrganization.id, organization: world.otherOrganization };
    const names = { unit: await models.organizations.findOne({ _id: deputy.organization }).lean(), person: await models.people.findOne({ _id: deputy.person }).lean() };
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    await call("chair", "POST", `/meetings/${meeting._id}/close`);
    const ofMinutes = async () => (await call("secretary", "GET", `/meetings/${meeting._id}/minutes`)).body.chair;
    const presided = { organization: { id: chair!._id, name: chair!.shortName }, person: expect.stringMatching(/./), acting: false };
    expect(await ofMinutes()).toEqual(presided);

    const acting = { from: new Date(clock.now().getTime() - 60_000), until: new Date(clock.now().getTime() + 60_000), cause: "" };
    await models.terms.updateOne({ _id: term!._id }, { $set: { deputy, acting } });
    expect(await ofMinutes()).toEqual(presided);
    await models.minutes.updateOne({ _id: meeting._id }, { $unset: { chair: 1 } });
    expect(await ofMinutes()).toEqual({ organization: { id: deputy.organization, name: names.unit!.shortName }, person: names.person!.name, acting: true });
    await models.terms.updateOne({ _id: term!._id }, { $set: { deputy: null, acting: null } });
  });

  test("votes weigh by an open rule that is fixed before the meeting, and the resolution's seal holds the sums", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none" });
    const page = `/meetings/${meeting._id}`;
    const units = meeting.units.map(({ organization }) => ({ organization, weight: organization === world.organization ? 60 : 20 }));
    const set = (body: Record<string, unknown>, revision: number) => call("secretary", "PUT", `${page}/weights`, { rule: "会费份额", units, ...body, revision });
    const paths = ({ body }: Reply) => (body.errors ?? []).map(({ path }: { path: string }) => path);
    expect(paths(await set({ rule: "" }, 0))).toEqual(["rule"]);
    expect(paths(await set({ units: units.slice(1) }, 0))).toEqual(["units"]);
    expect(paths(await set({ units: units.map((unit) => ({ ...unit, weight: 0 })) }, 0))).toContain("units.0.weight");
    expect((await set({}, 0)).body.weights).toEqual({ rule: "会费份额", units });
    expect((await call("liaison", "GET", page)).body.weights.units).toHaveLength(units.length);
    expect((await set({ units: [] }, 1)).body.weights).toBeNull();
    expect((await set({}, 1)).status).toBe(409);
    expect((await set({}, 2)).status).toBe(200);
    await call("chair", "POST", `${page}/open`);
    expect((await set({ units: [] }, 4)).status).toBe(409);

    expect(paths(await call("chair", "POST", `${page}/polls`, { question: "同意吗", weighted: true, secret: true }))).toEqual(["secret"]);
    const poll = await call("chair", "POST", `${page}/polls`, { question: "同意吗", weighted: true });
    await call("liaison", "POST", `${page}/polls/${poll.body.id}/votes`, { choice: "no" });
    await call("liaisonOfOtherOrganization", "POST", `${page}/polls/${poll.body.id}/votes`, { choice: "yes" });
    const closed = await call("chair", "POST", `${page}/polls/${poll.body.id}/close`);
    expect(closed.body).toMatchObject({ tally: { yes: 1, no: 1 }, weights: { rule: "会费份额", tally: { yes: 20, no: 60, abstain: 0 } }, outcome: { passed: false, needed: 41, base: 80 } });
    await call("secretary", "POST", `${page}/results`, { itemId: meeting.agenda[0]!.id, kind: "decision", text: "暂不签约。" });
    await call("chair", "POST", `${page}/close`);
    const [line] = (await call("liaison", "GET", `/resolutions?meeting=${meeting._id}`)).body.items;
    const sound = async () => (await call("liaison", "GET", `/resolutions/${line.id}`)).body;
    expect(await sound()).toMatchObject({ poll: { weights: { rule: "会费份额", yes: 20, no: 60, abstain: 0 } }, versions: [{ sound: true }] });
    await hub.dependencies.models.resolutions.updateOne({ _id: line.id }, { $set: { "poll.weights.yes": 60 } });
    expect((await sound()).versions[0].sound).toBe(false);
  });

  test("an iCalendar file names the chair, time, place and public items", async () => {
    const { models } = hub.dependencies;
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const term = await models.terms.findOne({ alliance: world.alliance.id }).lean();
    const chair = await models.organizations.findOne({ _id: term!.organization }).lean();
    const { status, headers, body } = await call("liaison", "GET", `/meetings/${meeting._id}/calendar.ics`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("text/calendar");
    expect(body.replaceAll("\r\n ", "")).toContain(`SUMMARY:${meeting.title}（轮值理事长单位：${chair!.shortName}）\r\n`);
    expect(body).toContain("LOCATION:县政务中心");
    expect(body).toContain("1. 议题1");
    expect(body.replaceAll("\r\n", "")).not.toContain("\n");
    expect(body.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  test("lists page by start, drafts only for those who prepare", async () => {
    await buildMeeting(hub.dependencies, world.otherAlliance);
    const draft = await buildMeeting(hub.dependencies, world.alliance, { state: "draft" });
    const listed = await call("liaison", "GET", `/meetings?limit=1`);
    expect(listed.body.items).toHaveLength(1);
    const rest = await call("liaison", "GET", `/meetings?limit=100&cursor=${listed.body.nextCursor}`);
    const all = [...listed.body.items, ...rest.body.items];
    expect(new Set(all.map((meeting) => meeting.alliance.id))).toEqual(new Set([world.alliance.id]));
    expect(all.map((meeting) => meeting.id)).not.toContain(draft._id);
    const prepared = await call("secretary", "GET", `/meetings?state=draft`);
    expect(prepared.body.items.map((meeting: { id: string }) => meeting.id)).toContain(draft._id);
    expect((await call("liaison", "GET", `/meetings?state=draft`)).body.items).toEqual([]);
  });

  test("two moves based on the same revision: one wins, the other is a conflict", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    const replies = await Promise.all(
      [1, 2].map((index) => call("chair", "POST", `/meetings/${meeting._id}/current`, { itemId: meeting.agenda[index]!.id, revision: 1 })),
    );
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409]);
    const winner = replies.find((reply) => reply.status === 200)!;
    expect((await call("liaison", "GET", `/meetings/${meeting._id}`)).body.currentItem).toBe(winner.body.currentItem);
  });

  test("fifty units that vote at once are each counted once", async () => {
    const { dependencies } = hub;
    const meeting = await buildMeeting(dependencies, world.alliance, { quorum: "none" });
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    const poll = await call("chair", "POST", `/meetings/${meeting._id}/polls`, { question: "同意吗" });
    const path = `/meetings/${meeting._id}/polls/${poll.body.id}/votes`;
    const choices = Array.from({ length: 25 }, (_, index) => (index % 2 ? "yes" : "no"));
    const replies = await Promise.all(
      choices.flatMap((choice) => [
        call("liaison", "POST", path, { choice }),
        call("liaisonOfOtherOrganization", "POST", path, { choice }),
      ]),
    );
    expect(replies.filter((reply) => reply.status !== 200).map((reply) => reply.body)).toEqual([]);
    const { polls } = (await call("chair", "GET", `/meetings/${meeting._id}`)).body;
    const { yes, no, abstain } = polls[0].tally;
    expect(yes + no + abstain).toBe(2);
    expect(polls[0].voted.toSorted()).toEqual([world.organization, world.otherOrganization].toSorted());
  });

  test("what the hub proposes leaves out what is listed already", async () => {
    const { dependencies } = hub;
    const { id: need } = await buildListing(hub, { alliance: world.alliance.id, owner: world.organization, title: "喷涂 500 套" });
    await dependencies.models.listings.updateOne({ _id: need }, { $set: { dueDate: "2026-01-31" } });
    const meeting = await buildMeeting(dependencies, world.alliance);
    const path = `/meetings/${meeting._id}/agenda`;
    const proposals = await call("chair", "GET", `${path}/proposals`);
    const proposed = proposals.body.items.find((item: { subject: string }) => item.subject === need);
    expect(proposed).toMatchObject({ kind: "need", reason: "need_overdue", facts: { due: "2026-01-31" } });
    const { kind, subject, title } = proposed;
    expect((await call("chair", "POST", path, { kind, subject, title })).status).toBe(201);
    expect((await call("chair", "POST", path, { kind, subject, title })).body.errors).toMatchObject([{ path: "subject" }]);
    const left = await call("chair", "GET", `${path}/proposals`);
    expect(left.body.items.map((item: { subject: string }) => item.subject)).not.toContain(need);
    expect((await call("chair", "POST", path, { kind: "need", subject: meeting._id, title })).status).toBe(422);
    expect((await call("liaison", "GET", `${path}/proposals`)).status).toBe(403);
  });

  test("a plan that stands on an agenda is not offered again once it has followed the lists as another record", async () => {
    const { models, ids, clock } = hub.dependencies;
    const build = (standing: boolean) => ({
      _id: ids.next(), revision: 0, scope: `alliance:${world.alliance.id}`, standing, at: clock.now(), by: null, updates: [], state: standing ? ("computed" as const) : ("proposed" as const),
      proposedAt: null, suggestions: 0, valueFen: 100, firstComeFen: 0, boundFen: 100, certified: true, shadowPrices: [], basis: "一",
      rows: [{ need: ids.next(), alliance: world.alliance.id, unit: "套", wantedMilli: 1_000, servedMilli: 1_000, firstComeMilli: 0, valueFen: 100, suitable: 1, parts: [] }],
    });
    const [earlier, standing] = [build(false), build(true)];
    await models.plans.create([earlier, standing]);
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const path = `/meetings/${meeting._id}/agenda`;
    const plansProposed = async () => (await call("chair", "GET", `${path}/proposals`)).body.items.filter((item: { kind: string }) => item.kind === "plan");
    expect(await plansProposed()).toMatchObject([{ subject: standing._id }]);
    const put = (subject: string) => call("chair", "POST", path, { kind: "plan", subject, title: "产能撮合方案" });
    expect((await put(earlier._id)).status).toBe(201);
    expect(await plansProposed()).toEqual([]);
    expect((await put(standing._id)).body.errors).toMatchObject([{ path: "subject", message: expect.stringContaining("请先移出原来的议题") }]);
  });
});
