import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeetingCommandReply, StreamEvent } from "../../app/contracts/streams.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { buildAlliance, buildMember, buildPerson, buildTerm } from "../factories/people.ts";
import { startTestHub, type TestHub, type TestSocket } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

describe("a live meeting over sockets", () => {
  let hub: TestHub;
  let world: World;

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  const command = (socket: TestSocket, meetingId: string, revision: number, given: Record<string, unknown>, key: string = randomUUID()) =>
    socket.timeout(10_000).emitWithAck("meeting:command", { meetingId, revision, command: given, key }) as Promise<MeetingCommandReply>;

  /** Follows a meeting and keeps what arrives, replayed or pushed. */
  async function watch(token: string, meetingId: string, after?: number) {
    const socket = await hub.connect(token);
    const events: StreamEvent[] = [];
    socket.on("stream:event", (event) => events.push(event));
    const reply = await socket.timeout(10_000).emitWithAck("stream:follow", { stream: `meeting:${meetingId}`, ...(after !== undefined && { after }) });
    if (reply.ok && "events" in reply) events.unshift(...reply.events);
    return { socket, events, seq: reply.ok ? reply.seq : -1 };
  }
  const currentOf = (events: StreamEvent[]) => events.findLast((event) => event.type === "agenda.changed")?.data?.currentItem;
  /** In order and without a hole; what happens while one begins to follow may arrive twice, as promised: replayed and pushed. */
  const isInOrder = (events: StreamEvent[]) => [...new Map(events.map((event) => [event.seq, event])).values()].every((event, index, all) => index === 0 || event.seq === all[index - 1]!.seq + 1);

  test("everybody follows the chair in order; who comes late or was cut off ends at the same place", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { items: 4 });
    const { people } = world;
    const chair = await hub.connect(people.chair.token);
    const member = await watch(people.liaison.token, meeting._id);
    expect(await command(chair, meeting._id, 0, { type: "open" })).toEqual({ ok: true, revision: 1 });
    expect(await command(chair, meeting._id, 1, { type: "next" })).toEqual({ ok: true, revision: 2 });
    await until("the member sees the second item", () => currentOf(member.events) === meeting.agenda[1]!.id);

    const cutOff = member.events.at(-1)!.seq;
    member.socket.disconnect();
    await command(chair, meeting._id, 2, { type: "next" });
    await command(chair, meeting._id, 3, { type: "move", itemId: meeting.agenda[3]!.id });
    const back = await watch(people.liaison.token, meeting._id, cutOff);
    const page = await hub.call("GET", `/meetings/${meeting._id}`, people.liaisonOfOtherOrganization.token);
    const late = await watch(people.liaisonOfOtherOrganization.token, meeting._id, page.body.seq);
    expect(page.body.currentItem).toBe(meeting.agenda[3]!.id);
    await until("who was cut off sees the fourth item", () => currentOf(back.events) === meeting.agenda[3]!.id);
    expect(isInOrder([...member.events, ...back.events])).toBe(true);

    await command(chair, meeting._id, 4, { type: "previous" });
    await until("both see the third item", () => [back, late].every(({ events }) => currentOf(events) === meeting.agenda[2]!.id));
    expect(isInOrder(back.events) && isInOrder(late.events)).toBe(true);
  });

  test("the same key is carried out once; an older revision is a conflict; a member and a malformed command are refused", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const chair = await hub.connect(world.people.chair.token);
    const member = await hub.connect(world.people.liaison.token);
    await command(chair, meeting._id, 0, { type: "open" });
    const key = randomUUID();
    const replies = [await command(chair, meeting._id, 1, { type: "next" }, key), await command(chair, meeting._id, 1, { type: "next" }, key)];
    expect(replies).toEqual([{ ok: true, revision: 2 }, { ok: true, revision: 2 }]);
    // Told that it was done, the chair would wait for a move that never comes.
    expect(await command(chair, meeting._id, 2, { type: "previous" }, key)).toMatchObject({ ok: false, code: "conflict" });
    expect(await command(chair, meeting._id, 1, { type: "next" })).toMatchObject({ ok: false, code: "conflict" });
    expect(await command(member, meeting._id, 2, { type: "next" })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await command(chair, meeting._id, 2, { type: "move", itemId: { $ne: null } })).toMatchObject({
      ok: false,
      code: "bad_input",
      errors: [{ path: "itemId" }],
    });
    expect(await command(chair, "of today", 2, { type: "next" })).toMatchObject({
      ok: false,
      code: "bad_input",
      errors: [{ path: "meetingId", message: expect.stringMatching(/\p{Script=Han}/u) }],
    });
    const { body } = await hub.call("GET", `/meetings/${meeting._id}`, world.people.liaison.token);
    expect(body).toMatchObject({ revision: 2, currentItem: meeting.agenda[1]!.id });
  });

  test("votes and speakers stand on their own, but are refused where they name an older revision over HTTP", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const { chair, liaison } = world.people;
    const screen = await hub.connect(chair.token);
    await command(screen, meeting._id, 0, { type: "open" });
    expect(await command(screen, meeting._id, 1, { type: "poll-open", itemId: meeting.agenda[0]!.id, question: "由联盟见证签约", majority: "half", base: "present", secret: false, reason: "到会不足，先行征求意见" })).toMatchObject({ ok: true });
    const read = async () => (await hub.call("GET", `/meetings/${meeting._id}`, liaison.token)).body;
    const { id: poll } = (await read()).polls[0];
    const send = (path: string, body: unknown, revision?: number) =>
      hub.call("POST", `/meetings/${meeting._id}${path}`, liaison.token, body, revision === undefined ? {} : { "If-Match": `"${revision}"` });

    for (const [path, body] of [[`/polls/${poll}/votes`, { choice: "yes" }], ["/speakers", {}], ["/presence", {}]] as const) {
      expect((await send(path, body, 1)).body, path).toMatchObject({ code: "conflict" });
    }
    expect(await read()).toMatchObject({ revision: 2, speakers: [], polls: [{ voted: [] }], presence: { present: 0 } });

    expect(await command(await hub.connect(liaison.token), meeting._id, 1, { type: "vote", pollId: poll, choice: "yes" })).toEqual({ ok: true, revision: 2 });
    expect((await send("/speakers", {}, 2)).status).toBe(201);
    expect((await send(`/polls/${poll}/votes`, { choice: "no" })).status).toBe(200);
    expect(await read()).toMatchObject({ revision: 2, speakers: [{}], polls: [{ voted: [{}] }] });
  });

  test("two chairs' screens that act at once: exactly one wins", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const screens = [await hub.connect(world.people.chair.token), await hub.connect(world.people.chair.token)];
    await command(screens[0]!, meeting._id, 0, { type: "open" });
    const replies = await Promise.all(screens.map((screen, index) => command(screen, meeting._id, 1, { type: "move", itemId: meeting.agenda[index + 1]!.id })));
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({ code: "conflict" });
  });

  test("presence counts itself, and a lost connection takes nobody away", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const chair = await hub.connect(world.people.chair.token);
    const member = await watch(world.people.liaison.token, meeting._id);
    await command(chair, meeting._id, 0, { type: "open" });
    const presence = async () => (await hub.call("GET", `/meetings/${meeting._id}/presence`, world.people.chair.token)).body;
    await until("the unit is present", async () => (await presence()).present === 1);
    const twice = await watch(world.people.liaison.token, meeting._id);
    const officer = await watch(world.people.officer.token, meeting._id);
    await until("the officer is counted", async () => (await presence()).people === 2);
    for (const { socket } of [member, twice, officer]) socket.disconnect();
    expect(await presence()).toMatchObject({ present: 1, people: 2 });
  });

  test("a hidden item never leaves the server for a member, not while it is treated either", async () => {
    const secret = "银行授信底线";
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const hidden = { ...meeting.agenda[1]!, title: secret, hidden: true };
    await hub.dependencies.models.meetings.updateOne({ _id: meeting._id }, { $set: { agenda: [meeting.agenda[0]!, hidden, meeting.agenda[2]!] } });
    const chair = await hub.connect(world.people.chair.token);
    const member = await watch(world.people.liaison.token, meeting._id);
    await command(chair, meeting._id, 0, { type: "open" });
    await command(chair, meeting._id, 1, { type: "next" });
    await until("the member was told", () => member.events.some((event) => event.data?.revision === 2));
    expect(currentOf(member.events)).toBeNull();
    const page = await hub.call("GET", `/meetings/${meeting._id}`, world.people.liaison.token);
    expect(JSON.stringify([member.events, page.body])).not.toContain(secret);
    expect(JSON.stringify((await hub.call("GET", `/meetings/${meeting._id}`, world.people.secretary.token)).body)).toContain(secret);
  });

  test("the right to move ends with the chair's term, on the open socket", async () => {
    const { dependencies } = hub;
    const alliance = await buildAlliance(dependencies);
    const organization = await buildMember(dependencies, alliance);
    const person = await buildPerson(dependencies, { role: "liaison", organization, alliance: alliance.id });
    const now = hub.clock.now().getTime();
    await buildTerm(dependencies, { alliance: alliance.id, organization, person: person.id, from: new Date(now - 1_000), until: new Date(now + 3_600_000) });
    const meeting = await buildMeeting(dependencies, alliance);
    const socket = await hub.connect(person.token);
    expect(await command(socket, meeting._id, 0, { type: "open" })).toMatchObject({ ok: true });
    hub.clock.advance(3_600_000);
    expect(await command(socket, meeting._id, 1, { type: "next" })).toMatchObject({ ok: false, code: "forbidden" });
  });

  test("after a restart of the hub the meeting goes on where it was", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const { people } = world;
    const before = await hub.connect(people.chair.token);
    const member = await watch(people.liaison.token, meeting._id);
    await command(before, meeting._id, 0, { type: "open" });
    await until("the member sees the first item", () => currentOf(member.events) === meeting.agenda[0]!.id);
    await hub.restart();
    const chair = await hub.connect(people.chair.token);
    const back = await watch(people.liaison.token, meeting._id, member.events.at(-1)!.seq);
    expect(await command(chair, meeting._id, 1, { type: "next" })).toEqual({ ok: true, revision: 2 });
    await until("the member sees the second item again", () => currentOf(back.events) === meeting.agenda[1]!.id);
    expect(isInOrder([...member.events, ...back.events])).toBe(true);
  });
});
