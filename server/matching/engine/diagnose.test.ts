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
const sets = (count: number) => ({ milli: count * 1_000, unit: "套" });
const spraying = { category: "process.p14", title: "覆盖件喷涂", text: "喷涂线，喷漆喷塑", place: "370812" };

let engine: Engine;
beforeEach(() => {
  engine = createEngine(vocabulary);
});

const offer = (id: string, changes: Partial<EngineListing>) =>
  engine.insert(buildListing({ ...spraying, quantity: sets(500), window: { from: today, until: today + 60 }, ...changes, id }));
const diagnose = (changes: Partial<EngineListing> = {}) => {
  const listing = buildListing({ ...spraying, id: "need", side: "need", quantity: sets(500), dueDay: today + 20, ...changes });
  const query: EngineQuery = { listing, today, visible: ["all"] };
  return engine.diagnose(query);
};

describe("where no single concession helps", () => {
  it("names all steps of the counterpart that is the fewest away", () => {
    offer("three", { quantity: sets(100), window: { from: today + 26, until: today + 90 }, place: "370200" });
    offer("two", { quantity: sets(300), window: { from: today + 26, until: today + 90 } });
    const { relaxations, related, zh, en } = diagnose({ maxDistanceKm: 120 });
    expect({ relaxations, related }).toEqual({ relaxations: [], related: 2 });
    expect(zh).toBe("同类 2 家，暂无合适；最接近的一家差 2 项：数量减少 200 套，交期放宽 6 天");
    expect(en).toBe("2 of this kind, none fits. The nearest is 2 steps away: 200 套 less; 6 days later");
  });

  it("counts by reason those that nothing could make fit", () => {
    offer("tonnes", { quantity: { milli: 15_000, unit: "吨" } });
    offer("hours", { quantity: { milli: 80_000, unit: "小时" } });
    offer("lots", { minLotMilli: 600_000, quantity: sets(900) });
    expect(diagnose().zh).toBe("同类 3 家，暂无合适；2 家计量单位不同，1 家数量与起订量不合");
  });

  it("says nothing of those that the reader may not see", () => {
    offer("hidden", { quantity: { milli: 15_000, unit: "吨" }, audience: "elsewhere" });
    offer("hiddenToo", { quantity: sets(300), window: { from: today + 26, until: today + 90 }, audience: "elsewhere" });
    expect(diagnose()).toMatchObject({ related: 0, zh: "没有同类的登记" });
  });

  it("keeps to the one concession where one is enough", () => {
    offer("two", { quantity: sets(300), window: { from: today + 26, until: today + 90 } });
    offer("late", { window: { from: today + 26, until: today + 90 } });
    expect(diagnose().zh).toBe("同类 2 家，暂无合适；交期放宽 6 天，有 1 家合适");
  });
});
