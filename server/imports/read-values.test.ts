import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "../../app/contracts/common.ts";
import { createVocabulary } from "../matching/create-vocabulary.ts";
import { readPrices } from "../matching/engine/read/read-prices.ts";
import { loadReference } from "../reference/load-reference.ts";
import { cleanText, readAmountOfUnit, readDate, readPrice, readQuantity, readSum } from "./read-values.ts";

describe("readDate", () => {
  it.each([
    ["2026-02-08（自2023-02-08起暂定三年）", "2026-02-08"],
    ["2026/2/8", "2026-02-08"],
    ["2026.2.8", "2026-02-08"],
    ["２０２６年２月８日前", "2026-02-08"],
    ["20260208", "2026-02-08"],
    ["2028年2月", "2028-02-29"],
    ["46086", "2026-03-05"],
    ["46086.75", "2026-03-05"],
    ["36526", "2000-01-01"],
    ["2026年3月5日 18:00", "2026-03-05"],
  ])("%s is %s", (text, day) => {
    expect(readDate(text)).toEqual({ kind: "day", day });
  });

  it.each(["长期有效", "2026-02-30", "2026-13-01", "9月底前", ""])("%s is no day", (text) => {
    expect(readDate(text)).toEqual({ kind: "unreadable" });
  });

  it("knows a revoked line", () => {
    expect(readDate("（旧版，已被2023版废止）")).toEqual({ kind: "revoked" });
  });
});

describe("readSum", () => {
  it.each([
    ["57.5万元", 57_500_000],
    ["17,502,246元", 1_750_224_600],
    ["129.5亿元", 1_295_000_000_000],
    ["补助20万元", 20_000_000],
    ["2035.3073万元", 2_035_307_300],
    ["0.003元", 0.3],
  ])("%s is %i fen", (text, fen) => {
    expect(readSum(text)).toEqual({ kind: "sum", fen });
  });

  it.each(["1.00元（网站标价）", "1.00", "99999999.00元"])("%s stands for none", (text) => {
    expect(readSum(text)).toEqual({ kind: "placeholder" });
  });

  it.each(["工资 3000-5000元/月", "面议", "500万元—5000万元；5%—20%", "不超过1000万元", "3000余万元", "100.00元（网站标价）", "50%"])(
    "%s is no one sum",
    (text) => {
      expect(readSum(text)).toEqual({ kind: "unreadable" });
    },
  );
});

describe("readPrice", () => {
  const vocabulary = createVocabulary(loadReference());
  const pricesIn = (text: string) => readPrices(text, vocabulary);

  it.each([
    ["450元/车", 45_000, "车"],
    ["35.5元／㎡", 3_550, "㎡"],
    ["每平方米 35 元", 3_500, "平方米"],
    ["每平方米35元", 3_500, "平方米"],
    ["1.2万元/台", 1_200_000, "台"],
    ["单价：1,150元/吨", 115_000, "吨"],
    ["约35元/平方米", 3_500, "平方米"],
    ["限价 每吨500元", 50_000, "吨"],
    ["３５元每台", 3_500, "台"],
    ["五百元/吨", 50_000, "吨"],
    ["每平方米加工费8.5元", 850, "平方米"],
    ["30元/万件", 3_000, "万件"],
    ["0.003元/件", 0.3, "件"],
    ["12.345元/件", 1_234.5, "件"],
  ])("%s is %i fen for one %s", (text, fen, per) => {
    expect(readPrice(text, pricesIn)).toEqual({ fen, per });
  });

  it.each(["31元/年", "35元", "30-50元/平方米", "Ⅰ级337元/平方米；Ⅱ级207元/平方米", "4000元/人/月", "2500元/次", "0元/台", "面议", "每吨不超过500元", "35元/平方米起", "喷涂35元/平方米", "35元/平方米含税"])("%s is no one price", (text) => {
    expect(readPrice(text, pricesIn)).toBeNull();
  });
});

describe("readQuantity", () => {
  it.each([
    ["500", "500"],
    ["约500", "500"],
    ["1,500.50", "1500.5"],
    ["007", "7"],
    ["0", null],
    ["-3", null],
    ["若干", null],
    ["1e18", null],
  ])("%s is %s", (text, quantity) => {
    expect(readQuantity(text)).toBe(quantity);
  });
});

describe("readAmountOfUnit", () => {
  it.each([
    ["500套", { value: "500", unit: "套" }],
    ["约 1,000 件", { value: "1000", unit: "件" }],
    ["２.５吨", { value: "2.5", unit: "吨" }],
    ["500", null],
    ["若干套", null],
    ["3-5台", null],
  ])("%s is %j", (text, found) => {
    expect(readAmountOfUnit(text)).toEqual(found);
  });
});

describe("whatever a list holds", () => {
  const words = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[0-9,.年月日\-/万亿元约%；]{0,30}$/));

  it("what is read can be stored, and nothing throws", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 80 }), (text, longest) => {
        const quantity = readQuantity(text);
        expect(quantity === null || decimal.safeParse(quantity).success).toBe(true);
        const sum = readSum(text);
        expect(sum.kind !== "sum" || Number.isSafeInteger(sum.fen)).toBe(true);
        const date = readDate(text);
        expect(date.kind !== "day" || new Date(date.day).toISOString().startsWith(date.day)).toBe(true);
        expect(cleanText(text, longest).length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
