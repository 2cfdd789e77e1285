import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

/** The lane of an item over HTTP: confirmed with a reason, changed with another one, and asked for when the meeting is closed. */
describe("the lane of an item", () => {
  let hub: TestHub;
  let world: World;
  const call = (who: keyof World["people"], method: string, path: string, body?: unknown): Promise<Reply> => hub.call(method, path, world.people[who].token, body);

  /** Changes an agenda as it stands now. */
  const edit = async (who: keyof World["people"], method: string, page: string, path: string, body: Record<string, unknown>): Promise<Reply> =>
    call(who, method, `${page}/agenda${path}`, { ...body, revision: (await call("chair", "GET", page)).body.revision });

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  test("every change keeps from, to, who and why; without a reason a confirmed lane does not change", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const page = `/meetings/${meeting._id}`;
    const item = `/${meeting.agenda[0]!.id}`;
    const triage = async () => (await call("liaison", "GET", page)).body.agenda[0].triage;
    expect((await edit("secretary", "PATCH", page, item, { lane: "do" })).body.items[0]).toMatchObject({ lane: "do", triage: [] });
    expect((await edit("liaison", "PATCH", page, item, { lane: "decide", laneReason: "须各单位表决" })).status).toBe(403);
    expect((await edit("secretary", "PATCH", page, item, { lane: "decide", laneReason: "须各单位表决" })).status).toBe(200);
    const refused = await edit("secretary", "PATCH", page, item, { lane: "do" });
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ path: "laneReason" }]]);
    await edit("secretary", "PATCH", page, item, { lane: "decide", laneReason: "须各单位表决" });
    await edit("chair", "PATCH", page, item, { lane: "deliberate", laneReason: "先听意见" });
    expect(await triage()).toMatchObject([
      { from: null, to: "decide", reason: "须各单位表决" },
      { from: "decide", to: "deliberate", reason: "先听意见" },
    ]);
    const names = (await triage()).map(({ name }: { name: string }) => name);
    expect(names.map((name: string) => name !== "")).toEqual([true, true]);
    const added = await edit("secretary", "POST", page, "", { title: "检修错峰", lane: "do", laneReason: "已有共识" });
    expect(added.body.items.at(-1)).toMatchObject({ lane: "do", triage: [{ from: null, to: "do", reason: "已有共识" }] });
    expect(JSON.stringify(added.body)).not.toContain(world.people.secretary.id);
  });

  test("a meeting is closed once what was treated has what its lane wants, or goes another way for a reason", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance, { items: 2, quorum: "none" });
    const page = `/meetings/${meeting._id}`;
    const [first, second] = meeting.agenda.map(({ id }) => id);
    await edit("secretary", "PATCH", page, `/${first}`, { lane: "decide", laneReason: "须各单位表决" });
    await edit("secretary", "PATCH", page, `/${second}`, { lane: "do", laneReason: "已有共识" });
    expect((await call("chair", "POST", `${page}/open`)).status).toBe(200);
    const close = async () => call("chair", "POST", `${page}/close`);
    const refused = await close();
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain("还差：一次表决");
    // The second item was not reached: nothing is asked of it.
    expect((await edit("chair", "PATCH", page, `/${first}`, { lane: "deliberate", laneReason: "先听意见" })).status).toBe(200);
    expect((await close()).body.detail).toContain("还差：一段结论");
    await call("chair", "POST", `${page}/results`, { itemId: first, kind: "note", text: "下月再报测算。" });
    expect((await close()).status).toBe(200);
    const after = (await call("liaison", "GET", page)).body;
    expect(after.state).toBe("closed");
    expect(after.agenda.map(({ state }: { state: string }) => state)).toEqual(["done", "skipped"]);
  });
});
