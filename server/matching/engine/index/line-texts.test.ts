import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { blockLines } from "./kernel/line-layout.ts";
import { LineTexts } from "./line-texts.ts";

describe("the texts of lines", () => {
  it("come back as they were, whatever their characters and lengths", () => {
    const lengths = [0, 1, 4096, 4097, 8193, 70_000, 2 ** 18 - 2, 2 ** 18 - 1, 300_000];
    const text = oneof(string({ unit: "binary" }), constantFrom("", "\ud83d", "喷涂加工", ...lengths.map((length) => "涂".repeat(length))));
    assert(
      property(array(text, { maxLength: 30 }), (all) => {
        const texts = new LineTexts();
        texts.addBlock();
        for (const [at, each] of all.entries()) texts.set(at, each);
        expect(all.map((_, at) => texts.get(at) === all[at])).toEqual(all.map(() => true));
      }),
      { numRuns: 50 },
    );
  });

  it("have a place for every line of many blocks", () => {
    const texts = new LineTexts();
    const all = Array.from({ length: 20 * blockLines }, (_, at) => `${at} `.repeat(at % 50));
    for (const [at, each] of all.entries()) {
      if (at % blockLines === 0) texts.addBlock();
      texts.set(at, each);
    }
    expect(all.map((_, at) => texts.get(at))).toEqual(all);
  });
});
