import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchTerms, searchTokens } from "./search-tokens.ts";

const finds = (typed: string, ...texts: string[]): boolean => {
  const terms = searchTerms(typed);
  const tokens = searchTokens(...texts);
  if (!terms) return false;
  return (
    terms.whole.every((token) => tokens.includes(token)) &&
    terms.beginnings.every((beginning) => tokens.some((token) => token.startsWith(beginning)))
  );
};

describe("search", () => {
  it.each([
    ["喷涂", "500台套拖拉机覆盖件喷涂外协", true],
    ["涂", "拖拉机覆盖件喷涂", true],
    ["覆盖件 喷涂", "拖拉机覆盖件喷涂", true],
    ["件喷", "覆盖件 喷涂", false],
    ["CNC", "cnc加工中心空闲", true],
    ["cn", "ＣＮＣ加工", true],
    ["500", "500台套", true],
    ["喷塑", "喷涂", false],
    ["😀 !!", "喷涂", false],
  ])("%j in %j: %s", (typed, text, found) => {
    expect(finds(typed, text)).toBe(found);
  });

  it("finds a text by any stretch of it, whatever its words", () => {
    const han = fc.array(fc.constantFrom(..."喷涂机械产能加工设备"), { minLength: 2, maxLength: 20 }).map((all) => all.join(""));
    fc.assert(
      fc.property(han, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const stretch = text.slice(start, start + 1 + (length % (text.length - start)));
        expect(finds(stretch, "前言", text)).toBe(true);
      }),
    );
  });

  it("never throws and never grows without bound", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 2_000 }), (text) => {
        expect(searchTokens(text).length).toBeLessThanOrEqual(300);
        searchTerms(text);
      }),
    );
  });
});
