import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HandOverCommand, HandOverLine, TermAccount } from "../../app/contracts/hand-overs.ts";
import type { WorkItem } from "../../app/contracts/work.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { buildAlliance, buildMember, buildPerson, buildTerm, type TestPerson } from "../factories/people.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

const DAY_MS = 86_400_000;

/** The chair changes hands: a list of what is open, signed by both sides, and never a condition for the chair itself. */
describe("handing over the chair", () => {
  let hub: TestHub;
  let alliance: { id: string; county: string; department: string };
  let people: Record<"outgoing" | "incoming" | "bystander" | "secretary" | "officer", TestPerson>;
  let term: string;

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    const { dependencies } = hub;
    alliance = await buildAlliance(dependencies);
    const [first, second, third] = await Promise.all(["甲", "乙", "丙"].map((name) => buildMember(dependencies, alliance, { name: `试验${name}厂` })));
    const liaison = (organization: string, name: string) => buildPerson(dependencies, { role: "liaison", organization, alliance: alliance.id }, { name });
    people = {
      outgoing: await liaison(first!, "甲联络员"),
      incoming: await liaison(second!, "乙联络员"),
      bystander: await liaison(third!, "丙联络员"),
      secretary: await buildPerson(dependencies, { role: "secretary", alliance: alliance.id }),
      officer: await buildPerson(dependencies, { role: "officer", county: alliance.county, organization: alliance.department }),
    };
    // Further away than the clock looks ahead.
    const ends = new Date(hub.clock.now().getTime() + 20 * DAY_MS);
    term = await buildTerm(dependencies, { alliance: alliance.id, organization: first!, person: people.outgoing.id, until: ends });
    await buildTerm(dependencies, { alliance: alliance.id, organization: second!, person: people.incoming.id, from: ends, until: new Date(ends.getTime() + 90 * DAY_MS) });
    // The clock is moved by weeks: the people's tokens must outlast that.
    await dependencies.models.tokens.updateMany({}, { $set: { expiresAt: new Date("2099-01-01T00:00:00.000Z") } });
  });

  type Who = keyof typeof people;
  const path = () => `/alliances/${alliance.id}/terms/${term}`;
  const account = async (who: Who): Promise<TermAccount> => (await hub.call("GET", path(), people[who].token)).body;
  const command = (who: Who, body: HandOverCommand, revision: number): Promise<Reply> => hub.call("POST", `${path()}/hand-over`, people[who].token, { ...body, revision });
  const now = async (who: Who, body: HandOverCommand) => command(who, body, (await account(who)).revision);
  const prepare = (given: Partial<Extract<HandOverCommand, { command: "prepare" }>>): HandOverCommand => ({ command: "prepare", remarks: "", notes: [], own: [], ...given });
  const give = async (title: string, due: string) => {
    const made = await hub.call("POST", "/actions", people.secretary.token, { alliance: alliance.id, title, lead: (await account("outgoing")).outgoing.organization.id, helpers: [], due, measure: "有台账" });
    expect(made.status).toBe(201);
    return made.body.id as string;
  };
  const linesOf = ({ handOver }: TermAccount): HandOverLine[] => handOver!.paper!.lines;
  const workOf = async (who: Who) => ((await hub.call("GET", "/work", people[who].token)).body.items as WorkItem[]).filter(({ kind }) => kind.endsWith("_hand_over")).map(({ kind, counterpart }) => [kind, counterpart]);
  const noticesOf = async (who: Who) => ((await hub.call("GET", "/notices", people[who].token)).body.items as { kind: string }[]).map(({ kind }) => kind).filter((kind) => kind.startsWith("hand_over"));
  const later = (days: number) => hub.clock.advance(days * DAY_MS);

  test("what is open is listed by itself, with the outgoing chair's notes and promises, and both sign it", async () => {
    const task = await give("换装三台喷房", "2099-01-31");
    await buildMeeting(hub.dependencies, alliance, { title: "下季度联席会议", state: "draft", startsAt: new Date(hub.clock.now().getTime() + 30 * DAY_MS) });
    const prepared = await command("outgoing", prepare({ remarks: "先办换装。", notes: [{ key: `action:${task}`, note: "差一台" }], own: [{ kind: "promise", title: "答应丙厂月底前带看设备", due: "2099-02-01" }] }), 0);
    expect(prepared.status).toBe(200);
    expect(linesOf(prepared.body)).toMatchObject([
      { key: `action:${task}`, kind: "action", title: "换装三台喷房", unit: "试验甲厂", due: "2099-01-31", late: false, note: "差一台", href: `/actions/${task}` },
      { kind: "meeting", title: "下季度联席会议", note: "" },
      { kind: "promise", title: "答应丙厂月底前带看设备", due: "2099-02-01" },
    ]);

    const signed = await now("outgoing", { command: "sign" });
    expect(signed.body).toMatchObject({ handOver: { state: "handed", sound: true, entries: [{ kind: "signed", name: "甲联络员", organization: "试验甲厂", inPlace: null }] }, may: { prepare: false, sign: false } });
    // What is signed stays as it was, whatever happens in the ledger.
    await give("后来的任务", "2099-03-01");
    const seen = await account("incoming");
    expect(linesOf(seen).map(({ title }) => title)).toEqual(["换装三台喷房", "答应丙厂月底前带看设备"]);
    expect(seen.handOver!.paper).toMatchObject({ remarks: "先办换装。", withheld: 1, partial: false });
    expect(await workOf("incoming")).toEqual([["accept_hand_over", "试验甲厂"]]);
    expect(await noticesOf("incoming")).toEqual(["hand_over_signed"]);

    const accepted = await now("incoming", { command: "accept", words: "带看设备一事须与甲厂核对" });
    expect(accepted.body).toMatchObject({ handOver: { state: "accepted", late: false, sound: true }, may: { answer: false } });
    expect(accepted.body.handOver.entries.map(({ seal }: { seal: string }) => seal)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(await noticesOf("outgoing")).toEqual(["hand_over_reserved"]);
    expect(await noticesOf("secretary")).toEqual(["hand_over_reserved"]);
    expect(await workOf("incoming")).toEqual([]);
    expect((await now("incoming", { command: "accept", words: "" })).body).toMatchObject({ code: "conflict" });
  });

  test("other members learn that it was handed over and what came of the term, not what is on the list", async () => {
    await give("换装三台喷房", "2099-01-31");
    await now("outgoing", { command: "sign" });
    const seen = await account("bystander");
    expect(seen).toMatchObject({ handOver: { state: "handed", paper: null, entries: [{ name: "甲联络员" }] }, report: { tasksGiven: 1, tasksFinished: 0, meetings: 0 }, may: { answer: false } });
    expect((await command("bystander", { command: "accept", words: "" }, seen.revision)).status).toBe(403);
    expect((await command("secretary", { command: "accept", words: "" }, seen.revision)).status).toBe(403);
  });

  test("what is missing is sent back with a reason, and the list is open again", async () => {
    await now("outgoing", { command: "sign" });
    expect((await now("incoming", { command: "return", reason: "缺会议安排" })).body).toMatchObject({ handOver: { state: "open", sound: null, entries: [{ kind: "signed" }, { kind: "returned", words: "缺会议安排" }] } });
    expect(await noticesOf("outgoing")).toEqual(["hand_over_returned"]);
    await now("outgoing", prepare({ own: [{ kind: "other", title: "会议在十号", due: null }] }));
    const again = await now("outgoing", { command: "sign" });
    expect(again.body.handOver).toMatchObject({ state: "handed", sound: true });
    await hub.dependencies.models.handOvers.updateOne({ _id: term }, { $set: { "signed.lines.0.title": "会议在二十号" } });
    expect((await account("outgoing")).handOver!.sound).toBe(false);
  });

  test("the clock tells both sides two weeks before, the chair passes on unsigned, and after three days whoever keeps the alliance can sign in their place", async () => {
    const keep = () => hub.services.alliances.keepHandOvers();
    later(10);
    await keep();
    await keep();
    expect([await noticesOf("outgoing"), await noticesOf("incoming")]).toEqual([["hand_over_due"], ["hand_over_expected"]]);
    expect(await workOf("outgoing")).toEqual([["sign_hand_over", "试验乙厂"]]);
    expect((await now("secretary", { command: "sign", inPlace: "甲厂一直没有回音" })).status).toBe(403);

    later(11);
    expect((await hub.call("GET", `/alliances/${alliance.id}`, people.secretary.token)).body.chair.organization.name).toBe("试验乙厂");
    expect(await workOf("secretary")).toEqual([["urge_hand_over", "试验甲厂"]]);
    later(3);
    await keep();
    await keep();
    expect(await noticesOf("secretary")).toEqual(["hand_over_late"]);
    expect((await now("secretary", { command: "sign" })).body.errors).toMatchObject([{ path: "inPlace" }]);
    const signed = await now("secretary", { command: "sign", inPlace: "甲厂一直没有回音" });
    expect(signed.body.handOver).toMatchObject({ state: "handed", late: true, entries: [{ organization: "试验甲厂", inPlace: "甲厂一直没有回音" }] });
    // Nobody signs for both sides.
    expect((await now("secretary", { command: "accept", words: "", inPlace: "乙厂也没有回音" })).body).toMatchObject({ code: "conflict" });
    expect((await now("incoming", { command: "accept", words: "" })).body.handOver).toMatchObject({ state: "accepted", late: false });
  });

  test("of two who write at once one is told, and nothing of either is lost", async () => {
    const [one, other] = await Promise.all([command("outgoing", prepare({ remarks: "一" }), 0), command("outgoing", prepare({ remarks: "二" }), 0)]);
    expect([one.status, other.status].toSorted()).toEqual([200, 409]);
    const seen = await account("outgoing");
    expect(seen.handOver!.paper!.remarks).toBe(one.status === 200 ? "一" : "二");
    expect((await command("outgoing", prepare({ own: [{ key: "promise:aaaaaaaaaaaaaaaaaaaaaaaa", kind: "promise", title: "不存在的一项", due: null }] }), seen.revision)).body.errors).toMatchObject([{ path: "own.0.key" }]);
  });

  test("a term that has not begun, and one after which the same unit goes on, are not handed over", async () => {
    const { models } = hub.dependencies;
    const next = await models.terms.findOne({ alliance: alliance.id, from: { $gt: hub.clock.now() } }).lean();
    expect((await hub.call("GET", `/alliances/${alliance.id}/terms/${next!._id}`, people.outgoing.token)).status).toBe(404);
    const present = await models.terms.findOne({ _id: term }).lean();
    await models.terms.updateOne({ _id: next!._id }, { $set: { organization: present!.organization } });
    expect(await account("outgoing")).toMatchObject({ incoming: null, handOver: null, may: { sign: false } });
    expect((await command("outgoing", { command: "sign" }, 0)).status).toBe(403);
  });
});
