import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StatementView } from "../../app/contracts/statements.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";

/** What units have to say in a meeting, handed in before it, over HTTP. */
describe("statements for a meeting", () => {
  let hub: TestHub;
  let world: World;
  const call = (who: keyof World["people"], method: string, path: string, body?: object): Promise<Reply> => hub.call(method, path, world.people[who].token, body);
  const said = { situation: "订单排到明年三月。", problems: "喷涂线满负荷。", requests: ["请联盟调剂 500 套喷涂产能"] };

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  async function plan() {
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    const path = `/meetings/${meeting._id}/statements`;
    const list = async (who: keyof World["people"]): Promise<StatementView[]> => (await call(who, "GET", path)).body.items;
    return { meeting, path, list };
  }

  test("are handed in by the unit or in its name, read by all who come, and taken back", async () => {
    const { meeting, path, list } = await plan();
    const own = await call("liaison", "POST", path, said);
    expect(own.body).toMatchObject({ ...said, organization: { id: world.organization }, name: "赵试验", revision: 1, mayChange: true });
    expect((await call("secretary", "POST", path, said)).body.errors).toMatchObject([{ path: "organization" }]);
    expect((await call("liaison", "POST", path, { ...said, organization: world.otherOrganization })).status).toBe(403);
    await call("secretary", "POST", path, { ...said, organization: world.otherOrganization });
    expect((await list("officer")).map(({ organization, mayChange }) => [organization.id, mayChange])).toEqual([
      [world.organization, false],
      [world.otherOrganization, false],
    ]);
    expect((await list("liaisonOfOtherOrganization")).map(({ mayChange }) => mayChange)).toEqual([false, true]);
    expect((await call("liaisonOfOtherOrganization", "DELETE", `${path}/${own.body.id}`)).status).toBe(403);
    expect((await call("liaison", "DELETE", `${path}/${own.body.id}`)).status).toBe(204);
    expect((await call("liaison", "DELETE", `${path}/${own.body.id}`)).status).toBe(404);
    const audits = await hub.dependencies.models.audits.find({ "subject.id": meeting._id }).sort({ at: 1, _id: 1 }).lean();
    expect(audits.map(({ action }) => action)).toEqual(["statement.hand_in", "statement.hand_in", "statement.withdraw"]);
  });

  test("of two people who change one at a time the later one is told, and two first ones make one", async () => {
    const { path, list } = await plan();
    const first = await Promise.all([1, 2].map(() => call("liaison", "POST", path, { ...said, revision: 0 })));
    expect(first.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await call("liaison", "POST", path, { ...said, situation: "改过", revision: 1 })).body).toMatchObject({ situation: "改过", revision: 2 });
    expect((await call("liaison", "POST", path, { ...said, revision: 1 })).body).toMatchObject({ code: "conflict" });
    expect(await list("liaison")).toHaveLength(1);
  });

  test("say something, name a unit of the meeting, and stand once it is over", async () => {
    const { meeting, path, list } = await plan();
    expect((await call("liaison", "POST", path, { situation: " ", requests: [] })).body.errors).toMatchObject([{ path: "situation" }]);
    expect((await call("liaison", "POST", path, { requests: Array.from({ length: 11 }, (_, k) => `第 ${k} 条`) })).body.errors).toMatchObject([{ path: "requests" }]);
    expect((await call("secretary", "POST", path, { ...said, organization: "f".repeat(24) })).body.errors).toMatchObject([{ path: "organization" }]);
    const { body } = await call("liaison", "POST", path, said);
    await hub.dependencies.models.meetings.updateOne({ _id: meeting._id }, { $set: { state: "closed" } });
    expect((await call("liaison", "POST", path, said)).status).toBe(409);
    expect((await call("liaison", "DELETE", `${path}/${body.id}`)).status).toBe(409);
    expect((await list("liaison")).map(({ mayChange }) => mayChange)).toEqual([false]);
  });
});
