import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PolicySuggestionView } from "../../app/contracts/policy-suggestions.ts";
import { buildAlliance, buildFirm, inDays, publish, sprayNeed, suggestionsOf, untilMatched, type TestFirm } from "../factories/market.ts";
import { buildOrganization, buildPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const conditions = [
  { fact: "region", text: "注册在兖州区", anyOf: ["370812"] },
  { fact: "need", text: "有喷涂或设备融资需求", anyOf: ["process.p14", "finance.equipment"] },
  { fact: "question", text: "三年内无重大事故" },
];
const policyBody = (given: object = {}) => ({
  conditions,
  benefit: "按外协额补贴 3%",
  department: "区工信局",
  phone: "0537-1234567",
  papers: [],
  steps: [],
  days: 10,
  ...given,
});

async function newCounty() {
  const alliance = await buildAlliance(hub.dependencies);
  const firm = await buildFirm(hub, alliance);
  const officer = await buildPerson(hub.dependencies, { role: "officer", organization: alliance.department, county: alliance.county });
  const publishPolicy = async (given: object = {}) => {
    const body = { alliance: alliance.id, owner: alliance.department, title: "外协加工补贴", policy: policyBody(given) };
    const reply = await hub.call("POST", "/policies", officer.token, body);
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body as { id: string; revision: number };
  };
  return { alliance, firm, officer, publishPolicy };
}

const keptFor = async (firm: TestFirm, search = ""): Promise<PolicySuggestionView[]> =>
  (await hub.call("GET", `/policy-suggestions?organization=${firm.organization}${search}`, firm.liaison.token)).body.items;
const untilKept = (firm: TestFirm, count: number, search = "") =>
  until(`${count} policies are kept`, async () => {
    const kept = await keptFor(firm, search);
    return hub.services.policyLoop.isIdle() && kept.length === count ? { kept } : null;
  });
const register = (firm: TestFirm, fields: object) => hub.dependencies.models.organizations.updateOne({ _id: firm.organization }, { $set: fields });

describe("need to policy, organization to policy", () => {
  it("is kept when the need is published, asks the next question, and is told when everything is met", async () => {
    const { firm, publishPolicy, officer } = await newCounty();
    await register(firm, { place: "370812103" });
    const policy = await publishPolicy();
    expect((await untilKept(firm, 0)).kept).toEqual([]);
    const need = await publish(hub, firm, sprayNeed(hub));
    const { kept } = await untilKept(firm, 1, `&need=${need}`);
    expect(kept[0]).toMatchObject({
      policy: { id: policy.id },
      verdict: "unknown",
      state: "suggested",
      question: { index: 2, text: "三年内无重大事故" },
      needs: [{ id: need }],
      may: { answer: true },
    });
    expect(kept[0]!.conditions.map(({ verdict }) => verdict)).toEqual(["pass", "pass", "unknown"]);

    const heard: string[] = [];
    const socket = await hub.connect(firm.liaison.token);
    socket.on("stream:event", ({ type }) => heard.push(type));
    await socket.emitWithAck("stream:follow", { stream: `organization:${firm.organization}` });
    await hub.call("POST", `/policies/${policy.id}/eligibility`, firm.liaison.token, { organization: firm.organization, condition: 2, answer: true });
    expect((await keptFor(firm))[0]).toMatchObject({ verdict: "pass", question: null, claim: null });
    await hub.call("POST", `/policies/${policy.id}/claims`, firm.liaison.token, {});
    expect((await keptFor(firm))[0]).toMatchObject({ claim: "submitted" });
    await until("the open page is told", () => heard.includes("policy.suggested"));
    const { body } = await hub.call("GET", "/notices", firm.liaison.token);
    expect(body.items.filter(({ kind }: { kind: string }) => kind === "policy_fits")).toHaveLength(1);
    const reach = await hub.call("GET", `/policies/${policy.id}/matches`, officer.token);
    expect(reach.body).toMatchObject({ items: [{ organization: { id: firm.organization }, verdict: "pass" }], nextCursor: null });
    expect((await hub.call("GET", `/policies/${need}/matches`, officer.token)).status).toBe(404);

    const second = await publishPolicy({ conditions: [conditions[0], { fact: "question", text: "三年内无重大事故" }] });
    await untilKept(firm, 2);
    expect(second.id).not.toBe(policy.id);

    const { body: listing } = await hub.call("GET", `/listings/${need}`, firm.liaison.token);
    await hub.call("POST", `/listings/${need}/withdraw`, firm.liaison.token, { revision: listing.revision });
    expect((await untilKept(firm, 1)).kept[0]!.policy.id).toBe(second.id);
  });

  it("follows the policy and the firm's register in both directions, and ends with the policy", async () => {
    const { alliance, firm, officer, publishPolicy } = await newCounty();
    const secretary = await buildPerson(hub.dependencies, { role: "secretary", alliance: alliance.id });
    await register(firm, { place: "370812103", revenueFen: 5_000_000_000 });
    const revenue = (maxFen: number) => [conditions[0], { fact: "revenue", text: "营收上限", maxFen }];
    const policy = await publishPolicy({ conditions: revenue(10_000_000_000) });
    await untilKept(firm, 1);
    const change = (body: object, revision: number) => hub.call("PATCH", `/policies/${policy.id}`, officer.token, { ...body, revision });
    expect((await change({ policy: policyBody({ conditions: revenue(1_000_000_000) }) }, policy.revision)).status).toBe(200);
    await untilKept(firm, 0);
    const changed = await hub.call("GET", `/organizations/${firm.organization}`, secretary.token);
    const smaller = await hub.call("PATCH", `/organizations/${firm.organization}`, officer.token, { revenue: { amount: 900_000_000 }, revision: changed.body.revision });
    expect(smaller.status, JSON.stringify(smaller.body)).toBe(200);
    expect((await untilKept(firm, 1)).kept[0]).toMatchObject({ verdict: "pass" });
    const { body } = await hub.call("GET", `/policies/${policy.id}`, officer.token);
    await hub.call("POST", `/listings/${policy.id}/withdraw`, officer.token, { revision: body.revision });
    await untilKept(firm, 0);
  });

  it("is set aside by the firm and comes back only when the policy's terms change; the sweep changes nothing", async () => {
    const { firm, officer, publishPolicy } = await newCounty();
    await register(firm, { place: "370812103" });
    const policy = await publishPolicy({ conditions: [conditions[0]] });
    const { kept } = await untilKept(firm, 1);
    const path = `/policy-suggestions/${kept[0]!.id}`;
    expect((await hub.call("POST", `${path}/dismiss`, firm.liaison.token, { reason: "不涉及", revision: 99 })).status).toBe(409);
    expect((await hub.call("POST", `${path}/dismiss`, firm.liaison.token, { reason: "不涉及" })).body).toMatchObject({ state: "dismissed" });
    await hub.services.policies.sweepPolicySuggestions();
    expect(await keptFor(firm)).toEqual([]);
    expect(await keptFor(firm, "&state=dismissed")).toHaveLength(1);
    expect((await hub.call("POST", `${path}/restore`, firm.liaison.token)).body).toMatchObject({ state: "suggested" });
    await hub.call("POST", `${path}/dismiss`, firm.liaison.token, {});
    await hub.call("PATCH", `/policies/${policy.id}`, officer.token, { policy: policyBody({ conditions: [conditions[0]], benefit: "补贴提高到 5%" }), revision: policy.revision });
    expect((await untilKept(firm, 1)).kept[0]).toMatchObject({ benefit: "补贴提高到 5%" });
    const before = await hub.dependencies.models.policySuggestions.find({ policy: policy.id }).lean();
    await hub.services.policies.sweepPolicySuggestions();
    expect(await hub.dependencies.models.policySuggestions.find({ policy: policy.id }).lean()).toEqual(before);
  });
});

it("suggests a bank's product to the need for money, as any resource", async () => {
  const { alliance, firm } = await newCounty();
  const bank = await buildOrganization(hub.dependencies, { kind: "bank" });
  const banker = await buildPerson(hub.dependencies, { role: "service", organization: bank, alliance: alliance.id, county: alliance.county });
  const product = { kind: "resource", alliance: alliance.id, title: "设备更新贷", text: "购置机床等设备，三年期，可分期放款", category: "finance.equipment", quantity: { value: "3000", unit: "万元" }, window: { from: inDays(hub, 0), until: inDays(hub, 120) } };
  const offered = await hub.call("POST", "/listings", banker.token, product);
  expect(offered.status, JSON.stringify(offered.body)).toBe(201);
  const need = await publish(hub, firm, { kind: "need", title: "设备更新贷款 350 万元", text: "拟购立式加工中心三台", category: "finance.equipment", quantity: { value: "350", unit: "万元" }, dueDate: inDays(hub, 40) });
  await untilMatched(hub);
  const suggestions = await suggestionsOf(hub, firm, need);
  expect(suggestions.map(({ parts }) => [parts[0]!.resource.id, parts[0]!.quantity?.value])).toEqual([[offered.body.id, "350"]]);
});
