import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createTranslator } from "./create-translator.ts";
import {
  formatAgo,
  formatDay,
  formatDayRange,
  formatInstant,
  formatList,
  formatMoney,
  formatNumber,
  formatQuantity,
  formatTimeLeft,
} from "./formats.ts";

const texts = (folder: string) => ({
  format: JSON.parse(readFileSync(new URL(`./${folder}/format.json`, import.meta.url), "utf8")),
});
const zh = createTranslator("zh-CN", texts("zh-CN")).t;
const en = createTranslator("en", texts("en")).t;
const today = "2026-11-21";
/** 14:30 in China. */
const now = new Date("2026-11-21T06:30:00Z");

describe("days and times", () => {
  it("writes a day with its year only when that is another one", () => {
    expect(formatDay(zh, "2026-09-30", { today })).toBe("9月30日");
    expect(formatDay(zh, "2027-01-05", { today })).toBe("2027年1月5日");
    expect(formatDay(zh, "2026-09-30", { today, year: true, weekday: true })).toBe("2026年9月30日（周三）");
    expect(formatDay(en, "2026-09-30", { today, weekday: true })).toBe("Wed 30 Sep");
  });

  it("takes the day in China, not in UTC", () => {
    expect(formatDay(zh, "2026-09-29T16:00:00.000Z", { today })).toBe("9月30日");
    expect(formatInstant(zh, "2026-11-20T16:05:00.000Z", { today })).toBe("00:05");
  });

  it("writes near instants short", () => {
    expect(formatInstant(zh, "2026-11-20T06:05:00Z", { today })).toBe("昨天 14:05");
    expect(formatInstant(en, "2026-11-02T06:05:00Z", { today })).toBe("2 Nov, 14:05");
    expect(formatAgo(zh, "2026-11-21T06:29:30Z", { today, now })).toBe("刚刚");
    expect(formatAgo(zh, "2026-11-21T06:25:00Z", { today, now })).toBe("5 分钟前");
    expect(formatAgo(en, "2026-11-21T05:25:00Z", { today, now })).toBe("1 hour ago");
  });

  it("writes a range of one day as that day", () => {
    expect(formatDayRange(zh, "2026-09-24", "2026-09-28", { today })).toBe("9月24日–9月28日");
    expect(formatDayRange(zh, "2026-09-24", "2026-09-24", { today })).toBe("9月24日");
  });
});

describe("time left", () => {
  it.each([
    ["2026-11-30", "还剩 9 天", "calm"],
    ["2026-11-24", "还剩 3 天", "soon"],
    ["2026-11-21", "今天到期", "urgent"],
    ["2026-11-19", "已逾期 2 天", "late"],
    ["2026-11-21T10:35:00Z", "还剩 4 小时", "urgent"],
    ["2026-11-21T06:31:00Z", "还剩 1 分钟", "urgent"],
    ["2026-11-23T06:29:00Z", "还剩 47 小时", "soon"],
    ["2026-11-21T06:00:00Z", "已逾期 30 分钟", "late"],
  ])("%s is %s", (until, text, urgency) => {
    expect(formatTimeLeft(zh, until, now)).toEqual({ text, urgency });
  });

  it("counts one in the singular", () => {
    expect(formatTimeLeft(en, "2026-11-22", now).text).toBe("1 day left");
  });
});

describe("numbers", () => {
  it("groups thousands and keeps every digit of a decimal string", () => {
    expect(formatNumber("1234567.125")).toBe("1,234,567.125");
    expect(formatNumber(1000.5)).toBe("1,000.5");
    expect(formatNumber(100)).toBe("100");
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 999 }), (whole, decimals) => {
        const value = `${whole}.${decimals}`;
        expect(formatNumber(value).replaceAll(",", "")).toBe(value);
      }),
    );
  });

  it("writes quantities and money as people say them", () => {
    expect(formatQuantity(zh, { value: "1500", unit: "套" })).toBe("1,500 套");
    expect(formatMoney(zh, 4_650)).toBe("46.5 元");
    expect(formatMoney(zh, 86_000_000)).toBe("86 万元");
    expect(formatMoney(zh, 12_500_000_000)).toBe("1.25 亿元");
    expect(formatMoney(zh, 86_000_000, { exact: true })).toBe("860,000 元");
    expect(formatMoney(en, 86_000_000)).toBe("CNY 860,000");
  });

  it("joins names", () => {
    expect(formatList(zh, ["甲", "乙", "丙"])).toBe("甲、乙、丙");
    expect(formatList(en, ["A", "B", "C"])).toBe("A, B and C");
    expect(formatList(zh, [])).toBe("");
  });
});
