import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchTerms, searchTokens, soundTokens, TOKENS_MARK } from "./search-tokens.ts";

const finds = (typed: string, ...texts: string[]): boolean => {
  const terms = searchTerms(typed);
  const tokens = [...searchTokens(...texts), ...soundTokens(...texts)];
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
    ["pentu", "拖拉机覆盖件喷涂", true],
    ["ptwx", "500台套覆盖件喷涂外协", true],
    ["Pen Tu", "覆盖件喷涂", true],
    ["penqi", "喷涂", false],
    ["jdf", "金大丰", true],
    ["jindafengjixieyouxiangongsi", "山东金大丰机械有限公司", true],
    ["chongqing", "重庆", true],
    ["cq", "重庆", true],
    ["zq", "重庆", false],
    ["yinhang", "农商银行", true],
    ["lv", "绿色", true],
    ["zhanlue", "战略合作", true],
    ["jf", "金大丰", false],
    ["cncjg", "cnc加工", false],
    ["internationalization", "Internationalization", true],
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

  it("cannot be asked for the mark of what is complete", () => {
    for (const typed of [TOKENS_MARK, "2", "~", TOKENS_MARK.toUpperCase()]) expect([...(searchTerms(typed)?.whole ?? []), ...(searchTerms(typed)?.beginnings ?? [])].some((term) => TOKENS_MARK.startsWith(term))).toBe(false);
  });

  it("never throws and never grows without bound", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 2_000 }), (text) => {
        expect(searchTokens(text).length).toBeLessThanOrEqual(300);
        expect(soundTokens(text, text).length).toBeLessThanOrEqual(200);
        searchTerms(text);
      }),
    );
  });
});
