import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { AuditView } from "../../app/contracts/audits.ts";
import type { PlanView } from "../../app/contracts/plans.ts";
import { buildAlliance, buildFirm, inDays, openSuggestionsOf, publish, sprayLine, sprayNeed, untilMatched } from "../factories/market.ts";
import { buildPerson, type TestPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function newMarket(county?: string) {
  const alliance = await buildAlliance(hub.dependencies, county ? { county } : {});
  const secretary = await buildPerson(hub.dependencies, { role: "secretary", alliance: alliance.id });
  return { alliance, secretary, firm: (name: string) => buildFirm(hub, alliance, name) };
}

const set = (value: string) => ({ quantity: { value, unit: "套" } });
/** A need of sets to be sprayed with what is lost without it, in yuan; only the own alliance sees it. */
const need = (value: string, stakeYuan: number, terms: Record<string, unknown> = {}) =>
  sprayNeed(hub, { title: `覆盖件喷涂 ${value} 套`, ...set(value), stake: { amount: stakeYuan * 100 }, audience: { scope: "alliance" }, ...terms });
const line = (value: string, terms: Record<string, unknown> = {}) => sprayLine(hub, { ...set(value), audience: { scope: "alliance" }, ...terms });

async function compute(by: TestPerson, scope: Record<string, string>): Promise<PlanView> {
  await untilMatched(hub);
  const reply = await hub.call("POST", "/match/plan", by.token, scope);
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
}

async function newest(by: TestPerson, scope: string): Promise<PlanView> {
  const reply = await hub.call("GET", `/match/plan?${scope}`, by.token);
  expect(reply.status).toBe(200);
  return reply.body.plan;
}

/** Who gets how much, by title of the need; needs that get nothing too. */
const servedOf = ({ rows }: PlanView) => Object.fromEntries(rows.map(({ need, served }) => [need.title, served.value]));

async function untilFollowed(by: TestPerson, scope: string, revision: number): Promise<PlanView> {
  let plan!: PlanView;
  await until("the plan has followed", async () => (plan = await newest(by, scope)).revision >= revision);
  return plan;
}

describe("a plan of an alliance", () => {
  it("gives scarce capacity to what loses most, says what first come, first served would do, and what more is worth", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [first, second, supplier] = [await firm("先到机械"), await firm("后到机械"), await firm("东岳农装")];
    await publish(hub, first, need("100", 10_000));
    await publish(hub, second, need("300", 900_000));
    const resource = await publish(hub, supplier, line("300"));
    const plan = await compute(secretary, { alliance: alliance.id });
    expect(plan).toMatchObject({ certified: true, gapPercent: 0, headroom: { amount: 0 }, state: "computed", revision: 0, hiddenNeeds: 0 });
    expect(servedOf(plan)).toEqual({ "覆盖件喷涂 300 套": "300", "覆盖件喷涂 100 套": "0" });
    expect(plan.needs).toEqual({ whole: 1, part: 0, none: 1 });
    expect(plan.firstComeNeeds).toEqual({ whole: 1, part: 1, none: 0 });
    expect(plan.value.amount).toBeGreaterThan(plan.firstComeValue.amount);
    expect(plan.value.amount).toBe(plan.rows.reduce((sum, row) => sum + row.value.amount, 0));
    expect(plan.shadowPrices).toEqual([
      { resource: expect.objectContaining({ id: resource }), extra: { value: "50", unit: "套" }, gain: { amount: expect.any(Number), currency: "CNY" }, completed: 0 },
    ]);
  });

  it("is called by its alliance in the audit, and the firms of listings by their names", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const buyer = await firm("有名机械");
    await publish(hub, buyer, need("100", 10_000));
    const plan = await compute(secretary, { alliance: alliance.id });
    const officer = await buildPerson(hub.dependencies, { role: "officer", county: alliance.county, organization: alliance.department });
    const { items } = (await hub.call("GET", "/audits?limit=100", officer.token)).body as { items: AuditView[] };
    expect(items.find(({ subject }) => subject.id === plan.id)!.subject.name).toBe(plan.alliance!.name);
    const published = items.find(({ action, after }) => action === "listing.publish" && after!.owner === buyer.organization)!;
    expect(published.names[buyer.organization!]).toBe("有名机械");
  });

  it("keeps smallest lots, and leaves out what is too dear", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [small, large, picky, dear] = [await firm("零活机械"), await firm("大单机械"), await firm("整批涂装"), await firm("高价涂装")];
    await publish(hub, small, need("120", 600_000));
    await publish(hub, large, need("400", 800_000));
    await publish(hub, picky, line("450", { minLot: { value: "200", unit: "套" } }));
    const plan = await compute(secretary, { alliance: alliance.id });
    // 120 sets are below the lot though they are worth more a set.
    expect(servedOf(plan)).toEqual({ "覆盖件喷涂 400 套": "400", "覆盖件喷涂 120 套": "0" });
    expect(plan.certified).toBe(true);
    await publish(hub, dear, line("500", { price: { amount: 900_000, per: "套" } }));
    const later = await compute(secretary, { alliance: alliance.id });
    expect(servedOf(later)["覆盖件喷涂 120 套"]).toBe("120");
    await publish(hub, small, need("130", 600_000, { title: "预算有限的 130 套", price: { amount: 100, per: "套" } }));
    expect(servedOf(await compute(secretary, { alliance: alliance.id }))["预算有限的 130 套"]).toBe("0");
  });

  it("counts a supplier's days once when several needs are due in them", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [one, two, supplier] = [await firm("甲机械"), await firm("乙机械"), await firm("慢工涂装")];
    await publish(hub, one, need("100", 300_000, { title: "甲批喷涂", dueDate: inDays(hub, 9) }));
    await publish(hub, two, need("100", 200_000, { title: "乙批喷涂", dueDate: inDays(hub, 9) }));
    await publish(hub, supplier, line("500", { ratePerDay: { value: "15", unit: "套" } }));
    const plan = await compute(secretary, { alliance: alliance.id });
    expect(servedOf(plan)).toEqual({ 甲批喷涂: "100", 乙批喷涂: "50" });
    expect(plan.certified).toBe(true);
  });

  it("allots nothing to whom a condition shuts out, so that what it allots can be proposed, and follows what is answered", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [buyer, picky, asking] = [await firm("大厂机械"), await firm("择客涂装"), await firm("问询涂装")];
    await hub.dependencies.models.organizations.updateOne({ _id: buyer.organization }, { $set: { size: "large" } });
    const listing = await publish(hub, buyer, need("100", 300_000));
    await publish(hub, picky, line("500", { conditions: [{ fact: "size", text: "小微企业", anyOf: ["small", "micro"] }] }));
    const scope = `alliance=${alliance.id}`;
    const shut = await compute(secretary, { alliance: alliance.id });
    expect(servedOf(shut)).toEqual({ "覆盖件喷涂 100 套": "0" });

    const open = await publish(hub, asking, line("500", { conditions: [{ fact: "question", text: "接受现款结算" }] }));
    const asked = await untilFollowed(secretary, scope, 1);
    expect(asked.rows[0]!.parts.map(({ resource }) => resource!.id), "what nobody knows may be met").toEqual([open]);
    const answer = (met: boolean) => hub.call("POST", `/listings/${open}/eligibility`, buyer.liaison.token, { condition: 0, answer: met });
    expect((await answer(false)).body).toMatchObject({ verdict: "fail" });
    expect(servedOf(await untilFollowed(secretary, scope, 2))).toEqual({ "覆盖件喷涂 100 套": "0" });
    expect((await answer(true)).body).toMatchObject({ verdict: "pass" });
    const followed = await untilFollowed(secretary, scope, 3);
    expect(servedOf(followed)).toEqual({ "覆盖件喷涂 100 套": "100" });
    const proposed = await hub.call("POST", `/match/plan/${followed.id}/propose`, secretary.token);
    expect(proposed.body).toMatchObject({ state: "proposed" });
    await until("the buyer is asked", async () => {
      const { body } = await hub.call("GET", `/listings/${listing}/matches`, buyer.liaison.token);
      return body.items.some(({ state, parts }: { state: string; parts: { resource: { id: string } }[] }) => state === "suggested" && parts[0]!.resource.id === open);
    });
  });

  it("does not plan again what was declined under the same terms", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [buyer, supplier] = [await firm("甲机械"), await firm("东岳农装")];
    const listing = await publish(hub, buyer, need("100", 300_000));
    await publish(hub, supplier, line("500"));
    await untilMatched(hub);
    const { body } = await hub.call("GET", `/listings/${listing}/matches`, supplier.liaison.token);
    await hub.call("POST", `/matches/${body.items[0].id}/decline`, supplier.liaison.token, { reason: "九月排满" });
    expect((await compute(secretary, { alliance: alliance.id })).needs).toEqual({ whole: 0, part: 0, none: 1 });
  });
});

