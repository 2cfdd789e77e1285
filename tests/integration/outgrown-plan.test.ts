import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanView } from "../../app/contracts/plans.ts";
import { buildAlliance, buildFirm, publish, sprayNeed, untilMatched } from "../factories/market.ts";
import { buildPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({ planLimits: { mostNeeds: 2 } });
});
afterAll(() => hub.close());

async function plannedAlliance() {
  const alliance = await buildAlliance(hub.dependencies);
  const { token } = await buildPerson(hub.dependencies, { role: "secretary", alliance: alliance.id });
  const firm = await buildFirm(hub, alliance, "山河机械");
  const publishNeed = () => publish(hub, firm, sprayNeed(hub, { audience: { scope: "alliance" } }));
  const compute = () => hub.call("POST", "/match/plan", token, { alliance: alliance.id });
  const newest = async (): Promise<PlanView> => (await hub.call("GET", `/match/plan?alliance=${alliance.id}`, token)).body.plan;
  const untilNeeds = (count: number) => until(`the plan has ${count} needs`, async () => (await newest()).rows.length === count);
  const first = await publishNeed();
  await untilMatched(hub);
  expect((await compute()).status).toBe(201);
  return { token, firm, first, publishNeed, compute, newest, untilNeeds };
}

describe("a plan whose scope comes to have more needs than a plan may", () => {
  it("stays as it was, says so and cannot be proposed, while others go on following; computed anew with fewer needs it follows again", async () => {
    const other = await plannedAlliance();
    const grown = await plannedAlliance();
    await grown.publishNeed();
    await grown.untilNeeds(2);
    const before = await grown.newest();
    await grown.publishNeed();
    await until("the plan says that it follows no longer", async () => (await grown.newest()).outgrown);
    const after = await grown.newest();
    expect(after).toEqual({ ...before, outgrown: true, revision: before.revision + 1 });
    const proposed = await hub.call("POST", `/match/plan/${after.id}/propose`, grown.token, undefined, { "If-Match": `"${after.revision}"` });
    expect([proposed.status, proposed.body.detail]).toEqual([409, "需求太多，这个方案已不再随清单更新，不能提交。请按县或联盟分别计算。"]);
    expect((await grown.compute()).status).toBe(409);

    // The other plan is the older one: it comes after the one that could not follow.
    await other.publishNeed();
    await other.untilNeeds(2);
    expect(await other.newest()).toMatchObject({ outgrown: false });
    expect(await grown.newest()).toEqual(after);

    const { body: listing } = await hub.call("GET", `/listings/${grown.first}`, grown.firm.liaison.token);
    await hub.call("POST", `/listings/${grown.first}/withdraw`, grown.firm.liaison.token, { revision: listing.revision });
    await untilMatched(hub);
    expect((await grown.compute()).body).toMatchObject({ outgrown: false, hiddenNeeds: 0 });
    await grown.untilNeeds(2);
  });
});
