import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ListingView } from "../../app/contracts/listings.ts";
import type { CandidateView } from "../../app/contracts/match-preview.ts";
import type { MatchReason } from "../../app/contracts/matches.ts";
import { buildAlliance, buildFirm, candidatesOf, publish, sprayLine, sprayNeed, suggestionsOf, untilMatched } from "../factories/market.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const per = (unit: string, amount: number) => ({ price: { amount, per: unit } });
const priceReason = ({ reasons }: { reasons: MatchReason[] }) => reasons.find(({ criterion }) => criterion === "price")!;
const incomparable = "报价 35 元/㎡，按㎡计，与需求的台套不可直接比较";

describe("a coating firm that quotes by the square metre what it counts in sets", () => {
  it("is suggested, not certain, with a sentence that says why, and without a cost", async () => {
    const alliance = await buildAlliance(hub.dependencies);
    const [buyer, coater] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance)];
    const line = await publish(hub, coater, sprayLine(hub, per("㎡", 3_500)));
    const need = await publish(hub, buyer, sprayNeed(hub, per("台套", 15_000)));
    await untilMatched(hub);

    const { body } = await hub.call("GET", `/listings/${line}`, buyer.liaison.token);
    expect((body as ListingView).price).toEqual({ amount: 3_500, currency: "CNY", per: "㎡" });
    const [suggestion] = await suggestionsOf(hub, buyer, need);
    expect(suggestion).toMatchObject({ certain: false, parts: [{ resource: { id: line }, cost: null }] });
    expect(priceReason(suggestion!)).toMatchObject({ zh: incomparable, en: "Quoted CNY 35 per ㎡, not directly comparable with the need's 台套" });
    for (const [firm, listing] of [[buyer, need], [coater, line]] as const) {
      const { items } = await candidatesOf(hub, firm, listing);
      expect(items).toMatchObject([{ fits: true, certain: false }]);
      expect(priceReason(items[0]!).zh).toBe(incomparable);
    }
  });

  it("is compared with a limit by the square metre, and the concession is made in it", async () => {
    const alliance = await buildAlliance(hub.dependencies);
    const [buyer, coater] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance)];
    await publish(hub, coater, sprayLine(hub, per("平方米", 3_500)));
    const need = await publish(hub, buyer, sprayNeed(hub, { ...per("㎡", 3_000), amount: { amount: 7_000_000 } }));
    await untilMatched(hub);
    const { items, diagnosis } = await candidatesOf(hub, buyer, need);
    expect(items).toMatchObject([{ fits: false } satisfies Partial<CandidateView>]);
    expect(priceReason(items[0]!).zh).toBe("单价 35 元/平方米，超出预算 17%；另一限价的单位不同，未作比较");
    const [dearer] = diagnosis!.relaxations;
    expect(dearer).toMatchObject({ kind: "price", amount: 500, unit: "㎡", change: { price: { amount: 3_500, currency: "CNY", per: "㎡" } } });
    expect(dearer!.change).not.toHaveProperty("amount");
    const tried = await hub.call("POST", `/listings/${need}/candidates`, buyer.liaison.token, { change: dearer!.change });
    expect(tried.body.items).toMatchObject([{ fits: true, certain: false }]);
  });

  it("shares a need with another without a cost of its own, and the supply is not certain", async () => {
    const alliance = await buildAlliance(hub.dependencies);
    const [buyer, coater, other] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance), await buildFirm(hub, alliance)];
    const half = { quantity: { value: "250", unit: "套" } };
    const byArea = await publish(hub, coater, sprayLine(hub, { ...half, ...per("平方米", 3_500) }));
    const bySet = await publish(hub, other, sprayLine(hub, { ...half, ...per("套", 14_000) }));
    const need = await publish(hub, buyer, sprayNeed(hub, per("台", 15_000)));
    await untilMatched(hub);
    const split = (await suggestionsOf(hub, buyer, need)).find(({ parts }) => parts.length === 2)!;
    expect(split.certain).toBe(false);
    expect(Object.fromEntries(split.parts.map(({ resource, cost }) => [resource.id, cost?.amount ?? null]))).toEqual({ [byArea]: null, [bySet]: 3_500_000 });
  });
});

it("reads the unit of a price out of a sentence, and the listing keeps it", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const firm = await buildFirm(hub, alliance);
  const { body } = await hub.call("POST", "/match/read-text", firm.liaison.token, { text: "喷涂线空闲，可做 500 台套，每平方米 35 元" });
  const price = body.facts.find(({ kind }: { kind: string }) => kind === "price");
  expect(price).toMatchObject({ price: { amount: 3_500, currency: "CNY", per: "平方米" }, words: "每平方米 35 元" });
  const line = await publish(hub, firm, sprayLine(hub, { price: price.price }));
  expect((await hub.call("GET", `/listings/${line}`, firm.liaison.token)).body).toMatchObject({ price: price.price, quantity: { unit: "套" } });
});

describe("a price of less than a fen a piece", () => {
  const million = { value: "100", unit: "万件" };

  it("is compared, and the concession is made in the unit that the listing has", async () => {
    const alliance = await buildAlliance(hub.dependencies);
    const [buyer, maker] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance)];
    const line = await publish(hub, maker, sprayLine(hub, { quantity: million, ...per("万件", 3_000) }));
    const need = await publish(hub, buyer, sprayNeed(hub, { quantity: million, ...per("万件", 2_500) }));
    await untilMatched(hub);
    const { items, diagnosis } = await candidatesOf(hub, buyer, need);
    expect(priceReason(items[0]!).zh).toBe("单价 0.003 元/件，超出预算 20%");
    const [dearer] = diagnosis!.relaxations;
    expect(dearer).toMatchObject({ kind: "price", amount: 0.05, unit: "件", change: { price: { amount: 3_000, per: "万件" } } });
    const tried = await hub.call("POST", `/listings/${need}/candidates`, buyer.liaison.token, { change: dearer!.change });
    expect(tried.body.items).toMatchObject([{ fits: true }]);
    expect((await hub.call("GET", `/listings/${line}`, maker.liaison.token)).body).toMatchObject({ price: { amount: 3_000, per: "万件" } });
  });

  it("is read in a sentence as it is, and refused on its field with what to do", async () => {
    const alliance = await buildAlliance(hub.dependencies);
    const firm = await buildFirm(hub, alliance);
    const { token } = firm.liaison;
    const { body } = await hub.call("POST", "/match/read-text", token, { text: "垫片冲压，每件 0.003 元" });
    const { price } = body.facts.find(({ kind }: { kind: string }) => kind === "price");
    expect(price).toEqual({ amount: 0.3, currency: "CNY", per: "件" });
    const refused = await hub.call("POST", "/listings", token, { ...sprayLine(hub, { quantity: million, price }), alliance: alliance.id });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      { path: "price.amount", message: "单价最多两位小数，精确到分；更细的单价请换用更大的计价单位，如 30 元/万件" },
    ]);
  });

  it("is had again by listings of a hub that rounded it to nothing", async () => {
    const { listings, counters } = hub.dependencies.models;
    const cheap = await listings.find({ "price.per": "万件" }).lean();
    await listings.collection.updateMany({ "price.per": "万件" }, { $set: { "price.canonicalFen": 0 } });
    await counters.deleteOne({ _id: "filled:listings.price.1" });
    await hub.restart();
    expect(await hub.dependencies.models.listings.find({ "price.per": "万件" }).lean()).toEqual(cheap);
    expect(cheap.map(({ price }) => price!.canonicalFen).toSorted()).toEqual([0.25, 0.3]);
  });
});