describe("a plan that stands", () => {
  it("follows a need that comes, changes and goes, and tells why", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [one, two, supplier] = [await firm("甲机械"), await firm("乙机械"), await firm("东岳农装")];
    await publish(hub, one, need("100", 100_000, { title: "甲批喷涂" }));
    await publish(hub, supplier, line("150"));
    const plan = await compute(secretary, { alliance: alliance.id });
    const socket = await hub.connect(secretary.token);
    const heard: unknown[] = [];
    socket.on("stream:event", ({ type, data }) => type === "plan.changed" && heard.push(data));
    await socket.emitWithAck("stream:follow", { stream: `alliance:${alliance.id}` });

    const scope = `alliance=${alliance.id}`;
    const listing = await publish(hub, two, need("100", 400_000, { title: "乙批喷涂" }));
    const followed = await untilFollowed(secretary, scope, 1);
    expect(followed.id).toBe(plan.id);
    expect(servedOf(followed)).toEqual({ 甲批喷涂: "50", 乙批喷涂: "100" });
    expect(followed.updates).toMatchObject([
      { gain: { amount: followed.value.amount - plan.value.amount }, causes: [{ listing: { id: listing }, what: "new" }], needs: 2 },
    ]);
    await until("the open page is told", () => heard.length > 0);
    expect(heard[0]).toMatchObject({ plan: plan.id, revision: 1 });

    const more = await hub.call("PATCH", `/listings/${listing}`, two.liaison.token, { quantity: { value: "150", unit: "套" }, revision: 0 });
    expect(more.status, JSON.stringify(more.body)).toBe(200);
    const changed = await untilFollowed(secretary, scope, 2);
    expect(changed.updates[0]).toMatchObject({ causes: [{ listing: { id: listing }, what: "changed" }] });
    expect((await hub.call("POST", `/listings/${listing}/withdraw`, two.liaison.token, { reason: "订单取消" })).status).toBe(200);
    const back = await untilFollowed(secretary, scope, 3);
    expect(servedOf(back)).toEqual({ 甲批喷涂: "100" });
    // Not the very fen: where the remaining need is scored anew, its words are a little rarer among the lines that there were.
    expect(Math.abs(back.value.amount - plan.value.amount)).toBeLessThan(plan.value.amount / 1000);
    expect(back.updates[0]).toMatchObject({ causes: [{ what: "gone" }] });
  });

  it("is worth what a new plan of the same market would be, and goes on following after a restart", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [buyer, supplier] = [await firm("甲机械"), await firm("东岳农装")];
    await publish(hub, buyer, need("100", 100_000));
    await publish(hub, supplier, line("150", { ratePerDay: { value: "20", unit: "套" } }));
    const plan = await compute(secretary, { alliance: alliance.id });
    await hub.restart();
    await untilMatched(hub);
    for (let k = 1; k <= 4; k += 1) await publish(hub, buyer, need(String(10 * k), 60_000 * k, { title: `第 ${k} 批`, dueDate: inDays(hub, 3 * k) }));
    await publish(hub, supplier, line("40", { minLot: { value: "20", unit: "套" } }));
    await untilMatched(hub);
    await until("the plan has followed", () => hub.services.planKeeper.isIdle());
    const followed = await newest(secretary, `alliance=${alliance.id}`);
    expect(followed.revision).toBeGreaterThan(plan.revision);
    expect(followed.rows).toHaveLength(5);
    const fresh = await compute(secretary, { alliance: alliance.id });
    expect([followed.value, followed.firstComeValue, followed.certified]).toEqual([fresh.value, fresh.firstComeValue, true]);
  });

  it("is proposed as it was read, tells the liaisons, and stays as it was while another follows the lists", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [buyer, supplier] = [await firm("甲机械"), await firm("东岳农装")];
    await publish(hub, supplier, line("500"));
    const listing = await publish(hub, buyer, need("100", 100_000));
    const plan = await compute(secretary, { alliance: alliance.id });
    await publish(hub, buyer, need("30", 900_000, { title: "急单" }));
    await untilFollowed(secretary, `alliance=${alliance.id}`, 1);
    const propose = (revision: number) => hub.call("POST", `/match/plan/${plan.id}/propose`, secretary.token, undefined, { "If-Match": `"${revision}"` });
    expect((await propose(0)).body).toMatchObject({ status: 409, code: "conflict" });
    await untilMatched(hub);
    const proposed = await propose(1);
    // The two firms were told of both needs when these were published.
    expect(proposed.body).toMatchObject({ state: "proposed", proposedAt: expect.any(String), suggestions: 0, alreadySuggested: 2 });
    const { body } = await hub.call("GET", `/listings/${listing}/matches`, supplier.liaison.token);
    expect(body.items.map((match: { parts: { quantity: { value: string } }[] }) => match.parts[0]!.quantity.value)).toEqual(["100"]);
    expect((await propose(2)).status).toBe(409);

    await publish(hub, buyer, need("40", 900_000, { title: "又一急单" }));
    await until("another plan stands", async () => (await newest(secretary, `alliance=${alliance.id}`)).id !== plan.id);
    expect(await newest(secretary, `alliance=${alliance.id}`)).toMatchObject({ state: "computed", by: null, needs: { whole: 3 } });
    expect((await hub.call("GET", `/match/plan/${plan.id}`, secretary.token)).body).toMatchObject({ state: "proposed", needs: { whole: 2 } });
  });

  it("is proposed as it stands by who names no revision, also when it follows the lists at that moment", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [buyer, supplier] = [await firm("甲机械"), await firm("东岳农装")];
    await publish(hub, supplier, line("500"));
    await publish(hub, buyer, need("100", 100_000));
    const plan = await compute(secretary, { alliance: alliance.id });
    const { plans, listings } = hub.dependencies.models;
    const { find } = listings;
    let followed: Promise<unknown> | undefined;
    // The plan has been read when its listings are looked for.
    const spy = vi.spyOn(listings, "find").mockImplementation((...given) => {
      followed ??= plans.updateOne({ _id: plan.id }, { $inc: { revision: 1 } }).exec();
      return Reflect.apply(find, listings, given);
    });
    const proposed = await hub.call("POST", `/match/plan/${plan.id}/propose`, secretary.token);
    spy.mockRestore();
    expect(proposed).toMatchObject({ status: 200, body: { state: "proposed", needs: { whole: 1 } } });
    expect(followed).toBeDefined();
  });

  it("is proposed as it was read while the lists go on: what it became stands beside, and a listing that changed is left out", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [buyer, supplier] = [await firm("甲机械"), await firm("东岳农装")];
    await publish(hub, supplier, line("500"));
    const [kept, moved] = [await publish(hub, buyer, need("100", 100_000)), await publish(hub, buyer, need("60", 90_000, { title: "另一批覆盖件" }))];
    const plan = await compute(secretary, { alliance: alliance.id });
    const { plans, alliances } = hub.dependencies.models;
    const { findOne } = alliances;
    let change: Promise<unknown> | undefined;
    // An alliance's weights are read for each row, after plan and listings: then one of these changes, and the plan follows it.
    const spy = vi.spyOn(alliances, "findOne").mockImplementation((...given) => {
      const query = Reflect.apply(findOne, alliances, given);
      if (change || !Object.hasOwn(Object(given[1]), "weights")) return query;
      change = hub
        .call("PATCH", `/listings/${moved}`, buyer.liaison.token, { ...set("50"), revision: 0 })
        .then(() => untilFollowed(secretary, `alliance=${alliance.id}`, plan.revision + 1));
      const waiting = { lean: () => change!.then(() => query.lean()) };
      return waiting as unknown as typeof query;
    });
    const proposed = await hub.call("POST", `/match/plan/${plan.id}/propose`, secretary.token, { revision: plan.revision });
    spy.mockRestore();
    expect(proposed).toMatchObject({ status: 200, body: { id: plan.id, state: "proposed", value: plan.value } });
    await untilMatched(hub);
    const asked = async (listing: string) => (await openSuggestionsOf(hub, buyer, listing)).map(({ parts }) => parts[0]!.quantity?.value);
    expect([await asked(kept), await asked(moved)]).toEqual([["100"], ["50"]]);
    const beside = await newest(secretary, `alliance=${alliance.id}`);
    expect(beside).toMatchObject({ state: "computed", by: null });
    expect(servedOf(beside)).toEqual({ "覆盖件喷涂 100 套": "100", 另一批覆盖件: "50" });
    expect(servedOf(proposed.body)).toEqual({ "覆盖件喷涂 100 套": "100", 另一批覆盖件: "60" });
    expect(beside.id).not.toBe(plan.id);
    expect(await plans.countDocuments({ scope: `alliance:${alliance.id}`, standing: true })).toBe(1);

    await compute(secretary, { alliance: alliance.id });
    expect((await hub.call("POST", `/match/plan/${beside.id}/propose`, secretary.token)).body).toMatchObject({ status: 409, detail: "这个方案已被新算的方案取代，请打开最新的方案再提交。" });
    expect((await hub.call("POST", `/match/plan/${plan.id}/propose`, secretary.token)).body).toMatchObject({ status: 409, detail: "这个方案已经提交过。" });
  });

  it("follows an alliance's weights", async () => {
    const { alliance, secretary, firm } = await newMarket();
    const [buyer, supplier] = [await firm("甲机械"), await firm("东岳农装")];
    await publish(hub, supplier, line("500"));
    await publish(hub, buyer, need("100", 100_000));
    const plan = await compute(secretary, { alliance: alliance.id });
    const { body } = await hub.call("GET", `/alliances/${alliance.id}/weights`, secretary.token);
    const weights = { ...body.weights, distance: body.weights.distance + body.weights.text, text: 0 };
    expect((await hub.call("PATCH", `/alliances/${alliance.id}/weights`, secretary.token, { weights, revision: body.revision })).status).toBe(200);
    expect((await untilFollowed(secretary, `alliance=${alliance.id}`, 1)).value).not.toEqual(plan.value);
  });
});

