import { describe, expect, it } from "vitest";
import { loadReference } from "../../reference/load-reference.ts";
import { createVocabulary } from "../create-vocabulary.ts";
import { createTokenizer } from "../tokenizer.ts";
import { createEngine } from "./create-engine.ts";
import { ExhaustiveStore } from "./index/exhaustive-store.ts";
import { buildListing } from "./testing/build-listing.ts";
import type { EngineListing, EngineQuery, Suggestion } from "./types.ts";

const reference = loadReference();
const vocabulary = createVocabulary(reference, createTokenizer(reference.processes.words));
const today = 20_778;

const about = { title: "农机覆盖件喷涂", text: "", category: "process.p14", place: "370812" };
const need = buildListing({
  ...about,
  id: "need",
  side: "need",
  quantity: { milli: 500_000, unit: "台" },
  dueDay: today + 30,
  unitPriceFen: 15_000,
});
const line = buildListing({
  ...about,
  id: "line",
  quantity: { milli: 500_000, unit: "台" },
  ratePerDayMilli: 50_000,
  window: { from: today, until: today + 60 },
  unitPriceFen: 3_500,
  priceUnit: "平方米",
});

const engines = [createEngine(vocabulary), createEngine(vocabulary, { createStore: (_need, table) => new ExhaustiveStore(table) })];

/** Answers of index and oracle, which are equal. */
function ask<Answer>(stored: readonly EngineListing[], listing: EngineListing, question: (engine: (typeof engines)[0], query: EngineQuery) => Answer): Answer {
  const [one, other] = engines.map((engine) => {
    for (const each of stored) engine.insert(each);
    const answer = question(engine, { listing, today, visible: null });
    for (const { id } of stored) engine.withdraw(id);
    return answer;
  });
  expect(one).toEqual(other);
  return one!;
}

const only = (stored: EngineListing, asking: EngineListing): Suggestion => {
  const { suggestions } = ask([stored], asking, (engine, query) => engine.match(query));
  expect(suggestions).toHaveLength(1);
  return suggestions[0]!;
};
const priceOf = ({ reasons }: Suggestion) => reasons.find(({ criterion }) => criterion === "price")!;

describe("a price for another unit than the limit", () => {
  it("is never compared and never certain, whoever asks", () => {
    for (const found of [only(line, need), only(need, line)]) {
      expect(found).toMatchObject({ fits: true, certain: false });
      expect(priceOf(found)).toMatchObject({
        facts: { limitFen: -1, overPermille: 0, uncompared: 1 },
        zh: "报价 35 元/平方米，按平方米计，与需求的台不可直接比较",
        en: "Quoted CNY 35 per 平方米, not directly comparable with the need's 台",
      });
    }
    const unpriced = only({ ...line, unitPriceFen: null, priceUnit: null }, need);
    expect(priceOf(only(line, need)).points, "as much as where nobody names a price").toBe(priceOf(unpriced).points);
    expect(unpriced.certain).toBe(true);
  });

  it("is not held against a budget for the whole, which counts by the quantity's unit", () => {
    const budget = only(line, { ...need, unitPriceFen: null, budgetFen: 100_000 });
    expect(budget).toMatchObject({ fits: true, certain: false });
    expect(priceOf(budget).zh).toContain("与需求的台不可直接比较");
    const both = only(line, { ...need, unitPriceFen: 4_000, priceUnit: "平方米", budgetFen: 100_000 });
    expect(both).toMatchObject({ fits: true, certain: false });
    expect(priceOf(both).zh).toBe("单价 35 元/平方米，在 40 元以内；另一限价的单位不同，未作比较");
  });

  it("is not told to be compared where there is no limit", () => {
    const free = only(line, { ...need, unitPriceFen: null });
    expect(free).toMatchObject({ fits: true, certain: true });
    expect(priceOf(free).zh).toBe("单价 35 元/平方米，需求方未给预算");
  });

  it("takes part in a split supply without a cost, and the plan is not certain", () => {
    const half = { ...line, quantity: { milli: 250_000, unit: "台" } };
    const split = (priceUnit: string, unitPriceFen: number) =>
      ask([{ ...half, priceUnit, unitPriceFen, id: "one", owner: "one" }, { ...half, priceUnit: "套", unitPriceFen: 14_000, id: "two", owner: "two" }], need, (engine, query) => engine.split(query))!;
    const mixed = split("平方米", 3_500);
    expect(mixed).toMatchObject({ complete: true, certain: false });
    expect(Object.fromEntries(mixed.parts.map(({ id, costFen }) => [id, costFen]))).toEqual({ one: null, two: 3_500_000 });
    expect(split("台", 14_500)).toMatchObject({ complete: true, certain: true });
  });

  it("is no obstacle to be told", () => {
    const told = ask([line], { ...need, unitPriceFen: 100 }, (engine, query) => engine.diagnose(query));
    expect(told).toMatchObject({ fits: 1, relaxations: [] });
  });
});

