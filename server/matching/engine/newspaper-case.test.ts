import { beforeEach, describe, expect, it } from "vitest";
import { loadReference } from "../../reference/load-reference.ts";
import { createVocabulary } from "../create-vocabulary.ts";
import { createTokenizer } from "../tokenizer.ts";
import { createEngine } from "./create-engine.ts";
import { buildListing } from "./testing/build-listing.ts";
import type { Engine, EngineListing, EngineQuery } from "./types.ts";

const reference = loadReference();
const vocabulary = createVocabulary(reference, createTokenizer(reference.processes.words));
const today = 20_778;

const need = buildListing({
  id: "need",
  side: "need",
  owner: "金大丰",
  category: "process.p14",
  title: "500 台套拖拉机覆盖件喷涂",
  text: "喷涂线满负荷，订单即将违约，急需外协喷涂",
  place: "370812",
  quantity: { milli: 500_000, unit: "台" },
  dueDay: today + 20,
  maxDistanceKm: 120,
  stakeFen: 120_000_000,
});

function supplier(id: string, changes: Partial<EngineListing>) {
  return buildListing({
    owner: id,
    category: "process.p14",
    title: "涂装线空闲产能",
    text: "农机、汽车零部件涂装，可承接喷漆喷塑",
    place: "370883",
    window: { from: today, until: today + 60 },
    ...changes,
    id,
  });
}

let engine: Engine;
const query: EngineQuery = { listing: need, today, visible: null };

beforeEach(() => {
  engine = createEngine(vocabulary);
  engine.insert(supplier("late", { quantity: { milli: 500_000, unit: "套" }, window: { from: today + 26, until: today + 90 } }));
  engine.insert(supplier("far", { quantity: { milli: 500_000, unit: "套" }, place: "370200" }));
  engine.insert(supplier("other", { quantity: { milli: 500_000, unit: "套" }, category: "land.parking", title: "停车位", text: "" }));
});

describe("the newspaper's case: 500 sets to be sprayed before they are due", () => {
  it("puts the supplier of 500 first and certain, and leaves out the late, the far and the unrelated", () => {
    engine.insert(supplier("whole", { quantity: { milli: 500_000, unit: "台" }, ratePerDayMilli: 40_000 }));
    const { suggestions, certain } = engine.match(query);
    expect(certain).toBe(true);
    expect(suggestions.map(({ id }) => id)).toEqual(["whole"]);
    expect(suggestions[0]).toMatchObject({ fits: true, certain: true, supplyMilli: 500_000 });
    expect(suggestions[0]!.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(suggestions[0]!.score);
    expect(suggestions[0]!.reasons.find(({ criterion }) => criterion === "text")!.zh).toContain("喷涂");
  });

  it("answers 500 by 300 + 200 when nobody has all", () => {
    engine.insert(supplier("three", { quantity: { milli: 300_000, unit: "套" } }));
    engine.insert(supplier("two", { quantity: { milli: 200_000, unit: "件" } }));
    engine.insert(supplier("one", { quantity: { milli: 100_000, unit: "套" } }));
    const plan = engine.split(query)!;
    expect(plan).toMatchObject({ complete: true, coveredMilli: 500_000, missingMilli: 0 });
    expect(plan.parts.map(({ id, milli }) => [id, milli])).toEqual([
      ["three", 300_000],
      ["two", 200_000],
    ]);
  });

  it("groups the digits of large quantities, as the pages do beside its sentences", () => {
    const large = { ...query, listing: { ...need, quantity: { milli: 999_999_999_999_000, unit: "台" } } };
    engine.insert(supplier("three", { quantity: { milli: 30_000_500, unit: "套" } }));
    engine.insert(supplier("two", { quantity: { milli: 20_000_000, unit: "套" } }));
    const [first] = engine.match(large).suggestions;
    expect(first!.reasons.find(({ criterion }) => criterion === "quantity")!.zh).toBe("需要 999,999,999,999 台，按期可供 30,000.5 台，满足 0%");
    expect(engine.split(large)!.zh).toContain("合计 30,000.5 + 20,000 ");
    expect(engine.diagnose(large).zh).toMatch(/数量减少 999,\d{3},\d{3},\d{3}(\.5)? 台/);
  });

  it("says what is missing when nobody fits", () => {
    const diagnosis = engine.diagnose(query);
    expect(diagnosis.fits).toBe(0);
    expect(diagnosis.relaxations.map(({ kind, amount, ids }) => [kind, amount, ids])).toEqual([
      ["days", 6, ["late"]],
      ["distance", expect.any(Number), ["far"]],
    ]);
    expect(diagnosis.zh).toContain("交期放宽 6 天，有 1 家合适");
  });

  it("counts fits outside the audience without a name", () => {
    engine.insert(supplier("hidden", { quantity: { milli: 500_000, unit: "台" }, audience: "elsewhere" }));
    const diagnosis = engine.diagnose({ ...query, visible: ["all"] });
    expect(diagnosis).toMatchObject({ fits: 0, fitsOutside: 1 });
    expect(JSON.stringify(diagnosis)).not.toContain("hidden");
  });
});