describe("plans of a county and a province", () => {
  it("cover every alliance, and tell a reader only of needs that he may read", async () => {
    const county = "370829";
    const [here, there] = [await newMarket(county), await newMarket("370830")];
    const people = {
      officer: await buildPerson(hub.dependencies, { role: "officer", county }),
      administrator: await buildPerson(hub.dependencies, { role: "administrator" }),
      otherOfficer: await buildPerson(hub.dependencies, { role: "officer", county: "370829" }),
    };
    const [near, far] = [await here.firm("甲机械"), await there.firm("乙机械")];
    await publish(hub, near, need("100", 100_000, { title: "本县的" }));
    await publish(hub, far, need("200", 100_000, { title: "邻县的" }));
    await publish(hub, await here.firm("东岳农装"), line("100", { audience: { scope: "public" } }));
    const local = await compute(people.officer, { county });
    expect(local).toMatchObject({ scope: { kind: "county", id: county }, alliance: null, hiddenNeeds: 0 });
    expect(servedOf(local)).toEqual({ 本县的: "100" });
    for (const scope of [{ province: "370000" }, { county: "370830" }]) {
      const status = await hub.call("POST", "/match/plan", people.officer.token, scope);
      expect(status.body.code).toBe("province" in scope ? "forbidden" : "not_found");
    }
    expect((await hub.call("POST", "/match/plan", here.secretary.token, { county })).status).toBe(404);
    const whole = await compute(people.administrator, { province: "370000" });
    expect(whole.rows.map((row) => row.need.title)).toEqual(expect.arrayContaining(["本县的", "邻县的"]));
    const seen = await newest(people.otherOfficer, "province=370000");
    expect(seen.value).toEqual(whole.value);
    expect(seen.rows.map((row) => row.need.title)).toContain("本县的");
    expect(seen.rows.map((row) => row.need.title)).not.toContain("邻县的");
    expect(seen.hiddenNeeds).toBe(whole.rows.length - seen.rows.length);
  });

  it("asks for one scope", async () => {
    const { alliance, secretary } = await newMarket();
    const both = await hub.call("POST", "/match/plan", secretary.token, { alliance: alliance.id, county: alliance.county });
    expect(both.body).toMatchObject({ status: 422, errors: [{ path: "alliance" }] });
    expect((await hub.call("POST", "/match/plan", secretary.token, {})).status).toBe(422);
  });
});
