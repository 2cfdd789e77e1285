import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StreamEvent, StreamName } from "../../app/contracts/streams.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

describe("streams", () => {
  let hub: TestHub;
  let stream: StreamName;
  let insider: TestPerson;
  let neighbour: TestPerson;
  let outsider: TestPerson;
  let organization: string;

  beforeAll(async () => {
    hub = await startTestHub();
    const alliance = await buildAlliance(hub.dependencies);
    organization = await buildMember(hub.dependencies, alliance);
    const other = await buildMember(hub.dependencies, alliance);
    const elsewhere = await buildAlliance(hub.dependencies, { county: "370883" });
    stream = `alliance:${alliance.id}`;
    insider = await buildPerson(hub.dependencies, { role: "liaison", organization, alliance: alliance.id });
    neighbour = await buildPerson(hub.dependencies, { role: "liaison", organization: other, alliance: alliance.id });
    outsider = await buildPerson(hub.dependencies, { role: "officer", county: elsewhere.county, organization: elsewhere.department });
  });
  afterAll(() => hub.close());

  const tell = (note: string, audience?: { organizations: string[] }) =>
    hub.dependencies.inTransaction(null, async (transaction) => transaction.emit(stream, "listing.changed", { note }, audience));
  const numbers = (events: StreamEvent[]) => events.map((event) => event.seq);

  async function follow(person: TestPerson, after?: number) {
    const socket = await hub.connect(person.token);
    const events: StreamEvent[] = [];
    socket.on("stream:event", (event) => events.push(event));
    const reply = await socket.emitWithAck("stream:follow", { stream, ...(after !== undefined && { after }) });
    return { socket, events, reply };
  }

  test("events arrive in order, without gaps, also when many are told at once", async () => {
    const { events, reply } = await follow(insider);
    const start = reply.ok ? reply.seq : -1;
    await Promise.all(Array.from({ length: 40 }, (_, index) => tell(`${index}`)));
    await until("all 40 events", () => events.length >= 40);
    expect(numbers(events)).toEqual(Array.from({ length: 40 }, (_, index) => start + 1 + index));
  });

  test("what one socket or one person asks beyond a share is refused at once", async () => {
    const busy = await buildPerson(hub.dependencies, { role: "liaison", organization, alliance: stream.slice(9) });
    const ask = async (times: number) => {
      const socket = await hub.connect(busy.token);
      const replies = await Promise.all(Array.from({ length: times }, () => socket.emitWithAck("stream:follow", { stream: "nonsense" } as never)));
      return replies.map((reply) => (reply.ok ? "ok" : reply.code));
    };
    expect(await ask(302)).toEqual([...Array.from({ length: 300 }, () => "bad_input"), "rate_limited", "rate_limited"]);
    for (const times of [300, 300, 300, 300, 300]) expect(new Set(await ask(times))).toEqual(new Set(["bad_input"]));
    expect((await ask(300)).filter((code) => code === "rate_limited")).toHaveLength(100);
    expect((await follow(insider)).reply.ok).toBe(true);
  });

  test("several events of one change are numbered as they were told, stream by stream", async () => {
    const here = await follow(insider);
    const start = here.reply.ok ? here.reply.seq : -1;
    const aside: StreamName = `organization:${organization}`;
    const known = await hub.dependencies.models.events.countDocuments({ stream: aside });
    await hub.dependencies.inTransaction(null, async (transaction) => {
      for (const note of ["甲", "乙", "丙"]) {
        transaction.emit(stream, "listing.changed", { note });
        transaction.emit(aside, "listing.changed", { note });
      }
    });
    await until("all three", () => here.events.length >= 3);
    expect(here.events.map(({ seq, data }) => [seq, data?.note])).toEqual([[start + 1, "甲"], [start + 2, "乙"], [start + 3, "丙"]]);
    const told = await hub.dependencies.models.events.find({ stream: aside }).sort({ seq: 1 }).lean();
    expect(told.slice(known).map(({ data }) => data.note)).toEqual(["甲", "乙", "丙"]);
    expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => index + 1));
  });

  test("who may not see an event gets its number and nothing else", async () => {
    const mine = await follow(insider);
    const theirs = await follow(neighbour);
    await tell("价格 46 元", { organizations: [organization] });
    await until("both were told", () => mine.events.length > 0 && theirs.events.length > 0);
    expect(mine.events[0]).toMatchObject({ type: "listing.changed", data: { note: "价格 46 元" } });
    expect(theirs.events[0]).toEqual({ stream, seq: mine.events[0]!.seq, type: "hidden" });
    const read = await hub.call("GET", `/streams/${stream}/events?after=${mine.events[0]!.seq - 1}`, neighbour.token);
    expect(read.body.events).toEqual([{ stream, seq: mine.events[0]!.seq, type: "hidden" }]);
  });

  test("who was away gets just what was missed, also through a restart of the hub", async () => {
    const before = await follow(insider);
    const seq = before.reply.ok ? before.reply.seq : -1;
    before.socket.disconnect();
    await tell("一");
    await hub.restart();
    await tell("二");
    const { reply } = await follow(insider, seq);
    expect(reply).toMatchObject({ ok: true, seq: seq + 2 });
    expect("events" in reply && reply.events.map((event) => event.data?.note)).toEqual(["一", "二"]);
    const live = await follow(insider, seq + 2);
    await tell("三");
    await until("the live event", () => live.events.length === 1);
    expect(numbers(live.events)).toEqual([seq + 3]);
  });

  test("a number from the future, a trimmed past and too long an absence ask for a new reading", async () => {
    const newest = (await hub.call("GET", `/streams/${stream}/events?after=0&limit=1`, insider.token)).body.seq;
    expect((await follow(insider, newest + 1)).reply).toMatchObject({ ok: true, resync: true });
    await hub.dependencies.models.events.deleteMany({ stream, seq: { $lte: 5 } });
    expect((await follow(insider, 2)).reply).toMatchObject({ ok: true, resync: true });
    expect((await hub.call("GET", `/streams/${stream}/events?after=2`, insider.token)).status).toBe(410);
    expect((await hub.call("GET", `/streams/${stream}/events?after=5`, insider.token)).status).toBe(200);
  });

  test("where some in between are gone, nothing is told as if it were all", async () => {
    const { body } = await hub.call("GET", `/streams/${stream}/events?after=5&limit=1`, insider.token);
    for (const note of ["一", "二", "三"]) await tell(note);
    await hub.dependencies.models.events.deleteMany({ stream, seq: body.seq + 2 });
    const after = (seq: number, limit = 100) => hub.call("GET", `/streams/${stream}/events?after=${seq}&limit=${limit}`, insider.token);
    expect((await follow(insider, body.seq)).reply).toMatchObject({ ok: true, resync: true });
    expect((await after(body.seq)).status).toBe(410);
    expect((await after(body.seq, 1)).body.events).toHaveLength(1);
    expect((await after(body.seq + 1)).status).toBe(410);
    expect((await after(body.seq + 2)).body.events).toHaveLength(1);
    await hub.dependencies.models.events.deleteMany({ stream, seq: body.seq + 3 });
    expect((await after(body.seq + 2)).status).toBe(410);
  });

  test("another county's stream does not exist for an outsider", async () => {
    expect((await follow(outsider)).reply).toEqual({ ok: false, code: "not_found" });
    expect((await hub.call("GET", `/streams/${stream}/events`, outsider.token)).status).toBe(404);
  });

  test("the stream of a meeting that is a draft does not exist for a member, until it is announced", async () => {
    const [alliance] = await hub.dependencies.models.alliances.find({ _id: stream.slice(9) }).lean();
    const draft = await buildMeeting(hub.dependencies, { id: alliance!._id, county: alliance!.county }, { state: "draft" });
    const socket = await hub.connect(insider.token);
    const ask = () => socket.emitWithAck("stream:follow", { stream: `meeting:${draft._id}` });
    const read = async () => (await hub.call("GET", `/streams/meeting:${draft._id}/events`, insider.token)).status;
    expect(await ask()).toEqual({ ok: false, code: "not_found" });
    expect(await read()).toBe(404);
    await hub.dependencies.models.meetings.updateOne({ _id: draft._id }, { $set: { state: "scheduled" } });
    expect(await ask()).toMatchObject({ ok: true });
    expect(await read()).toBe(200);
  });

  test.each([
    ["no stream", {}],
    ["an operator", { stream: { $ne: null } }],
    ["another kind", { stream: "county:370812" }],
    ["a negative number", { stream: "user:0123456789abcdef01234567", after: -1 }],
    ["an unknown field", { stream: "user:0123456789abcdef01234567", role: "administrator" }],
  ])("a malformed request to follow is refused: %s", async (_name, request) => {
    const socket = await hub.connect(insider.token);
    expect(await socket.emitWithAck("stream:follow", request as never)).toEqual({ ok: false, code: "bad_input" });
    const { after: _, ...leaving } = request as { after?: number };
    expect((await socket.emitWithAck("stream:leave", leaving as never)).ok).toBe("after" in request);
  });

  test("strangers and wrong origins have no socket", async () => {
    await expect(hub.connect("lm_guess")).rejects.toThrow("signed_out");
    const probe = await fetch(`${hub.url}/socket.io/?EIO=4&transport=polling`, { headers: { Origin: "https://evil.example" } });
    expect(probe.status).toBe(403);
  });
});
