import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PolicyBurdenView, BurdenRankingView } from "../../app/contracts/policy-burden.ts";
import type { ClaimView } from "../../app/contracts/policies.ts";
import type { WorkItem } from "../../app/contracts/work.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildListing, policyBody } from "../factories/listings.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

const DAY = 86_400_000;

/** What a policy promises in steps, papers and days, and what it takes. */
describe("the burden of a policy", () => {
  let hub: TestHub;
  let world: World;

  type Who = keyof World["people"];
  const knock = (who: Who, method: string, path: string, body?: object) => hub.call(method, path, world.people[who].token, body);
  const as = async <Body>(who: Who, method: string, path: string, body?: object) => {
    const reply = await knock(who, method, path, body);
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as Body;
  };
  const publish = async (title: string) =>
    (await buildListing(hub, { ...policyBody({ alliance: world.alliance.id, title }), quantity: undefined, alliance: world.alliance.id, owner: world.alliance.department })).id;
  const send = (policy: string, who: Who = "liaison") => as<ClaimView>(who, "POST", `/policies/${policy}/claims`, {});
  const pathOf = ({ policy, id }: ClaimView) => `/policies/${policy.id}/claims/${id}`;
  const accept = (claim: ClaimView) => as<ClaimView>("officer", "PATCH", pathOf(claim), { state: "accepted" });
  const pay = (claim: ClaimView) =>
    as<ClaimView>("officer", "PATCH", pathOf(claim), { state: "paid", paidOn: dayAt(hub.clock.now()), amount: { amount: 100 } });
  const work = async (who: Who, policy: string) =>
    (await as<{ items: WorkItem[] }>(who, "GET", "/work")).items.filter(({ href }) => href === `/policies/${policy}`).map(({ kind }) => kind);

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  test("a department asks for papers, the firm answers, and its days are counted apart", async () => {
    const policy = await publish("补正");
    const claim = await send(policy);
    expect(claim).toMatchObject({ papers: [{ text: "设备发票", held: false }, { text: "验收报告", held: false }], supplements: [], burden: { steps: 1, papers: 2 }, mayAnswer: false, maySupplement: false });
    const path = `${pathOf(claim)}/supplements`;
    expect((await knock("liaison", "POST", `${path}/answer`, {})).body).toMatchObject({ status: 409 });
    const request = (papers: object[], more: object = {}) => knock("officer", "POST", path, { papers, ...more });
    expect((await request([{ text: "审计报告" }, { text: " 审计 报告" }])).body.errors).toMatchObject([{ path: "papers.1.text" }]);
    expect((await request([{ text: "审计报告" }], { revision: 7 })).status).toBe(409);
    const asked = await request([{ text: "审计报告", reason: "用不着的理由" }, { text: "设备发票" }]);
    expect(asked.body).toMatchObject({ revision: 1, supplements: [{ papers: [{ text: "审计报告", reason: null }, { text: "设备发票", reason: null }], answeredAt: null }], maySupplement: false });
    expect((await request([{ text: "合同" }])).status).toBe(409);
    expect([await work("officer", policy), await work("liaison", policy)]).toEqual([[], ["answer_supplement"]]);
    hub.clock.advance(7 * DAY);
    const answered = await as<ClaimView>("liaison", "POST", `${path}/answer`, { note: "已送窗口" });
    expect(answered).toMatchObject({ supplements: [{ note: "已送窗口", answeredAt: expect.any(String) }], burden: { steps: 3, papers: 4, days: 0, firmDays: 5 } });
    expect([await work("officer", policy), await work("liaison", policy)]).toEqual([["take_up_claim"], []]);
    // What was answered on the same claim is held, too.
    expect((await request([{ text: "审计报告" }])).body.errors).toMatchObject([{ path: "papers.0.reason" }]);
    await accept(claim);
    expect(await pay(claim)).toMatchObject({ burden: { steps: 5, papers: 4, days: 0, firmDays: 5 } });
    expect((await request([{ text: "合同" }])).status).toBe(409);
    const told = async (who: Who) => (await as<{ items: { kind: string }[] }>(who, "GET", "/notices")).items.map(({ kind }) => kind);
    expect(await told("liaison")).toContain("claim_supplement_asked");
    expect(await told("officer")).toContain("claim_supplement_answered");
    const { items } = await as<{ items: { action: string }[] }>("administrator", "GET", "/audits?limit=50");
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(["claim.supplement_asked", "claim.supplement_answered"]));
  });

  test("what the firm has handed in is exempt with the next policy of the county, and asked for only with a reason", async () => {
    const first = await send(await publish("先办"), "liaisonOfOtherOrganization");
    const policy = await publish("后办");
    // The first one is not taken up: nothing is held yet.
    const before = await send(policy, "liaisonOfOtherOrganization");
    expect(before.papers!.some(({ held }) => held)).toBe(false);
    await as("liaisonOfOtherOrganization", "PATCH", pathOf(before), { state: "withdrawn" });
    await accept(first);
    const claim = await send(policy, "liaisonOfOtherOrganization");
    expect(claim).toMatchObject({ papers: [{ held: true }, { held: true }], burden: { papers: 0 } });
    const path = `${pathOf(claim)}/supplements`;
    expect((await knock("officer", "POST", path, { papers: [{ text: "其他" }, { text: "设备 发票" }] })).body.errors).toMatchObject([{ path: "papers.1.reason" }]);
    await as("officer", "POST", path, { papers: [{ text: "设备发票", reason: "原件已过有效期" }] });
    expect(await as<PolicyBurdenView>("officer", "GET", `/policies/${policy}/burden`)).toMatchObject({ askedAgain: 1, claims: 0, measured: null });
  });

  test("medians come from the paid claims; who reads the policy sees them, who keeps the alliance the ranking", async () => {
    const { models } = hub.dependencies;
    const policies = { heavy: await publish("重负担"), light: await publish("轻负担"), few: await publish("样本少") };
    const made = async (policy: string, count: number, days: number) => {
      const claim = await send(policy);
      await accept(claim);
      await pay(claim);
      const record = (await models.claims.findOne({ _id: claim.id }).lean())!;
      const submittedAt = new Date(record.submittedAt.getTime() - days * DAY);
      await models.claims.updateOne({ _id: claim.id }, { $set: { submittedAt } });
      await models.claims.insertMany(Array.from({ length: count - 1 }, () => ({ ...record, _id: hub.dependencies.ids.next(), submittedAt })));
    };
    await made(policies.heavy, 5, 70);
    await made(policies.light, 6, 7);
    await made(policies.few, 4, 140);
    const burden = await as<PolicyBurdenView>("liaisonOfOtherOrganization", "GET", `/policies/${policies.heavy}/burden`);
    expect(burden).toMatchObject({ promised: { steps: 4, papers: 2, days: 15 }, claims: 5, few: false, partial: false });
    expect(burden.measured!.days).toBeGreaterThan(40);
    // Each figure has its rows, for who may see them.
    const rows = async (who: Who) => (await as<{ items: unknown[] }>(who, "GET", `/policies/${policies.heavy}/claims?state=paid`)).items.length;
    expect([await rows("officer"), await rows("liaison"), await rows("liaisonOfOtherOrganization")]).toEqual([5, 5, 0]);
    expect((await as<{ items: unknown[] }>("officer", "GET", `/policies/${policies.heavy}/claims?open=true`)).items).toEqual([]);
    const ranking = async (who: Who, query = "") => {
      const { policies: ranked } = await as<BurdenRankingView>(who, "GET", `/stats/burden${query}`);
      return ranked.filter(({ policy }) => Object.values(policies).includes(policy.id)).map(({ policy, place, few }) => [policy.title, place, few]);
    };
    const all = [["重负担", 1, false], ["轻负担", 2, false], ["样本少", null, true]];
    expect(await ranking("officer")).toEqual(all);
    expect(await ranking("secretary")).toEqual(all);
    expect([await ranking("secretaryOfOtherAlliance"), await ranking("officerOfOtherCounty")]).toEqual([[], []]);
    expect(await ranking("secretaryOfOtherAlliance", `?alliance=${world.alliance.id}`)).toEqual([]);
    expect((await knock("liaison", "GET", "/stats/burden")).status).toBe(403);
  });

  test("a policy says how soon after its document it was listed, and each department how many came in time", async () => {
    const today = dayAt(hub.clock.now());
    const { policy, ...body } = policyBody({ alliance: world.alliance.id, title: "按文列出" }) as { policy: object };
    const write = (issuedOn: string) => knock("officer", "POST", "/listings", { ...body, policy: { ...policy, document: { number: "县工信〔2026〕7号", issuedOn } } });
    expect((await write(addDays(today, 1))).body.errors).toMatchObject([{ path: "policy.document.issuedOn", message: "日期晚于今天" }]);
    expect((await write("")).body.errors).toMatchObject([{ path: "policy.document.issuedOn" }]);
    const [soon, late] = [(await write(today)).body, (await write(addDays(today, -20))).body];
    expect(soon.policy.document).toEqual({ number: "县工信〔2026〕7号", issuedOn: today });
    const listedOf = async ({ id }: { id: string }) => (await as<PolicyBurdenView>("liaison", "GET", `/policies/${id}/burden`)).listed;
    expect(await listedOf(soon)).toEqual({ workDays: 0, late: false });
    const { workDays } = (await listedOf(late))!;
    expect(workDays).toBeGreaterThan(10);
    const { listed } = await as<BurdenRankingView>("officer", "GET", "/stats/burden");
    expect(listed).toEqual([{ owner: expect.objectContaining({ id: soon.owner.id }), policies: 2, inTime: 1, late: 1, slowest: workDays }]);
  });
});
