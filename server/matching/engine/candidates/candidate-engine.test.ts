import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMarketVocabulary } from "../../testing/create-market-vocabulary.ts";
import { createEngine } from "../create-engine.ts";
import { generateMarket, marketDay } from "../testing/generate-market.ts";
import type { Engine, EngineListing, EngineQuery } from "../types.ts";
import { createCandidateEngine } from "./candidate-engine.ts";
import { chooseLists } from "./choose-lists.ts";
import { bucketOf, categoryTerm, tellingTerms, termBuckets, termNumbers } from "./telling-terms.ts";

const { vocabulary } = createMarketVocabulary();
const market = generateMarket(5);

describe("telling terms", () => {
  it("find a text under another name of its process, by pairs of characters and by Latin words", () => {
    const terms = tellingTerms({ title: "拖拉机喷漆", text: "ＣＮＣ加工" }, vocabulary);
    expect(terms).toEqual(expect.arrayContaining(["工艺:喷涂", "拖拉", "拉机", "喷漆", "cnc", "加工"]));
    expect(terms).not.toContain("机 ");
  });

  it("are few and numbers within bounds, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 3_000 }), fc.string({ unit: "binary" }), (title, text) => {
        const numbers = termNumbers({ title, text, category: "s1.c1" }, vocabulary);
        expect(numbers.length).toBeLessThanOrEqual(41);
        expect(numbers).toContain(bucketOf(categoryTerm("s1.c1")));
        expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < termBuckets)).toBe(true);
      }),
    );
  });
});

describe("lists to be read", () => {
  const list = (term: number, milli: number, lines: number) => ({ term, milli, lines });

  it("are those worth most that fit together; of the first that is too long, where it meets others", () => {
    const lookup = chooseLists([list(5, 0, 3), list(6, 50, 0), list(4, 600, 150), list(3, 800, 800), list(2, 900, 300), list(1, 20_000, 5_000)], 10_000, 1_000);
    expect(lookup.sought).toEqual([2, 4]);
    // Half of the budget was kept for it; 5,000 × 800 / 10,000 lines should hold both.
    expect(lookup.narrowed).toEqual({ term: 1, any: [3] });
    expect(lookup.worth.map(([term]) => term)).toEqual([1, 2, 3, 4]);
    expect(chooseLists([list(1, 20_000, 5_000)], 10_000, 1_000)).toMatchObject({ sought: [], narrowed: { term: 1, any: [] } });
  });
});

/** A source over all lines in memory, as the database answers: all lines that hold a sought term. */
function readFrom(lines: ReadonlyMap<EngineListing, readonly number[]>, query: EngineQuery, asked: ReturnType<typeof chooseLists>): EngineListing[] {
  const sought = new Set(asked.sought);
  return [...lines].filter(([line, terms]) => line.side !== query.listing.side && terms.some((term) => sought.has(term))).map(([line]) => line);
}

const scored = (engine: Engine, query: EngineQuery) => new Map(engine.match({ ...query, limit: 200 }).suggestions.map((each) => [each.id, each]));

describe("candidates from elsewhere", () => {
  it("are scored and explained as the index does, and nearly all of its ten best are among them", { timeout: 30_000 }, () => {
    const all = Array.from({ length: 2_000 }, (_, number) => market.line(number, number % 4 === 0 ? "need" : "resource"));
    const index = createEngine(vocabulary);
    const source = createCandidateEngine(vocabulary);
    const lines = new Map(all.map((line) => [line, termNumbers(line, vocabulary)]));
    for (const line of all) {
      index.insert(line);
      source.count(line);
    }
    let [found, best] = [0, 0];
    for (let number = 10_000; number < 10_040; number++) {
      const query: EngineQuery = { listing: market.line(number, number % 2 === 0 ? "need" : "resource"), today: marketDay, visible: number % 3 === 0 ? ["a1", "a2"] : null };
      const read = readFrom(lines, query, source.lookFor(query, query.listing.side === "need" ? "resource" : "need", 300));
      const [ours, theirs] = [scored(source.among(read), query), scored(index, query)];
      const both = [...ours].filter(([id]) => theirs.has(id));
      expect(both).toEqual(both.map(([id]) => [id, theirs.get(id)]));
      const ten = [...theirs.keys()].slice(0, 10);
      best += ten.length;
      found += ten.filter((id) => ours.has(id)).length;
    }
    expect(found / best).toBeGreaterThan(0.95);
  });
});
