import { assert, integer, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { loadReference } from "../../../reference/load-reference.ts";
import { createVocabulary } from "../../create-vocabulary.ts";
import { createTokenizer } from "../../tokenizer.ts";
import { dayOf } from "./civil-day.ts";
import { readNumber } from "./chinese-number.ts";
import { extractFacts, type Fact } from "./extract-facts.ts";

const reference = loadReference();
const vocabulary = createVocabulary(reference, createTokenizer(reference.processes.words));
const today = dayOf(2026, 11, 21);
const read = (text: string): Fact[] => extractFacts(text, today, vocabulary);
const only = (text: string, kind: Fact["kind"]): Fact[] => read(text).filter((fact) => fact.kind === kind);

describe("readNumber", () => {
  it.each([
    ["500", 500],
    ["1,200.5", 1200.5],
    ["3.5万", 35_000],
    ["五百", 500],
    ["两千三百", 2300],
    ["十二", 12],
    ["二十", 20],
    ["三百五十万", 3_500_000],
    ["上百万", 1_000_000],
    ["几十", 10],
  ])("reads %s", (text, value) => {
    expect(readNumber(text)?.value).toBe(value);
  });
});

describe("quantities", () => {
  it.each([
    ["约 500 台套喷涂", 500_000, "台套", true],
    ["需要五百件法兰", 500_000, "件", false],
    ["厂房5000平方米", 5_000_000, "平方米", false],
    ["闲置厂房 3 万 m²", 30_000_000, "m²", false],
    ["招聘20多名焊工", 20_000, "名", true],
    ["焊丝 500 公斤", 500, "吨", false],
    ["两千吨大豆", 2_000_000, "吨", false],
  ])("of %s", (text, milli, unit, rough) => {
    expect(only(text, "quantity")[0]).toMatchObject({ milli, unit, rough });
  });

  it("leave years, shares and periods alone", () => {
    expect(only("2025年成立，占比 30%，工期 40 天", "quantity")).toEqual([]);
  });
});

describe("capacities", () => {
  it.each([
    ["年产能 300 万 m²", 3_000_000_000, "year", 10_000_000],
    ["月产量五百台", 500_000, "month", 20_000],
    ["每天加工 40 套", 40_000, "day", 40_000],
    ["可做 200 吨/月", 200_000, "month", 8_000],
  ])("of %s", (text, milli, period, milliPerDay) => {
    expect(only(text, "capacity")).toMatchObject([{ milli, period, milliPerDay }]);
    expect(only(text, "quantity")).toEqual([]);
  });
});

describe("money", () => {
  it.each([
    ["预算 200 万元", 200_000_000, false],
    ["增加上百万元收益", 100_000_000, true],
    ["单价 35.5 元", 3_550, false],
    ["授信 1.2 亿元", 12_000_000_000, false],
  ])("of %s", (text, fen, rough) => {
    expect(only(text, "money")).toMatchObject([{ fen, rough, loss: false }]);
  });

  it.each(["逾期违约金80万元", "违约损失 80 万元", "误期要赔80万元", "误期罚款约 80 万元"])("lost when late in %s", (words) => {
    const facts = only(`预算110万元，${words}`, "money");
    expect(facts).toMatchObject([
      { fen: 110_000_000, loss: false },
      { fen: 80_000_000, loss: true },
    ]);
  });

  it("is no loss in the clause after one", () => {
    expect(only("避免逾期，预算110万元", "money")).toMatchObject([{ loss: false }]);
  });
});

describe("prices for a unit", () => {
  it.each([
    ["喷涂单价 35 元/平方米", 3_500, "平方米", false],
    ["每平方米 35 元", 3_500, "平方米", false],
    ["加工费 3.5元每公斤", 350, "公斤", false],
    ["每吨不超过五百元", 50_000, "吨", false],
    ["约 1.2 万元/台套", 1_200_000, "台套", true],
    ["每件加工费8.5元，包运输", 850, "件", false],
    ["三块钱一件", 300, "件", false],
    ["租金每㎡ 11 元", 1_100, "㎡", false],
    ["工时 180元／小时", 18_000, "小时", false],
    ["垫片 0.003 元/件", 0.3, "件", false],
    ["每度0.5583元", 55.83, "度", false],
    ["30元/万件", 3_000, "万件", false],
  ])("of %s", (text, fen, per, rough) => {
    expect(only(text, "price")).toMatchObject([{ fen, per, rough }]);
    expect(only(text, "money"), "not a sum for the whole").toEqual([]);
    expect(only(text, "quantity")).toEqual([]);
  });

  it.each(["工资 3000-5000元/人", "4000元/人/月", "每人每月 6500 元", "租金 5 万元/年", "每平方米每月 12 元", "年费 31元/年"])("are no single ones in %s", (text) => {
    expect(only(text, "price")).toEqual([]);
    expect(only(text, "money")).toEqual([]);
  });

  it("are never nothing", () => {
    expect(read("0 元/件，0.004 元，0.0000001元/件").filter(({ kind }) => kind === "price" || kind === "money")).toEqual([]);
  });

  it("stand beside the quantity and the sum for the whole", () => {
    const facts = read("500 台套覆盖件喷涂，每平方米 35 元以内，总预算 86 万元");
    expect(facts.filter(({ kind }) => kind !== "process").map(({ kind, words }) => [kind, words])).toEqual([
      ["quantity", "500 台套"],
      ["price", "每平方米 35 元"],
      ["money", "86 万元"],
    ]);
  });
});

describe("dates", () => {
  it.each([
    ["2026年9月30日前交货", [2026, 9, 30], true],
    ["2027-01-15 之前", [2027, 1, 15], true],
    ["12 月底前完成", [2026, 12, 31], true],
    ["9 月底前", [2027, 9, 30], true],
    ["下月中旬到货", [2026, 12, 20], false],
    ["本月底前", [2026, 11, 30], true],
    ["十二月十五日交付", [2026, 12, 15], true],
    ["明年3月上旬", [2027, 3, 10], false],
    ["明年一季度", [2027, 3, 31], false],
    ["年底前", [2026, 12, 31], true],
    ["20天内", [2026, 12, 11], true],
    ["两周内", [2026, 12, 5], true],
    ["明天", [2026, 11, 22], false],
  ] as const)("of %s", (text, [year, month, day], deadline) => {
    expect(only(text, "date")).toMatchObject([{ until: dayOf(year, month, day), deadline }]);
  });

  it("do not exist on 31 June", () => {
    expect(only("2026年6月31日", "date").filter((fact) => fact.words.includes("31"))).toEqual([]);
  });
});

describe("a whole sentence", () => {
  it("gives every fact once, in order, with its place", () => {
    const text = "急需外协喷漆约 500 台套，12 月底前交货，违约损失 120 万元，我厂年产能 2000 台";
    const facts = read(text);
    expect(facts.map(({ kind }) => kind)).toEqual(["process", "process", "quantity", "date", "money", "capacity"]);
    for (const { start, end, words } of facts) expect(text.slice(start, end)).toBe(words);
    expect(facts[1]).toMatchObject({ kind: "process", process: "喷涂" });
  });

  it("never throws, never overlaps and always points into the text", () => {
    assert(
      property(string({ unit: "binary", maxLength: 200 }), integer({ min: 10_000, max: 30_000 }), (noise, day) => {
        const text = `${noise}500台套9月底前${noise}`;
        let last = 0;
        for (const { start, end, words } of extractFacts(text, day, vocabulary)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(words);
          last = end;
        }
      }),
    );
  }, 30_000);
});
