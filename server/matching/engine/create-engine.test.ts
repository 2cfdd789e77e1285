import { type Arbitrary, array, assert, boolean, constant, constantFrom, double, oneof, option, property, record, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { createMarketVocabulary } from "../testing/create-market-vocabulary.ts";
import { createEngine, type EngineOptions } from "./create-engine.ts";
import { ExhaustiveStore } from "./index/exhaustive-store.ts";
import { defaultWeights } from "./score/weights.ts";
import { buildListing } from "./testing/build-listing.ts";
import { generateMarket, marketDay } from "./testing/generate-market.ts";
import { createRandom } from "./testing/random.ts";
import type { Engine, EngineListing, EngineQuery, Side } from "./types.ts";

const { hubVocabulary, vocabulary } = createMarketVocabulary();
const market = generateMarket(1);
const exhaustive: EngineOptions = { createStore: (_need, table) => new ExhaustiveStore(table) };

function query(listing: EngineListing, changes: Partial<EngineQuery> = {}): EngineQuery {
  return { listing, today: marketDay, visible: null, ...changes };
}

/** Everything the engine says about a query. */
function answers(engine: Engine, asked: EngineQuery): unknown {
  return [engine.match(asked), engine.similar(asked), engine.diagnose(asked), engine.split(asked)];
}

describe("the index", () => {
  it("answers like reading every line, through 10,000 random inserts, changes, withdrawals and queries", () => {
    const { below, next } = createRandom(7);
    const index = createEngine(vocabulary);
    const oracle = createEngine(vocabulary, exhaustive);
    const told: { got: unknown; wanted: unknown }[] = [];
    for (let step = 0; step < 10_000; step++) {
      const side: Side = next() < 0.4 ? "need" : "resource";
      const listing = market.line(below(1500), side);
      const kind = next();
      if (kind < 0.6) {
        index.insert(listing);
        oracle.insert(listing);
      } else if (kind < 0.72) {
        const changed = { ...market.line(below(100_000), side), id: listing.id };
        index.change(changed);
        oracle.change(changed);
      } else if (kind < 0.94) {
        told.push({ got: index.withdraw(listing.id), wanted: oracle.withdraw(listing.id) });
      } else {
        const asked = query(listing, {
          limit: 1 + below(20),
          visible: next() < 0.3 ? ["a1", "a2", "a5"] : null,
          ownSectorOnly: next() < 0.2,
          declined: next() < 0.2 ? index.match(query(listing)).suggestions.slice(0, 2).map(({ id }) => id) : [],
        });
        told.push({ got: answers(index, asked), wanted: answers(oracle, asked) });
      }
    }
    expect(told.length).toBeGreaterThan(2000);
    for (const { got, wanted } of told) expect(got).toEqual(wanted);
    expect(index.stats()).toMatchObject({ needs: oracle.stats().needs, resources: oracle.stats().resources });
  }, 120_000);

  it("answers like reading every line when shards have many windows", () => {
    const oneSector = { ...vocabulary, sectorOf: () => "all" };
    const index = createEngine(oneSector);
    const oracle = createEngine(oneSector, exhaustive);
    for (let number = 0; number < 20_000; number++) {
      index.insert(market.line(number, "resource"));
      oracle.insert(market.line(number, "resource"));
    }
    for (let number = 0; number < 12; number++) {
      const asked = query(market.line(number, "need"));
      expect(index.match(asked)).toEqual(oracle.match(asked));
    }
  }, 60_000);

  it("does not depend on the order of inserts", () => {
    const lines = Array.from({ length: 300 }, (_, number) => market.line(number, "resource"));
    const { next } = createRandom(3);
    const shuffled = lines.map((line) => ({ line, key: next() })).toSorted((a, b) => a.key - b.key);
    const one = createEngine(vocabulary);
    const other = createEngine(vocabulary);
    for (const line of lines) one.insert(line);
    for (const { line } of shuffled) other.insert(line);
    for (let number = 0; number < 20; number++) {
      const asked = query(market.line(number, "need"), { limit: 50 });
      expect(answers(other, asked)).toEqual(answers(one, asked));
    }
  });
});

describe("a suggestion", () => {
  const engine = createEngine(vocabulary);
  for (let number = 0; number < 400; number++) engine.insert(market.line(number, number % 2 ? "need" : "resource"));

  it("has a score that is the sum of its reasons, each at most its weight", () => {
    for (let number = 0; number < 60; number++) {
      const side = number % 2 ? "need" : "resource";
      for (const { score, milliScore, reasons } of engine.match(query(market.line(number + 5000, side))).suggestions) {
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(Math.abs(milliScore - score * 1000)).toBeLessThanOrEqual(500);
        for (const reason of reasons) {
          expect(reason.points).toBeGreaterThanOrEqual(0);
          expect(reason.points).toBeLessThanOrEqual(defaultWeights[reason.criterion]);
          expect(reason.weight).toBe(defaultWeights[reason.criterion]);
          expect(`${reason.zh}${reason.en}`).not.toMatch(/undefined|NaN|-1\b|null/);
        }
      }
    }
  });

  it("moves when weights move, and the preview says from where to where", () => {
    const weights = { ...defaultWeights, distance: 58, text: 0, category: 0 };
    const preview = engine.preview(query(market.line(5000, "need")), weights);
    expect(preview.after.suggestions.map(({ id }) => id)).not.toEqual(preview.before.suggestions.map(({ id }) => id));
    for (const { id, before, after } of preview.moves) {
      expect(preview.before.suggestions[(before ?? 0) - 1]?.id ?? null).toBe(before === null ? null : id);
      expect(preview.after.suggestions[(after ?? 0) - 1]?.id ?? null).toBe(after === null ? null : id);
    }
  });

  it("never names a line outside the reader's audience, a declined one or one's own", () => {
    const need = market.line(5000, "need");
    const all = engine.match(query(need, { limit: 50 })).suggestions.map(({ id }) => id);
    const declined = all.slice(0, 3);
    const some = engine.match(query(need, { limit: 50, declined, visible: ["a1"] })).suggestions.map(({ id }) => id);
    expect(some.filter((id) => declined.includes(id))).toEqual([]);
    expect(some.length).toBeLessThan(all.length);
    engine.insert(buildListing({ ...need, id: "own", side: "resource" }));
    expect(engine.match(query(need, { limit: 50 })).suggestions.map(({ id }) => id)).not.toContain("own");
    engine.withdraw("own");
  });
});

describe("malformed listings", () => {
  const number = oneof(constantFrom(0, -1, 1e18, Number.NaN, Number.POSITIVE_INFINITY, -0, 0.5), double());
  const maybe = <T>(arbitrary: Arbitrary<T>) => option(arbitrary, { nil: null });
  const text = oneof(string({ unit: "binary" }), constantFrom("", " ", "喷涂".repeat(20), "\u0000", "🚜"));
  const listing: Arbitrary<EngineListing> = record({
    id: string({ minLength: 1 }),
    side: constantFrom<Side>("need", "resource"),
    owner: string(),
    alliance: constant(null),
    county: constant(null),
    category: maybe(oneof(constantFrom("process.p14", "process", "toString"), string())),
    title: text,
    text,
    place: maybe(oneof(constantFrom("370812", "370883009", "999999"), string())),
    quantity: maybe(record({ milli: number, unit: oneof(constantFrom("台", "吨"), string()) })),
    minLotMilli: maybe(number),
    ratePerDayMilli: maybe(number),
    window: maybe(record({ from: number, until: number })),
    dueDay: maybe(number),
    unitPriceFen: maybe(number),
    priceUnit: maybe(oneof(constantFrom("台", "吨", "平方米", ""), string())),
    budgetFen: maybe(number),
    maxDistanceKm: maybe(number),
    requires: array(record({ code: string(), hard: boolean() }), { maxLength: 3 }),
    offers: array(string(), { maxLength: 3 }),
    stakeFen: maybe(number),
    deliveredMilli: number,
    promisedMilli: number,
    audience: string(),
  });

  it("never throw, never match as certain without a quantity and a date, and score the same by index and oracle", () => {
    assert(
      property(array(listing, { maxLength: 12 }), listing, (lines, asked) => {
        const index = createEngine(hubVocabulary);
        const oracle = createEngine(hubVocabulary, exhaustive);
        for (const line of lines) {
          index.insert(line);
          oracle.insert(line);
        }
        const result = index.match(query(asked));
        expect(answers(index, query(asked))).toEqual(answers(oracle, query(asked)));
        const sane = (value: number | undefined): boolean => value !== undefined && value >= 1 && value <= 1e15;
        const certain = result.suggestions.filter((suggestion) => suggestion.certain);
        const amounts = certain.map(({ id }) => lines.findLast((line) => line.id === id)!.quantity?.milli);
        if (certain.length > 0) amounts.push(asked.quantity?.milli);
        expect(amounts.filter((amount) => !sane(amount))).toEqual([]);
        expect(certain.length > 0 && !result.certain).toBe(false);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it("keep a farthest distance of less than a kilometre", () => {
    const need = buildListing({ id: "n", side: "need", owner: "x", title: "喷涂加工", category: "process.p14", place: "370812", maxDistanceKm: 0.5 });
    const offer = buildListing({ ...need, id: "r", side: "resource", owner: "y", place: "370883009", maxDistanceKm: null });
    const suggested = [{}, exhaustive].map((options) => {
      const engine = createEngine(hubVocabulary, options);
      engine.insert(need);
      return engine.match(query(offer)).suggestions;
    });
    expect(suggested).toEqual([[], []]);
  });

  it("take a megabyte of text", () => {
    const engine = createEngine(hubVocabulary);
    const long = "喷涂加工".repeat(250_000);
    engine.insert(buildListing({ id: "long", title: long, text: long }));
    const [first] = engine.match(query(buildListing({ id: "n", side: "need", owner: "x", title: long, text: long }))).suggestions;
    expect(first).toMatchObject({ id: "long", certain: false });
  });
});
