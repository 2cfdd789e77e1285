import { describe, expect, test } from "vitest";
import { statusOfCode } from "../problem.ts";
import { en } from "./en.ts";
import { meetingInCalendar, problemText, ruleText } from "./messages.ts";
import { zhCN } from "./zh-cn.ts";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted();

describe("messages", () => {
  test.each(["titles", "details", "reasons", "rules"] as const)("both languages hold the same %s with the same facts", (part) => {
    expect(Object.keys(en[part]).toSorted()).toEqual(Object.keys(zhCN[part]).toSorted());
    for (const [key, text] of Object.entries(zhCN[part])) {
      expect(placeholders((en[part] as Record<string, string>)[key]!), key).toEqual(placeholders(text));
    }
  });

  test("a meeting's line in a calendar names its chair", () => {
    expect(meetingInCalendar({ title: "T", chair: "C" }, "en")).toBe("T (chaired by C)");
    expect(placeholders(en.meetingInCalendar)).toEqual(placeholders(zhCN.meetingInCalendar));
  });

  test("every code has a title and a detail", () => {
    for (const code of Object.keys(statusOfCode) as (keyof typeof statusOfCode)[]) {
      expect(problemText({ code }, "zh-CN").title).not.toBe("");
      expect(problemText({ code }, "en").detail).not.toBe("");
    }
  });

  test("a day is written as people write it", () => {
    expect(ruleText("day_past", { today: "2026-11-30" }, "zh-CN")).toBe("日期早于今天，请改为2026年11月30日或以后");
    expect(ruleText("day_past", { today: "2026-11-30" }, "en")).toBe("Lies in the past; choose 30 November 2026 or later");
  });

  test("facts are filled in; an unknown reason falls back to the code's sentence", () => {
    expect(ruleText("too_long", { maximum: 80 }, "zh-CN")).toBe("最多 80 个字");
    expect(problemText({ code: "conflict", reason: "unheard of" }, "en").detail).toBe(en.details.conflict);
  });
});
