import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { PlanView } from "../../app/contracts/plans.ts";
import { mulberry32 } from "../../scripts/bench/plan-market.ts";
import { buildAlliance, buildFirm, inDays, publish, sprayLine, sprayNeed, untilMatched } from "../factories/market.ts";
import { buildPerson, type TestPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({ planLimits: { provisionalFrom: { plain: 20, withLots: 20 } } });
});
afterAll(() => hub.close());

/** An alliance with so many needs of different value, due at different times, and half as many lines with rates and lots. */
async function generatedMarket(needs: number): Promise<{ alliance: string; secretary: TestPerson; scope: string }> {
  const alliance = await buildAlliance(hub.dependencies);
  const secretary = await buildPerson(hub.dependencies, { role: "secretary", alliance: alliance.id });
  const [buyer, supplier] = [await buildFirm(hub, alliance, "甲机械"), await buildFirm(hub, alliance, "东岳农装")];
  const random = mulberry32(5);
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const sets = (value: number) => ({ value: String(value), unit: "套" });
  const audience = { scope: "alliance" };
  for (let k = 0; k < needs; k++) {
    const title = `第 ${k + 1} 批喷涂`;
    await publish(hub, buyer, sprayNeed(hub, { title, audience, quantity: sets(between(20, 90)), stake: { amount: between(1, 90) * 100_000 }, dueDate: inDays(hub, between(4, 20)) }));
  }
  for (let k = 0; k < needs / 2; k++) {
    await publish(hub, supplier, sprayLine(hub, { title: `${k + 1} 号线`, audience, quantity: sets(between(40, 120)), ratePerDay: sets(between(3, 9)), ...(k % 2 === 0 && { minLot: sets(15) }) }));
  }
  await untilMatched(hub);
  return { alliance: alliance.id, secretary, scope: `alliance=${alliance.id}` };
}

async function compute({ alliance, secretary }: { alliance: string; secretary: TestPerson }): Promise<PlanView> {
  const reply = await hub.call("POST", "/match/plan", secretary.token, { alliance });
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
}

const newest = async ({ secretary, scope }: { secretary: TestPerson; scope: string }): Promise<PlanView> =>
  (await hub.call("GET", `/match/plan?${scope}`, secretary.token)).body.plan;

async function untilSolved(market: { secretary: TestPerson; scope: string }): Promise<PlanView> {
  let plan!: PlanView;
  await until("the plan has taken the provisional one's place", async () => !(plan = await newest(market)).provisional);
  return plan;
}

/** Keeps a provisional plan from being followed until it is called. Whoever follows asks for the plans that stand. */
function holdPlans(): () => void {
  const { plans } = hub.dependencies.models;
  const { find } = plans;
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  const spy = vi.spyOn(plans, "find").mockImplementation((...given) => {
    const standing = () => Reflect.apply(find, plans, given).sort({ at: -1 }).limit(20).lean();
    // What is still told of earlier changes passes: the plan that is asked for would wait behind it.
    const lean = async () => {
      const found = await standing();
      return found.some(({ provisional }) => provisional) ? released.then(standing) : found;
    };
    return { sort: () => ({ limit: () => ({ lean }) }) } as unknown as ReturnType<typeof find>;
  });
  return () => {
    spy.mockRestore();
    release();
  };
}

describe("a plan that takes longer than people like to wait", () => {
  it("is provisional at first, with a gap that holds, and gives way to the plan itself, which the open page is told", async () => {
    const market = await generatedMarket(12);
    const socket = await hub.connect(market.secretary.token);
    const heard: { plan: string; revision: number }[] = [];
    socket.on("stream:event", ({ type, data }) => type === "plan.changed" && heard.push(data as (typeof heard)[number]));
    await socket.emitWithAck("stream:follow", { stream: `alliance:${market.alliance}` });

    const release = holdPlans();
    const first = await compute(market);
    expect(first).toMatchObject({ provisional: true, certified: false, state: "computed", revision: 0, updates: [], shadowPrices: [] });
    expect(first.value.amount).toBe(first.rows.reduce((sum, row) => sum + row.value.amount, 0));
    expect(first.value.amount).toBeGreaterThanOrEqual(first.firstComeValue.amount);
    expect(first.gapPercent).toBeGreaterThanOrEqual((first.headroom.amount / (first.value.amount + first.headroom.amount)) * 100);
    const refused = await hub.call("POST", `/match/plan/${first.id}/propose`, market.secretary.token);
    expect(refused.body).toMatchObject({ status: 409, detail: "这是暂定方案，还不能提交。最优方案求出后会自动替换，届时再提交。" });
    expect((await newest(market)).provisional).toBe(true);
    release();

    const plan = await untilSolved(market);
    expect(plan).toMatchObject({ id: first.id, revision: 1, state: "computed", by: first.by, firstComeValue: first.firstComeValue });
    expect(plan.value.amount).toBeGreaterThanOrEqual(first.value.amount);
    expect(plan.value.amount).toBeLessThanOrEqual(first.value.amount + first.headroom.amount);
    expect(plan.updates).toMatchObject([{ solved: true, causes: [], gain: { amount: plan.value.amount - first.value.amount } }]);
    expect(plan.shadowPrices.length).toBeGreaterThan(0);
    await until("the open page is told", () => heard.some(({ plan: id, revision }) => id === plan.id && revision === 1));
    const proposed = await hub.call("POST", `/match/plan/${plan.id}/propose`, market.secretary.token, undefined, { "If-Match": '"1"' });
    expect(proposed.body).toMatchObject({ state: "proposed", provisional: false });
  });

  it("takes in what changed while it was computed", async () => {
    const market = await generatedMarket(8);
    const release = holdPlans();
    const first = await compute(market);
    const buyer = first.rows[0]!.need;
    const { liaison } = await hub.dependencies.models.listings
      .findOne({ _id: buyer.id })
      .lean()
      .then(async (listing) => ({ liaison: await buildPerson(hub.dependencies, { role: "liaison", alliance: market.alliance, organization: listing!.owner }) }));
    expect((await hub.call("POST", `/listings/${buyer.id}/withdraw`, liaison.token, { reason: "订单取消" })).status).toBe(200);
    release();
    const plan = await untilSolved(market);
    await until("the withdrawn need has left the plan", async () => !(await newest(market)).rows.some(({ need }) => need.id === buyer.id));
    const followed = await newest(market);
    expect(followed.updates.at(-1)).toMatchObject({ solved: true });
    expect(followed.rows).toHaveLength(7);
    expect(plan.id).toBe(first.id);
  });

  it("is computed by the next hub where the first one stopped", async () => {
    const market = await generatedMarket(8);
    const first = await compute(market);
    await untilSolved(market);
    await hub.dependencies.models.plans.updateOne({ _id: first.id }, { $set: { provisional: true, valueFen: 1 } });
    await hub.restart();
    const plan = await untilSolved(market);
    expect(plan.value.amount).toBeGreaterThanOrEqual(first.value.amount);
    expect(plan.updates[0]).toMatchObject({ solved: true });
  });

  it("is the plan itself at once in a small scope", async () => {
    const market = await generatedMarket(3);
    expect(await compute(market)).toMatchObject({ provisional: false, revision: 0, updates: [] });
  });
});
