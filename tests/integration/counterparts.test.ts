import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAlliance, buildFirm, candidatesOf, inDays, openSuggestionsOf, publish, sprayLine, sprayNeed, suggestionsOf, untilMatched, type TestFirm } from "../factories/market.ts";
import { buildOrganization, buildPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const candidates = (firm: TestFirm, listing: string) => candidatesOf(hub, firm, listing);
const matches = (firm: TestFirm, listing: string) => suggestionsOf(hub, firm, listing);
const open = (firm: TestFirm, listing: string) => openSuggestionsOf(hub, firm, listing);

const conditions = [
  { fact: "region", text: "注册在兖州区", anyOf: ["370812"] },
  { fact: "size", text: "小型或微型企业", anyOf: ["small", "micro"] },
  { fact: "question", text: "近两年无逾期贷款" },
];
const need = () => ({
  kind: "need",
  title: "流动资金贷款 200 万元",
  text: "购买原料，流动资金周转",
  category: "finance.working",
  quantity: { value: "200", unit: "万元" },
  place: "370812",
  dueDate: inDays(hub, 40),
});
const loan = (terms: object = {}) => ({
  kind: "resource",
  title: "流动资金循环贷",
  text: "流动资金贷款，随借随还",
  category: "finance.working",
  quantity: { value: "2000", unit: "万元" },
  minLot: { value: "20", unit: "万元" },
  place: "370812",
  window: { from: inDays(hub, 0), until: inDays(hub, 90) },
  conditions,
  ...terms,
});

/** A firm of known size, and a bank that works for the same alliance. */
async function bankAndFirm(size: "small" | "large") {
  const alliance = await buildAlliance(hub.dependencies);
  const firm = await buildFirm(hub, alliance);
  await hub.dependencies.models.organizations.updateOne({ _id: firm.organization }, { $set: { size } });
  const organization = await buildOrganization(hub.dependencies, { kind: "bank", name: "试验银行" });
  const liaison = await buildPerson(hub.dependencies, { role: "service", organization, alliance: alliance.id, county: alliance.county });
  return { firm, bank: { organization, liaison, alliance } };
}

describe("a bank's conditions", () => {
  it("ask the firm the next question, are certain once it is answered, and end the suggestion when it is not met", async () => {
    const { firm, bank } = await bankAndFirm("small");
    const product = await publish(hub, bank, loan());
    const wanted = await publish(hub, firm, need());
    await untilMatched(hub);

    const [first] = await open(firm, wanted);
    expect(first).toMatchObject({
      certain: false,
      parts: [
        {
          resource: { id: product },
          conditions: { verdict: "unknown", question: { index: 2, text: "近两年无逾期贷款" }, conditions: [{ verdict: "pass" }, { verdict: "pass" }, { verdict: "unknown" }] },
        },
      ],
    });
    const [ofBank] = await open(bank, product);
    expect(ofBank!.parts[0]!.conditions, "the firm's figures are not told to the bank").toBeNull();
    expect((await candidates(bank, product)).items[0]).toMatchObject({ certain: false, conditions: null });

    const answer = (met: boolean) => hub.call("POST", `/listings/${product}/eligibility`, firm.liaison.token, { condition: 2, answer: met });
    expect((await answer(true)).body).toMatchObject({ listing: { id: product, kind: "resource" }, verdict: "pass", inForce: true });
    await untilMatched(hub);
    expect(await open(firm, wanted)).toMatchObject([{ id: first!.id, certain: true, parts: [{ conditions: { verdict: "pass", question: null } }] }]);

    expect((await answer(false)).body).toMatchObject({ verdict: "fail", missing: ["近两年无逾期贷款"] });
    await untilMatched(hub);
    expect(await open(firm, wanted)).toEqual([]);
  });

  it("keep a firm that does not meet one from being suggested, and say which", async () => {
    const { firm, bank } = await bankAndFirm("large");
    const product = await publish(hub, bank, loan());
    const wanted = await publish(hub, firm, need());
    await untilMatched(hub);
    expect(await matches(firm, wanted)).toEqual([]);
    const { items, diagnosis } = await candidates(firm, wanted);
    expect(items).toMatchObject([{ listing: { id: product }, fits: false, certain: false, conditions: { verdict: "fail", missing: ["小型或微型企业"] } }]);
    expect(diagnosis!.zh).toContain("1 家只差准入条件");

    // The register was wrong: what rests on it is judged anew.
    const { models } = hub.dependencies;
    const administrator = await buildPerson(hub.dependencies, { role: "administrator" });
    const { revision } = (await models.organizations.findOne({ _id: firm.organization }).lean())!;
    const changed = await hub.call("PATCH", `/organizations/${firm.organization}`, administrator.token, { size: "small", revision });
    expect(changed.status).toBe(200);
    await untilMatched(hub);
    expect(await open(firm, wanted)).toMatchObject([{ parts: [{ resource: { id: product } }] }]);
  });

  it("belong to resources and policies: a need has none, and a resource without any has no eligibility", async () => {
    const { firm, bank } = await bankAndFirm("small");
    const refused = await hub.call("POST", "/listings", firm.liaison.token, { alliance: firm.alliance.id, ...need(), conditions });
    expect(refused.body).toMatchObject({ code: "bad_input", errors: [{ path: "conditions" }] });
    const plain = await publish(hub, bank, loan({ conditions: [] }));
    expect((await hub.call("GET", `/listings/${plain}/eligibility`, firm.liaison.token)).status).toBe(404);
    const product = await publish(hub, bank, loan());
    expect((await hub.call("GET", `/policies/${product}/eligibility`, firm.liaison.token)).status).toBe(404);
  });
});

describe("the count of fits outside the audience", () => {
  it("leaves out whose conditions the firm does not meet", async () => {
    const [here, there] = [await bankAndFirm("large"), await bankAndFirm("large")];
    const wanted = await publish(hub, here.firm, need());
    const diagnosisNow = async () => {
      await untilMatched(hub);
      return (await candidates(here.firm, wanted)).diagnosis!;
    };
    const { fitsOutside: before } = await diagnosisNow();
    await publish(hub, there.bank, loan());
    expect((await diagnosisNow()).fitsOutside).toBe(before);
    await publish(hub, there.bank, loan({ conditions: [] }));
    const after = await diagnosisNow();
    expect(after.fitsOutside).toBe(before + 1);
    expect(after.zh).toContain(`可见范围以外另有 ${before + 1} 家合适`);
    expect(after).not.toHaveProperty("outside");
  });
});

describe("when many better counterparts cannot be asked", () => {
  it("the search goes on to those that can, for the suggestion and for the owner's view", async () => {
    const { firm, bank } = await bankAndFirm("large");
    for (let number = 0; number < 45; number += 1) await publish(hub, bank, loan({ title: `流动资金贷款 ${number} 号` }));
    const open45 = await publish(hub, bank, loan({ title: "信用额度", text: "", place: "370200", window: { from: inDays(hub, 30), until: inDays(hub, 90) }, conditions: [] }));
    const wanted = await publish(hub, firm, need());
    await untilMatched(hub);
    expect((await open(firm, wanted)).map(({ parts }) => parts[0]!.resource.id)).toEqual([open45]);

    const { items, diagnosis } = await candidates(firm, wanted);
    expect(items).toHaveLength(10);
    expect(items[0]).toMatchObject({ listing: { id: open45 }, fits: true });
    for (const { fits, conditions: stand } of items.slice(1)) expect([fits, stand?.verdict]).toEqual([false, "fail"]);
    expect(diagnosis, "somebody fits").toBeNull();
  }, 60_000);
});

describe("a counterpart that may not see the listing", () => {
  it("is shown as out of reach with the audience that would reach it, and is suggested only then", async () => {
    const county = "370881";
    const own = await buildAlliance(hub.dependencies, { county });
    const other = await buildAlliance(hub.dependencies, { county });
    const buyer = await buildFirm(hub, own);
    const supplier = await buildFirm(hub, other);
    const line = await publish(hub, supplier, sprayLine(hub, { audience: { scope: "county" }, place: county }));
    const wanted = await publish(hub, buyer, sprayNeed(hub, { place: county }));
    await untilMatched(hub);
    const { items, diagnosis } = await candidates(buyer, wanted);
    expect(items.find(({ listing }) => listing.id === line)).toMatchObject({ fits: false, certain: false, reach: "county" });
    expect(diagnosis!.zh).toContain("1 家只差看不到本条");
    expect(await matches(buyer, wanted)).toEqual([]);
    expect(await matches(supplier, line)).toEqual([]);

    await hub.call("PATCH", `/listings/${wanted}`, buyer.liaison.token, { audience: { scope: "county" }, revision: 0 });
    await untilMatched(hub);
    expect((await candidates(buyer, wanted)).items.find(({ listing }) => listing.id === line)).toMatchObject({ fits: true, reach: null });
    expect(await open(buyer, wanted)).toMatchObject([{ parts: [{ resource: { id: line } }] }]);
  });
});
