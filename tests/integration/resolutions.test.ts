import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, dayAt } from "../../server/clock.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { buildAlliance, buildMember, buildPerson, buildTerm } from "../factories/people.ts";
import { buildResolution } from "../factories/resolutions.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

/** Numbered resolutions over HTTP: numbered by the closing of a meeting, corrected, looked at again. */
describe("resolutions over HTTP", () => {
  let hub: TestHub;
  let world: World;
  const call = (who: keyof World["people"], method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> =>
    hub.call(method, path, world.people[who].token, body, headers);

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  const today = () => dayAt(hub.clock.now());
  const dayIn = (days: number) => addDays(today(), days);
  const year = () => Number(today().slice(0, 4));

  /** Holds a meeting with these decisions, by the number of their item, and closes it. */
  async function hold(decisions: [item: number, text: string][], given: Parameters<typeof buildMeeting>[2] = {}) {
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none", ...given });
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    for (const [item, text] of decisions) {
      await call("secretary", "POST", `/meetings/${meeting._id}/results`, { itemId: meeting.agenda[item]!.id, kind: "decision", text });
    }
    const closed = await call("chair", "POST", `/meetings/${meeting._id}/close`);
    expect(closed.status).toBe(200);
    return { meeting, view: closed.body };
  }
  const ofMeeting = async (meeting: { _id: string }, who: keyof World["people"] = "liaison") =>
    (await call(who, "GET", `/resolutions?meeting=${meeting._id}`)).body.items as { id: string; serial: number; internal: boolean; text: string; revision: number }[];
  const seq = async (stream: string) => (await hub.dependencies.models.counters.findOne({ _id: stream }).lean())?.value ?? 0;

  test("closing a meeting numbers its decisions in the order of the agenda, once, with the poll that they rest on", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none" });
    const [first, second, third] = meeting.agenda.map(({ id }) => id);
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    await call("secretary", "POST", `/meetings/${meeting._id}/results`, { itemId: third, kind: "decision", text: "下季度轮值如期交接。" });
    await call("secretary", "POST", `/meetings/${meeting._id}/results`, { itemId: second, kind: "note", text: "记录一条" });
    const poll = await call("chair", "POST", `/meetings/${meeting._id}/polls`, { itemId: first, question: "由联盟见证签约" });
    await call("liaison", "POST", `/meetings/${meeting._id}/polls/${poll.body.id}/votes`, { choice: "yes" });
    await call("chair", "POST", `/meetings/${meeting._id}/polls/${poll.body.id}/close`);
    await call("secretary", "POST", `/meetings/${meeting._id}/results`, { itemId: first, kind: "decision", text: "同意由联盟见证签约。" });
    const task = await call("chair", "POST", "/actions", {
      alliance: world.alliance.id, meeting: meeting._id, item: first, title: "签订合同", lead: world.organization, helpers: [], due: "2099-09-24", measure: "合同文本",
    });
    const before = await call("liaison", "GET", `/meetings/${meeting._id}`);
    expect(before.body.agenda[0].results[0]).toMatchObject({ kind: "decision", resolution: null });

    const from = await seq(`alliance:${world.alliance.id}`);
    const key = { "Idempotency-Key": "close-once" };
    const [closed, again] = await Promise.all([
      call("chair", "POST", `/meetings/${meeting._id}/close`, undefined, key),
      call("chair", "POST", `/meetings/${meeting._id}/close`),
    ]);
    expect([closed.status, again.status].toSorted()).toEqual([200, 409]);
    await call("chair", "POST", `/meetings/${meeting._id}/close`, undefined, key);

    const { body: list } = await call("liaison", "GET", `/resolutions?meeting=${meeting._id}`);
    expect(list.items).toMatchObject([
      { year: year(), serial: 2, internal: false, title: "议题3", text: "下季度轮值如期交接。", poll: null, versions: 1 },
      { year: year(), serial: 1, internal: false, title: "议题1", text: "同意由联盟见证签约。", day: today(), meeting: { id: meeting._id }, poll: { outcome: { passed: true }, tally: { yes: 1, no: 0, abstain: 0 } } },
    ]);
    const [last, one] = list.items;
    const seen = await call("liaison", "GET", `/meetings/${meeting._id}`);
    expect(seen.body.agenda[0].results[0].resolution).toEqual({ id: one.id, year: year(), serial: 1, internal: false, corrected: false });
    expect(seen.body.agenda[1].results[0].resolution).toBeNull();
    const { body: view } = await call("officer", "GET", `/resolutions/${one.id}`);
    expect(view).toMatchObject({
      item: first,
      versions: [{ number: 1, text: "同意由联盟见证签约。", reason: "", name: "赵试验", sound: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      tasks: [{ id: task.body.id, title: "签订合同", lead: { id: world.organization }, overdue: false }],
      rights: { correct: false, review: false },
    });
    const events = await call("liaison", "GET", `/streams/alliance:${world.alliance.id}/events?after=${from}`);
    expect(events.body.events.filter(({ type }: { type: string }) => type === "resolution.changed").map(({ data }: { data: { resolution: string } }) => data.resolution)).toEqual([one.id, last.id]);

    // A closed meeting takes no further decision, and the next one goes on where this one ended.
    expect((await call("secretary", "POST", `/meetings/${meeting._id}/results`, { itemId: first, kind: "decision", text: "补记" })).body).toMatchObject({ code: "conflict" });
    const next = await hold([[1, "同意设立备品库。"]]);
    expect(await ofMeeting(next.meeting)).toMatchObject([{ serial: 3 }]);
  });

  test("two meetings of an alliance that close together take different numbers without a hole; another alliance has its own", async () => {
    const before = (await call("liaison", "GET", `/resolutions?alliance=${world.alliance.id}&limit=100`)).body.items.filter(({ serial }: { serial: number }) => serial < 5_000).length;
    const meetings = await Promise.all([0, 1].map(() => buildMeeting(hub.dependencies, world.alliance, { quorum: "none" })));
    for (const meeting of meetings) {
      await call("chair", "POST", `/meetings/${meeting._id}/open`);
      for (const item of [0, 2]) await call("chair", "POST", `/meetings/${meeting._id}/results`, { itemId: meeting.agenda[item]!.id, kind: "decision", text: "同意" });
    }
    const replies = await Promise.all(meetings.map(({ _id }) => call("chair", "POST", `/meetings/${_id}/close`)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    const numbers = (await Promise.all(meetings.map((meeting) => ofMeeting(meeting)))).map((items) => items.map(({ serial }) => serial).toReversed());
    expect(numbers.flat().toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4].map((step) => before + step));
    // Each meeting's are in a row.
    expect(numbers.map(([one, two]) => two! - one!)).toEqual([1, 1]);

    const other = await buildAlliance(hub.dependencies);
    const organization = await buildMember(hub.dependencies, other);
    const chair = await buildPerson(hub.dependencies, { role: "liaison", organization, alliance: other.id, county: other.county });
    await buildTerm(hub.dependencies, { alliance: other.id, organization, person: chair.id });
    const theirs = await buildMeeting(hub.dependencies, other, { quorum: "none" });
    await hub.call("POST", `/meetings/${theirs._id}/open`, chair.token);
    await hub.call("POST", `/meetings/${theirs._id}/results`, chair.token, { itemId: theirs.agenda[0]!.id, kind: "decision", text: "同意" });
    await hub.call("POST", `/meetings/${theirs._id}/close`, chair.token);
    const foreign = await hub.call("GET", `/resolutions?meeting=${theirs._id}`, chair.token);
    expect(foreign.body.items).toMatchObject([{ serial: 1 }]);
    expect((await call("liaison", "GET", `/resolutions/${foreign.body.items[0].id}`)).status).toBe(404);
    expect((await call("secretary", "POST", `/resolutions/${foreign.body.items[0].id}/corrections`, { text: "改", reason: "试一试别家的", revision: 0 })).status).toBe(404);
    expect((await call("liaison", "GET", `/resolutions?alliance=${other.id}`)).body.items).toEqual([]);
  });

  test("the decision on a hidden item is internal: numbered apart, and only who prepares learns of it", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none" });
    await hub.dependencies.models.meetings.updateOne({ _id: meeting._id }, { $set: { agenda: meeting.agenda.map((item, index) => ({ ...item, hidden: index === 1 })) } });
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    for (const item of [0, 1]) await call("chair", "POST", `/meetings/${meeting._id}/results`, { itemId: meeting.agenda[item]!.id, kind: "decision", text: `保密词${item}` });
    const from = await seq(`alliance:${world.alliance.id}`);
    await call("chair", "POST", `/meetings/${meeting._id}/close`);

    const [open, internal] = (await ofMeeting(meeting, "secretary")).toSorted((a, b) => Number(a.internal) - Number(b.internal));
    expect(internal).toMatchObject({ internal: true, serial: 1, text: "保密词1" });
    for (const who of ["liaison", "officer", "administrator"] as const) {
      expect(await ofMeeting(meeting, who)).toMatchObject([{ id: open!.id, internal: false }]);
      expect((await call(who, "GET", "/resolutions?q=保密词1")).body.items).toEqual([]);
      expect((await call(who, "GET", `/resolutions/${internal!.id}`)).status).toBe(404);
    }
    const minutes = await call("secretary", "GET", `/meetings/${meeting._id}/minutes`);
    expect(JSON.stringify(minutes.body)).not.toContain(internal!.id);
    const { body } = await call("liaison", "GET", `/streams/alliance:${world.alliance.id}/events?after=${from}`);
    expect(JSON.stringify(body)).not.toContain(internal!.id);
    expect(JSON.stringify((await call("secretary", "GET", `/streams/alliance:${world.alliance.id}/events?after=${from}`)).body)).toContain(internal!.id);

    // The record of who did what names it apart from the public one of that number, and never tells its words.
    const record = await call("administrator", "GET", `/audits?subject=${internal!.id}`);
    expect(record.body.items).toMatchObject([{ action: "resolution.adopt", subject: { name: `〔${year()}〕内1号` } }]);
    expect(JSON.stringify(record.body)).not.toContain("保密词");

    // Looked at again it stays hidden, whoever puts it on the agenda however.
    const next = await buildMeeting(hub.dependencies, world.alliance);
    const added = await call("secretary", "POST", `/meetings/${next._id}/agenda`, { title: "回头看", kind: "resolution", subject: internal!.id, hidden: false });
    const item = added.body.items.at(-1);
    expect(item).toMatchObject({ kind: "resolution", hidden: true });
    const shown = await call("secretary", "PATCH", `/meetings/${next._id}/agenda/${item.id}`, { hidden: false, revision: added.body.revision });
    expect(shown.body.errors).toMatchObject([{ path: "hidden" }]);
    expect(JSON.stringify((await call("liaison", "GET", `/meetings/${next._id}`)).body)).not.toContain(internal!.id);
  });

  test("a correction is a further version: the first stays with its seal, a stale one is refused, the minutes follow while a draft", async () => {
    const { meeting } = await hold([[0, "同意由联盟见征签约。"]]);
    const id = (await ofMeeting(meeting))[0]!.id;
    const path = `/resolutions/${id}/corrections`;
    const correction = { text: "同意由联盟见证签约。", reason: "改正错字" };
    expect((await call("secretary", "POST", path, correction)).status).toBe(422);
    expect((await call("liaison", "POST", path, { ...correction, revision: 0 })).status).toBe(403);
    expect((await call("secretary", "POST", path, { ...correction, reason: "", revision: 0 })).body.errors).toMatchObject([{ path: "reason" }]);
    expect((await call("secretary", "POST", path, { ...correction, text: "同意由联盟见征签约。", revision: 0 })).body.errors).toMatchObject([{ path: "text" }]);
    const first = (await call("liaison", "GET", `/resolutions/${id}`)).body.versions[0];
    const corrected = await call("secretary", "POST", path, correction, { "If-Match": '"0"' });
    expect(corrected.status).toBe(201);
    expect(corrected.body).toMatchObject({ text: "同意由联盟见证签约。", revision: 1, versions: [first, { number: 2, reason: "改正错字", sound: true }] });
    expect(corrected.body.versions[1].hash).not.toBe(first.hash);
    expect((await call("chair", "POST", path, { text: "另一稿", reason: "同时改的", revision: 0 })).body).toMatchObject({ code: "conflict" });
    const notices = await call("liaison", "GET", "/notices");
    expect(notices.body.items).toContainEqual(expect.objectContaining({ kind: "resolution_corrected", href: `/resolutions/${id}` }));

    const resultOf = async () => (await call("secretary", "GET", `/meetings/${meeting._id}/minutes`)).body.items[0].results[0];
    expect(await resultOf()).toMatchObject({ text: "同意由联盟见证签约。", resolution: { id, corrected: false } });
    await call("secretary", "POST", `/meetings/${meeting._id}/minutes/phase`, { phase: "prepared" });
    await call("chair", "POST", path, { text: "同意由联盟秘书处见证签约。", reason: "写明见证单位", revision: 1 });
    // What went round keeps its words, and says that others are in force.
    expect(await resultOf()).toMatchObject({ text: "同意由联盟见证签约。", resolution: { id, corrected: true } });
    const paper = await call("liaison", "GET", `/meetings/${meeting._id}/minutes.docx`);
    expect(strFromU8(unzipSync(paper.body as Uint8Array)["word/document.xml"]!)).toMatch(/决议〔\d{4}〕\d+号：同意由联盟见证签约。（该决议后经更正/);
  });

  test("a change behind the hub's back is seen by the seals", async () => {
    const { _id } = await buildResolution(hub.dependencies, { alliance: world.alliance.id, county: world.alliance.county });
    await hub.dependencies.models.resolutions.updateOne({ _id }, { $set: { day: "2020-01-01" } });
    expect((await call("liaison", "GET", `/resolutions/${_id}`)).body.versions).toMatchObject([{ sound: false }]);
  });

  test("a review date proposes it for the agenda until a meeting has treated it", async () => {
    const { _id: id } = await buildResolution(hub.dependencies, { alliance: world.alliance.id, county: world.alliance.county, title: "错峰检修" });
    const set = (reviewOn: string | null, revision: number) => call("secretary", "PATCH", `/resolutions/${id}`, { reviewOn, revision });
    expect((await set("2020-01-01", 0)).body.errors).toMatchObject([{ path: "reviewOn" }]);
    expect((await call("liaison", "PATCH", `/resolutions/${id}`, { reviewOn: null, revision: 0 })).status).toBe(403);
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none" });
    const proposed = async (of = meeting) =>
      (await call("secretary", "GET", `/meetings/${of._id}/agenda/proposals?limit=100`)).body.items.filter(({ kind }: { kind: string }) => kind === "resolution");
    await set(dayIn(8), 0);
    expect(await proposed()).toEqual([]);
    expect((await set(dayIn(9), 0)).body).toMatchObject({ code: "conflict" });
    await set(dayIn(7), 1);
    const [proposal] = await proposed();
    expect(proposal).toMatchObject({ subject: id, title: "回头看：错峰检修", reason: "resolution_review", facts: { due: dayIn(7) } });

    const { reason: _reason, facts: _facts, ...item } = proposal;
    expect((await call("secretary", "POST", `/meetings/${meeting._id}/agenda`, item)).status).toBe(201);
    expect(await proposed()).toEqual([]);
    // Skipped in this meeting: it comes back.
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    await call("chair", "POST", `/meetings/${meeting._id}/close`);
    const next = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none", items: 0 });
    expect(await proposed(next)).toMatchObject([{ subject: id }]);

    await call("secretary", "POST", `/meetings/${next._id}/agenda`, item);
    await call("chair", "POST", `/meetings/${next._id}/open`);
    const { body: agenda } = await call("chair", "GET", `/meetings/${next._id}/agenda`);
    await call("chair", "POST", `/meetings/${next._id}/results`, { itemId: agenda.items[0].id, kind: "decision", text: "错峰检修继续执行。" });
    await call("chair", "POST", `/meetings/${next._id}/close`);
    const { body: treated } = await call("liaison", "GET", `/resolutions/${id}`);
    expect(treated).toMatchObject({ reviewOn: null, reviews: [{ meeting: { id: next._id }, due: dayIn(7), resolutions: [{ year: year() }] }] });
    expect((await call("liaison", "GET", `/resolutions/${treated.reviews[0].resolutions[0].id}`)).body.about).toMatchObject({ id });
    const later = await buildMeeting(hub.dependencies, world.alliance);
    expect(await proposed(later)).toEqual([]);
    await set(today(), treated.revision);
    expect(await proposed(later)).toMatchObject([{ subject: id }]);
    expect((await call("liaison", "GET", `/resolutions?review=due&alliance=${world.alliance.id}`)).body.items).toMatchObject([{ id, reviewDue: true }]);
  });

  test("a date set while the meeting runs is the next one, and stays", async () => {
    const { _id: id } = await buildResolution(hub.dependencies, { alliance: world.alliance.id, county: world.alliance.county });
    await call("secretary", "PATCH", `/resolutions/${id}`, { reviewOn: today(), revision: 0 });
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none", items: 0 });
    await call("secretary", "POST", `/meetings/${meeting._id}/agenda`, { title: "回头看", kind: "resolution", subject: id });
    hub.clock.advance(60_000);
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    hub.clock.advance(60_000);
    await call("secretary", "PATCH", `/resolutions/${id}`, { reviewOn: dayIn(90), revision: 1 });
    await call("chair", "POST", `/meetings/${meeting._id}/close`);
    expect((await call("liaison", "GET", `/resolutions/${id}`)).body).toMatchObject({ reviewOn: dayIn(90), reviews: [{ meeting: { id: meeting._id }, due: null }] });
  });

  test("is found by number, words and year, page by page", async () => {
    const other = await buildAlliance(hub.dependencies);
    const secretary = await buildPerson(hub.dependencies, { role: "secretary", alliance: other.id });
    for (const [index, text] of ["错峰检修", "统一报价", "共建涂装线"].entries()) {
      await buildResolution(hub.dependencies, { alliance: other.id, county: other.county, year: index === 0 ? 2025 : 2026, serial: index + 1, text, title: `议题${"甲乙丙"[index]}` });
    }
    const list = async (query: string) => (await hub.call("GET", `/resolutions?alliance=${other.id}&${query}`, secretary.token)).body;
    const texts = async (query: string) => (await list(query)).items.map(({ text }: { text: string }) => text);
    expect(await texts("")).toEqual(["共建涂装线", "统一报价", "错峰检修"]);
    expect(await texts("year=2025")).toEqual(["错峰检修"]);
    expect(await texts(`q=${encodeURIComponent("〔2026〕3号")}`)).toEqual(["共建涂装线"]);
    expect(await texts("q=2")).toEqual(["统一报价"]);
    expect(await texts(`q=${encodeURIComponent("报价")}`)).toEqual(["统一报价"]);
    expect(await texts(`q=${encodeURIComponent("议题甲")}`)).toEqual(["错峰检修"]);
    expect(await texts("q=yitiyi")).toEqual(["统一报价"]);
    expect(await texts("q=YTB&year=2026")).toEqual(["共建涂装线"]);
    expect(await texts("q=tybj")).toEqual([]);
    expect((await hub.call("GET", `/resolutions/counts?alliance=${other.id}&q=ytj`, secretary.token)).body).toMatchObject({ all: 1 });
    const first = await list("limit=2");
    expect(first.items).toHaveLength(2);
    expect(await texts(`limit=2&cursor=${first.nextCursor}`)).toEqual(["错峰检修"]);
    expect((await hub.call("GET", `/resolutions/counts?alliance=${other.id}`, secretary.token)).body).toEqual({ all: 3, set: 0, due: 0, years: [2026, 2025] });
  });
});