describe("a price for the limit's unit", () => {
  it("is compared although the quantities count by another", () => {
    const byArea = { ...need, unitPriceFen: 3_000, priceUnit: "平方米" };
    for (const found of [only(line, byArea), only(byArea, line)]) {
      expect(found).toMatchObject({ fits: false, certain: false });
      expect(priceOf(found)).toMatchObject({ facts: { limitFen: 3_000, overPermille: 167, uncompared: 0 }, zh: "单价 35 元/平方米，超出预算 17%" });
    }
    const told = ask([line], byArea, (engine, query) => engine.diagnose(query));
    expect(told.relaxations).toMatchObject([{ kind: "price", amount: 500, unit: "平方米", zh: "单价提高 5 元/平方米，有 1 家合适", en: "CNY 5 more per 平方米, 1 would fit" }]);
    expect(ask([byArea], line, (engine, query) => engine.diagnose(query)).relaxations).toMatchObject([{ kind: "price", amount: 500, unit: "平方米", zh: "单价降低 5 元/平方米，有 1 家合适" }]);
  });

  it("is compared one to one between a set and a piece, and where no quantity is said", () => {
    expect(priceOf(only({ ...line, priceUnit: "套", unitPriceFen: 16_500 }, need)).facts).toMatchObject({ overPermille: 100, uncompared: 0 });
    const silent = { ...line, quantity: null, unitPriceFen: 16_500 };
    expect(priceOf(only({ ...silent, priceUnit: "台" }, need)).facts).toMatchObject({ overPermille: 100, uncompared: 0 });
    expect(priceOf(only({ ...silent, priceUnit: "吨" }, need)).facts).toMatchObject({ overPermille: 0, uncompared: 1 });
  });

  it("is told apart from one for another unit in what would have to give", () => {
    const both = { ...need, unitPriceFen: 3_000, priceUnit: "平方米", budgetFen: 5_000_000 };
    const byPiece = { ...line, id: "piece", owner: "piece", unitPriceFen: 10_400, priceUnit: "套" };
    const told = ask([line, byPiece], both, (engine, query) => engine.diagnose(query));
    expect(told.relaxations.map(({ kind, amount, unit, ids }) => [kind, amount, unit, ids]).toSorted()).toEqual([
      ["price", 400, "台", ["piece"]],
      ["price", 500, "平方米", ["line"]],
    ]);
  });
});

describe("a price below one fen", () => {
  const screws = { ...need, quantity: { milli: 20_000_000, unit: "件" }, unitPriceFen: 0.25, priceUnit: "件" };
  const maker = { ...line, quantity: { milli: 20_000_000, unit: "件" }, ratePerDayMilli: null, unitPriceFen: 0.3, priceUnit: "件" };

  it("is compared and told as it is, not as nothing", () => {
    expect(priceOf(only(maker, screws))).toMatchObject({
      facts: { priceFen: 0.3, limitFen: 0.25, overPermille: 200 },
      zh: "单价 0.003 元/件，超出预算 20%",
      en: "Unit price CNY 0.003 per 件, 20 % above the limit",
    });
    expect(priceOf(only({ ...maker, unitPriceFen: 0.25 }, screws))).toMatchObject({ facts: { overPermille: 0 }, zh: "单价 0.0025 元/件，在 0.0025 元以内" });
  });

  it("meets a budget of less than a fen a piece", () => {
    const budget = { ...screws, unitPriceFen: null, budgetFen: 5_000 };
    expect(priceOf(only(maker, budget)).facts).toMatchObject({ limitFen: 0.25, overPermille: 200 });
    expect(only({ ...maker, unitPriceFen: 0.25 }, budget)).toMatchObject({ fits: true, certain: true });
  });

  it("has a concession of its own size, and a cost", () => {
    const told = ask([maker], screws, (engine, query) => engine.diagnose(query));
    expect(told.relaxations).toMatchObject([{ kind: "price", amount: 0.05, unit: "件", zh: "单价提高 0.0005 元/件，有 1 家合适" }]);
    const halves = ["one", "two"].map((id) => ({ ...maker, id, owner: id, quantity: { milli: 10_000_000, unit: "件" } }));
    const split = ask(halves, { ...screws, unitPriceFen: 0.3 }, (engine, query) => engine.split(query))!;
    expect(split.parts.map(({ costFen }) => costFen)).toEqual([3_000, 3_000]);
  });
});
