import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetVoteDigests } from "../../server/meetings/forget-vote-digests.ts";
import { findActor } from "../../server/people/resolve-actor.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildFirm } from "../factories/market.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

/** Units that entrust their votes, over HTTP: given, written down, used, taken back, and what is left of it on record. */
describe("votes that are entrusted", () => {
  let hub: TestHub;
  let world: World;
  const call = (who: keyof World["people"], method: string, path: string, body?: unknown): Promise<Reply> => hub.call(method, path, world.people[who].token, body);

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  const noticesOf = (who: keyof World["people"], kind: string) => hub.dependencies.models.notices.countDocuments({ person: world.people[who].id, kind });
  const rulesOf = ({ body }: Reply) => (body.errors ?? []).map(({ path }: { path: string }) => path);

  async function plan(given: Parameters<typeof buildMeeting>[2] = {}) {
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { quorum: "none", ...given });
    const page = `/meetings/${meeting._id}`;
    const poll = async (body: Record<string, unknown> = {}) => {
      const opened = await call("chair", "POST", `${page}/polls`, { question: "由联盟见证签约", ...body });
      return `${page}/polls/${opened.body.id}`;
    };
    return { meeting, page, poll, chairs: (await call("chair", "GET", page)).body.rights.units[0].id as string };
  }

  test("a unit that stays away entrusts another one, which votes for both; all of it stays on record", async () => {
    const { meeting, page, poll, chairs } = await plan();
    const { organization, otherOrganization } = world;
    expect(rulesOf(await call("liaison", "POST", `${page}/proxies`, { holder: organization }))).toEqual(["holder"]);
    expect((await call("liaison", "POST", `${page}/proxies`, { giver: otherOrganization, holder: organization })).status).toBe(403);
    const given = await call("liaison", "POST", `${page}/proxies`, { holder: otherOrganization });
    expect(given.body.proxies).toMatchObject([{ giver: organization, holder: otherOrganization, item: null, paper: false, ended: null }]);
    expect(await noticesOf("liaisonOfOtherOrganization", "proxy_given")).toBe(1);
    expect((await call("liaisonOfOtherOrganization", "POST", `${page}/proxies`, { holder: chairs })).body).toMatchObject({ status: 409, code: "conflict" });

    // A paper is written down by name, for nobody's own benefit, and the unit is told of it.
    expect(rulesOf(await call("secretary", "POST", `${page}/proxies`, { holder: otherOrganization, paper: true }))).toEqual(["giver"]);
    expect((await call("chair", "POST", `${page}/proxies`, { giver: organization, holder: chairs, paper: true })).status).toBe(403);
    await call("liaison", "POST", `${page}/proxies/${given.body.proxies[0].id}/end`);
    expect(await noticesOf("liaisonOfOtherOrganization", "proxy_withdrawn")).toBe(1);
    const written = await call("secretary", "POST", `${page}/proxies`, { giver: organization, holder: otherOrganization, paper: true });
    expect(written.body.proxies[1]).toMatchObject({ paper: true, name: "赵试验", ended: null });
    expect(await noticesOf("liaison", "proxy_written")).toBe(1);

    await call("chair", "POST", `${page}/open`);
    // Who looks on has not come: the proxy stands.
    const onlooker = await findActor(hub.dependencies, world.people.liaison.id);
    await hub.services.meetings.countPresence(meeting._id, [onlooker!]);
    expect((await call("liaison", "GET", page)).body.presence).toMatchObject({ present: 0, people: 1, proxies: [{}, { ended: null }] });
    const ballot = await poll();
    const votes = [organization, otherOrganization].map((unit) => ({ organization: unit, choice: "yes" }));
    expect((await call("liaison", "POST", `${ballot}/votes/each`, { votes })).status).toBe(403);
    expect(rulesOf(await call("liaisonOfOtherOrganization", "POST", `${ballot}/votes/each`, { votes: [votes[0], votes[0]] }))).toEqual(["votes"]);
    const cast = await call("liaisonOfOtherOrganization", "POST", `${ballot}/votes/each`, { votes });
    expect(cast.body).toMatchObject({ tally: { yes: 2 }, proxied: [{ organization, holder: otherOrganization }] });
    expect((await call("chair", "POST", `${ballot}/close`)).body.outcome).toEqual({ passed: true, needed: 2, base: 2 });
    expect((await call("liaison", "GET", page)).body.presence).toMatchObject({ present: 1, represented: 1 });

    // In a secret one it says who has voted through whom, and how many in sum, no more.
    const secret = await poll({ secret: true });
    const hidden = await call("liaisonOfOtherOrganization", "POST", `${secret}/votes/each`, { votes: [{ ...votes[0], choice: "no" }, votes[1]] });
    expect(hidden.body).toMatchObject({ tally: null, votes: [], proxied: [{ organization, holder: otherOrganization }] });
    // What is kept of a command's key must not tell which of three choices it was.
    const pollId = secret.split("/").at(-1)!;
    const command = { type: "vote" as const, pollId, choice: "no" as const, organization: chairs };
    const key = randomUUID();
    const chair = await findActor(hub.dependencies, world.people.chair.id);
    for (let count = 0; count < 2; count += 1) await hub.services.meetings.runCommand(chair!, { meetingId: meeting._id, command, key });
    const kept = (await hub.dependencies.models.meetings.findOne({ _id: meeting._id }).lean())!;
    const guesses = ["yes", "no", "abstain"].map((choice) => createHash("sha256").update(JSON.stringify({ ...command, choice })).digest("base64"));
    expect(guesses).not.toContain(kept.keys.find((entry) => entry.key.endsWith(key))!.content);
    await call("chair", "POST", `${secret}/close`);
    const audits = await hub.dependencies.models.audits.find({ "subject.id": meeting._id, action: "meeting.vote-each" }).lean();
    expect(audits.map(({ after }) => (after as { proxied?: string[] }).proxied)).toEqual([[organization], [organization]]);
    expect(JSON.stringify(audits)).not.toMatch(/yes|"no"/);

    // Whoever comes votes itself from then on.
    await call("liaison", "POST", `${page}/presence`, {});
    const own = await poll();
    expect((await call("liaisonOfOtherOrganization", "POST", `${own}/votes`, { choice: "yes", organization })).body).toMatchObject({ status: 409, code: "conflict" });
    expect((await call("liaison", "POST", `${own}/votes`, { choice: "no" })).body.tally).toEqual({ yes: 0, no: 1, abstain: 0 });
    await call("chair", "POST", `${own}/close`);
    await call("secretary", "POST", `${page}/results`, { itemId: meeting.agenda[0]!.id, kind: "decision", text: "由联盟见证签约。" });
    expect((await call("chair", "POST", `${page}/close`)).status).toBe(200);
    // Keys of an older hub told how a secret vote was cast: none outlives the next start.
    await forgetVoteDigests(hub.dependencies.models);
    expect((await hub.dependencies.models.meetings.findOne({ _id: meeting._id }).lean())!.keys).toEqual([]);
    const { body: minutes } = await call("secretary", "GET", `${page}/minutes`);
    expect(minutes.proxies).toMatchObject([{ giver: { id: organization }, holder: { id: otherOrganization }, paper: false }, { paper: true }]);
    const [line] = (await call("liaison", "GET", `/resolutions?meeting=${meeting._id}`)).body.items;
    expect((await call("liaison", "GET", `/resolutions/${line.id}`)).body).toMatchObject({ poll: { proxied: 0 }, versions: [{ sound: true }] });
    const ended = await call("liaison", "GET", `${page}/proxies`);
    expect(ended.body.items.map(({ ended }: { ended: { how: string } }) => ended.how)).toEqual(["withdrawn", "arrived"]);
  });

  test("of a unit's own vote and its proxy's at one moment the own one stands, and what was taken back at that moment is counted or refused whole", async () => {
    const { page, poll } = await plan();
    const { organization, otherOrganization } = world;
    const given = await call("liaison", "POST", `${page}/proxies`, { holder: otherOrganization });
    await call("chair", "POST", `${page}/open`);
    const votes = [organization, otherOrganization].map((unit) => ({ organization: unit, choice: "yes" }));
    const first = await poll();
    const [own, proxys] = await Promise.all([
      call("liaison", "POST", `${first}/votes`, { choice: "no" }),
      call("liaisonOfOtherOrganization", "POST", `${first}/votes/each`, { votes }),
    ]);
    expect(own.status).toBe(200);
    expect([200, 409]).toContain(proxys.status);
    const closed = await call("chair", "POST", `${first}/close`);
    expect(closed.body.votes).toContainEqual({ organization, choice: "no", recordedBy: null });
    expect(closed.body.tally).toEqual({ yes: proxys.status === 200 ? 1 : 0, no: 1, abstain: 0 });
    expect((await call("liaison", "POST", `${page}/proxies/${given.body.proxies[0].id}/end`)).status).toBe(409);

    await call("liaison", "DELETE", `${page}/presence`, {});
    const again = await call("liaison", "POST", `${page}/proxies`, { holder: otherOrganization });
    const second = await poll();
    const [cast, back] = await Promise.all([
      call("liaisonOfOtherOrganization", "POST", `${second}/votes/each`, { votes }),
      call("liaison", "POST", `${page}/proxies/${again.body.proxies[1].id}/end`),
    ]);
    expect(back.status).toBe(200);
    expect((await call("chair", "POST", `${second}/close`)).body.voted).toHaveLength(cast.status === 200 ? 2 : 0);
  });

  test("they make a quorum only where the meeting says so; items with one stay public", async () => {
    const { meeting, page } = await plan({ quorum: "two_thirds", state: "draft" });
    expect((await call("secretary", "PATCH", page, { proxiesInQuorum: true, state: "scheduled", revision: 0 })).body).toMatchObject({ proxiesInQuorum: true });
    const [item] = meeting.agenda;
    await call("liaison", "POST", `${page}/proxies`, { holder: world.otherOrganization, item: item!.id });
    const hide = await call("secretary", "PATCH", `${page}/agenda/${item!.id}`, { hidden: true, revision: 1 });
    expect(rulesOf(hide)).toEqual(["hidden"]);
    expect((await call("secretary", "DELETE", `${page}/agenda/${item!.id}`)).status).toBe(200);
    expect((await call("liaison", "GET", `${page}/proxies`)).body.items).toMatchObject([{ ended: { how: "void" } }]);
    await call("liaison", "POST", `${page}/proxies`, { holder: world.otherOrganization });
    await call("chair", "POST", `${page}/open`);
    await call("secretary", "POST", `${page}/presence`, { organization: world.organization });
    expect([await noticesOf("liaison", "proxy_arrived"), await noticesOf("liaisonOfOtherOrganization", "proxy_arrived")]).toEqual([1, 1]);
    await call("liaison", "DELETE", `${page}/presence`, {});
    await call("liaison", "POST", `${page}/proxies`, { holder: world.otherOrganization });
    const { body: counted } = await call("liaisonOfOtherOrganization", "POST", `${page}/presence`, {});
    expect(counted).toMatchObject({ present: 1, represented: 1, needed: 2, quorate: true });
  });

  test("who joins after the meeting was planned entrusts its vote and signs in like the others", async () => {
    const { page } = await plan();
    const { total } = (await call("liaison", "GET", page)).body.presence;
    const late = await buildFirm(hub, world.alliance);
    const { presence, rights } = (await hub.call("GET", page, late.liaison.token)).body;
    expect([presence.total, rights.units]).toEqual([total + 1, [{ id: late.organization, name: expect.any(String) }]]);
    expect((await hub.call("POST", `${page}/proxies`, late.liaison.token, { holder: world.organization })).status).toBe(201);
    expect((await hub.call("POST", `${page}/presence`, late.liaison.token, {})).body).toMatchObject({ present: 1 });
  });
});
