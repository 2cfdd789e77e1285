import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, dayAt } from "../../server/clock.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { buildMember } from "../factories/people.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

/** Units without whose consent nothing is resolved, over HTTP: asked, answered, overruled, and what stands in the way meanwhile. */
describe("the consent of named units", () => {
  let hub: TestHub;
  let world: World;
  const call = (who: keyof World["people"], method: string, path: string, body?: unknown): Promise<Reply> => hub.call(method, path, world.people[who].token, body);

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  const today = () => dayAt(hub.clock.now());
  const noticesOf = async (who: keyof World["people"], kind: string) => hub.dependencies.models.notices.countDocuments({ person: world.people[who].id, kind });

  /** A meeting in three days with its first item, and the path of its consents. */
  async function plan(given: Parameters<typeof buildMeeting>[2] = {}) {
    const startsAt = new Date(hub.clock.now().getTime() + 3 * 86_400_000);
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none", startsAt, endsAt: new Date(startsAt.getTime() + 5_400_000), ...given });
    const item = meeting.agenda[0]!.id;
    return { meeting, item, page: `/meetings/${meeting._id}`, at: `/meetings/${meeting._id}/agenda/${item}/consent` };
  }
  const revisionOf = async (page: string) => (await call("chair", "GET", page)).body.revision as number;
  const ask = async ({ page, at }: { page: string; at: string }, body: Record<string, unknown>, who: "chair" | "secretary" = "secretary") =>
    call(who, "PUT", at, { due: addDays(today(), 2), ...body, revision: await revisionOf(page) });
  const entriesOf = async (page: string) => (await call("liaison", "GET", page)).body.agenda[0].consent.entries as { kind: string; organization: string; reason: string; name: string; unit: string }[];
  const decide = ({ page, item }: { page: string; item: string }) => call("secretary", "POST", `${page}/results`, { itemId: item, kind: "decision", text: "同意错峰检修。" });

  test("a resolution waits for every consent; an objection is overruled by an officer, by name, and all of it stays on record", async () => {
    const made = await plan();
    const { page, at, meeting } = made;
    const department = world.alliance.department;
    const asked = await ask(made, { units: [world.organization, world.otherOrganization, department] });
    expect(asked.status).toBe(200);
    expect(asked.body.items[0].consent).toMatchObject({ silence: "none", due: addDays(today(), 2), entries: [], units: [{ id: world.organization }, { id: world.otherOrganization }, { id: department }] });
    expect([await noticesOf("liaison", "consent_asked"), await noticesOf("officer", "consent_asked"), await noticesOf("service", "consent_asked")]).toEqual([1, 1, 0]);
    const work = await call("officer", "GET", "/work");
    expect(work.body.items.filter(({ kind }: { kind: string }) => kind === "give_consent")).toMatchObject([{ object: meeting.agenda[0]!.title, due: addDays(today(), 2), href: page }]);

    // An objection needs a reason; nobody answers for another unit, or one that is not asked.
    expect((await call("liaison", "POST", `${at}/answers`, { answer: "objection" })).body.errors).toMatchObject([{ path: "reason" }]);
    expect((await call("liaison", "POST", `${at}/answers`, { answer: "consent", organization: department })).status).toBe(403);
    expect((await call("chair", "POST", `${at}/answers`, { answer: "consent", organization: (await call("chair", "GET", page)).body.consentRights.answersFor[0] })).status).toBe(422);
    // Two at once lose nothing; the same answer again adds nothing.
    const replies = await Promise.all([
      call("liaison", "POST", `${at}/answers`, { answer: "objection", reason: "影响岁末交付" }),
      call("liaisonOfOtherOrganization", "POST", `${at}/answers`, { answer: "consent" }),
      call("officer", "POST", `${at}/answers`, { answer: "consent" }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    await call("liaison", "POST", `${at}/answers`, { answer: "objection", reason: "影响岁末交付" });
    expect((await entriesOf(page)).map(({ kind }) => kind).toSorted()).toEqual(["consent", "consent", "objection"]);
    expect(await noticesOf("chair", "consent_objected")).toBe(1);
    expect((await call("officer", "GET", "/work")).body.items.some(({ kind }: { kind: string }) => kind === "give_consent")).toBe(false);

    // What was asked stays as it was asked.
    expect((await ask(made, { units: [] })).body).toMatchObject({ code: "conflict" });
    const change = async (body: Record<string, unknown>) => call("secretary", "PATCH", `${page}/agenda/${made.item}`, { ...body, revision: await revisionOf(page) });
    expect((await change({ text: "另一件事" })).status).toBe(409);
    expect((await change({ presenter: "何试验" })).status).toBe(200);
    expect((await call("secretary", "DELETE", `${page}/agenda/${made.item}`)).status).toBe(409);
    expect((await change({ hidden: true })).body.errors).toMatchObject([{ path: "hidden" }]);

    await call("chair", "POST", `${page}/open`);
    const refused = await decide(made);
    expect(refused.body).toMatchObject({ status: 409, code: "conflict", detail: expect.stringContaining(asked.body.items[0].consent.units[0].name) });
    expect((await call("secretary", "POST", `${page}/results`, { itemId: made.item, kind: "note", text: "继续协商" })).status).toBe(201);
    const overrule = (organization: string) => call("officer", "POST", `${at}/overrulings`, { organization, reason: "交付另行协调，检修不能再拖" });
    expect((await overrule(world.otherOrganization)).status).toBe(409);
    expect((await overrule(department)).status).toBe(403);
    expect((await overrule(world.organization)).status).toBe(201);
    expect(await noticesOf("liaison", "consent_overruled")).toBe(1);
    expect((await decide(made)).status).toBe(201);

    // Whoever takes its consent back before the end stands in the way again.
    expect((await call("liaisonOfOtherOrganization", "POST", `${at}/answers`, { answer: "objection", reason: "设备未到" })).status).toBe(201);
    expect((await call("chair", "POST", `${page}/close`)).body).toMatchObject({ status: 409, code: "conflict" });
    await call("liaisonOfOtherOrganization", "POST", `${at}/answers`, { answer: "consent", reason: "设备已到" });
    expect((await call("chair", "POST", `${page}/close`)).status).toBe(200);
    expect((await call("liaison", "POST", `${at}/answers`, { answer: "consent" })).status).toBe(409);

    const minutes = await call("chair", "GET", `${page}/minutes`);
    expect(minutes.body.items[0].consent.entries).toHaveLength(6);
    const [line] = (await call("liaison", "GET", `/resolutions?meeting=${meeting._id}`)).body.items;
    const { body: resolution } = await call("liaison", "GET", `/resolutions/${line.id}`);
    expect(resolution.versions[0].sound).toBe(true);
    expect(resolution.consent.entries.find(({ kind }: { kind: string }) => kind === "overruling")).toMatchObject({ organization: world.organization, name: "赵试验", reason: "交付另行协调，检修不能再拖" });
    await hub.dependencies.models.resolutions.updateOne({ _id: line.id }, { $set: { "consent.entries.0.reason": "没有意见" } });
    expect((await call("liaison", "GET", `/resolutions/${line.id}`)).body.versions[0].sound).toBe(false);
  });

  test("silence counts by the rule once the deadline has passed, and an officer may go on without an answer", async () => {
    const [counts, not] = [await plan(), await plan()];
    expect((await ask(counts, { units: [world.organization], silence: "consent" })).status).toBe(200);
    expect((await ask(not, { units: [world.organization] })).status).toBe(200);
    for (const { page } of [counts, not]) await call("chair", "POST", `${page}/open`);
    expect((await decide(counts)).status).toBe(409);
    // Nobody is overruled who still has time.
    const overrule = () => call("officer", "POST", `${not.at}/overrulings`, { organization: world.organization, reason: "两次催办，均未答复" });
    expect((await overrule()).status).toBe(409);
    for (const { meeting } of [counts, not]) {
      await hub.dependencies.models.meetings.updateOne({ _id: meeting._id }, { $set: { "agenda.0.consent.deadline": hub.clock.now() } });
    }
    expect((await decide(counts)).status).toBe(201);
    expect((await decide(not)).status).toBe(409);
    // Without a decision the meeting ends all the same.
    expect((await call("chair", "POST", `${counts.page}/close`)).status).toBe(200);
    expect((await overrule()).status).toBe(201);
    expect((await decide(not)).status).toBe(201);
  });

  test("lists that nobody could answer, or not in time, are refused", async () => {
    const made = await plan();
    const rules = async (body: Record<string, unknown>, at = made) => (await ask(at, body)).body.errors?.map(({ path }: { path: string }) => path);
    const mute = await buildMember(hub.dependencies, world.alliance);
    const units = [world.organization];
    expect(await rules({ units: [mute] })).toEqual(["units"]);
    expect(await rules({ units: [world.organizationOfOtherAlliance] })).toEqual(["units"]);
    expect(await rules({ units, due: addDays(today(), -1) })).toEqual(["due"]);
    expect(await rules({ units, due: addDays(today(), 4) })).toEqual(["due"]);
    expect(await rules({ units, due: today(), silence: "consent" })).toEqual(["due"]);
    const hidden = await plan();
    await hub.dependencies.models.meetings.updateOne({ _id: hidden.meeting._id }, { $set: { "agenda.0.hidden": true } });
    expect(await rules({ units }, hidden)).toEqual(["units"]);
    expect((await call("liaison", "POST", `${hidden.at}/answers`, { answer: "consent" })).status).toBe(404);

    // While the meeting runs the chair may ask, but silence is no consent then.
    await call("chair", "POST", `${made.page}/open`);
    expect((await ask(made, { units, due: today(), silence: "consent" }, "chair")).body.errors).toMatchObject([{ path: "silence" }]);
    expect((await ask(made, { units, due: today() }, "secretary")).status).toBe(403);
    expect((await ask(made, { units, due: today() }, "chair")).status).toBe(200);
    expect((await decide(made)).status).toBe(409);
    // Without a decision it may end; taken back it stands in nobody's way.
    expect((await ask(made, { units: [], due: today() }, "chair")).body.items[0].consent).toBeNull();
    expect((await decide(made)).status).toBe(201);
  });

  test("a draft asks nobody before it is announced, and cannot be opened past them", async () => {
    const made = await plan({ state: "draft" });
    const before = await noticesOf("liaison", "consent_asked_silence");
    expect((await ask(made, { units: [world.organization, world.alliance.department], silence: "consent" })).body.items[0].consent.deadline).toBeNull();
    expect((await call("officer", "POST", `${made.at}/answers`, { answer: "consent" })).status).toBe(409);
    expect((await call("chair", "POST", `${made.page}/open`)).status).toBe(409);
    const announce = async (startsAt: Date) =>
      call("secretary", "PATCH", made.page, { state: "scheduled", startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(), revision: await revisionOf(made.page) });
    // Moved before the last day to answer it would take the time away.
    expect((await announce(new Date(hub.clock.now().getTime() + 60_000))).status).toBe(409);
    expect(await noticesOf("liaison", "consent_asked_silence")).toBe(before);
    const announced = await announce(made.meeting.startsAt);
    expect(announced.body.agenda[0].consent.deadline).toEqual(expect.any(String));
    expect(await noticesOf("liaison", "consent_asked_silence")).toBe(before + 1);
    expect((await call("liaison", "POST", `${made.at}/answers`, { answer: "consent", reason: randomUUID().slice(0, 4) })).status).toBe(201);
  });
});
